/** The small bar above the selected notes: their colour, and removing them. */
import { useEditor, useValue, type Editor } from 'tldraw';
import { NOTE_COLOURS, type NoteColour } from '#domain/idea.ts';
import { ideaIdOf } from './idea-shape.ts';
import { isIdeaShape } from './idea-shape-util.tsx';
import { useSurroundings } from './surroundings.ts';
import { BoardButton } from './toolbar.tsx';

/** CSS pixels; the same in board.css. */
const BUTTON = 48;
const GAP = 2;
const EDGES = 14;
const DISTANCE = 12;
const BUTTONS = NOTE_COLOURS.length + 1;
/** Below this width the bar takes two rows, to the right of the tools. */
const NARROW = 520;

export function NoteBar() {
  const editor = useEditor();
  const { options, removeSelected } = useSurroundings();
  const place = useValue('bar place', () => barPlace(editor), [editor]);
  const colours = useValue(
    'selected colours',
    () => new Set(editor.getSelectedShapes().map((shape) => (isIdeaShape(shape) ? shape.props.colour : null))),
    [editor],
  );
  if (!place) return null;

  const recolour = (colour: NoteColour) => {
    options.undo.mark();
    for (const id of editor.getSelectedShapeIds()) {
      const idea = ideaIdOf(id);
      if (idea) options.ideas.recolour(idea, colour);
    }
    options.undo.mark();
  };
  return (
    <div
      className="board-card board-note-bar"
      style={{ width: place.width, transform: `translate(${place.x}px, ${place.y}px)` }}
      // The note that is being typed into keeps the keyboard.
      onMouseDown={(event) => event.preventDefault()}
    >
      {NOTE_COLOURS.map((colour) => (
        <button
          key={colour}
          type="button"
          className="board-button"
          aria-label={options.words.colours[colour]}
          title={options.words.colours[colour]}
          aria-pressed={colours.has(colour)}
          onClick={() => recolour(colour)}
        >
          <span className="board-swatch" style={{ backgroundColor: `var(--note-${colour})` }} />
        </button>
      ))}
      <BoardButton icon="remove" label={options.words.remove} onPress={removeSelected} />
    </div>
  );
}

const stretch = (buttons: number) => buttons * BUTTON + (buttons - 1) * GAP + EDGES;

/** Above the notes, or under them where there is no room; null while there is nothing to show. */
function barPlace(editor: Editor): { x: number; y: number; width: number } | null {
  const selected = editor.getSelectedShapes();
  if (selected.length === 0 || !selected.every(isIdeaShape) || editor.getIsReadonly()) return null;
  if (!editor.isInAny('select.idle', 'select.editing_shape', 'select.pointing_shape')) return null;
  const bounds = editor.getSelectionPageBounds();
  if (!bounds) return null;
  const { w, h } = editor.getViewportScreenBounds();
  const top = editor.pageToViewport({ x: bounds.midX, y: bounds.minY });
  const bottom = editor.pageToViewport({ x: bounds.midX, y: bounds.maxY });
  const rows = w < NARROW ? 2 : 1;
  const width = stretch(Math.ceil(BUTTONS / rows));
  const height = stretch(rows);
  const above = top.y - height - DISTANCE;
  const y = above >= 0 ? above : Math.min(bottom.y + DISTANCE, h - height);
  const x = Math.min(Math.max(top.x - width / 2, 8), w - width - 8);
  return { x: Math.round(x), y: Math.round(y), width };
}
