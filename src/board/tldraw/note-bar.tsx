/** The small bar above the selected notes: their colour, and removing them. */
import { useEditor, useValue } from 'tldraw';
import { NOTE_COLOURS, type NoteColour } from '#domain/idea.ts';
import { ideaIdOf } from './idea-shape.ts';
import { isIdeaShape } from './idea-shape-util.tsx';
import { useSurroundings } from './surroundings.ts';
import { BoardButton } from './toolbar.tsx';

/** CSS pixels; the same in board.css. */
const BAR_WIDTH = 7 * 48 + 6 * 2 + 14;
const BAR_HEIGHT = 62;
const DISTANCE = 12;

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
      style={{ transform: `translate(${place.x}px, ${place.y}px)` }}
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

/** Above the notes, or under them where there is no room; null while there is nothing to show. */
function barPlace(editor: ReturnType<typeof useEditor>): { x: number; y: number } | null {
  const selected = editor.getSelectedShapes();
  if (selected.length === 0 || !selected.every(isIdeaShape) || editor.getIsReadonly()) return null;
  if (!editor.isInAny('select.idle', 'select.editing_shape', 'select.pointing_shape')) return null;
  const bounds = editor.getSelectionPageBounds();
  if (!bounds) return null;
  const { w, h } = editor.getViewportScreenBounds();
  const top = editor.pageToViewport({ x: bounds.midX, y: bounds.minY });
  const bottom = editor.pageToViewport({ x: bounds.midX, y: bounds.maxY });
  const above = top.y - BAR_HEIGHT - DISTANCE;
  const y = above >= 0 ? above : Math.min(bottom.y + DISTANCE, h - BAR_HEIGHT);
  return { x: Math.round(Math.min(Math.max(top.x - BAR_WIDTH / 2, 8), Math.max(8, w - BAR_WIDTH - 8))), y: Math.round(y) };
}
