/** A note as it lies on the canvas: paper, text, who wrote it and in which round. */
import { useEffect, useRef } from 'react';
import { useEditor, useValue } from 'tldraw';
import { NOTE_HEIGHT, NOTE_WIDTH } from '#domain/note-place.ts';
import { LINE_HEIGHT, browserMeasure, fittingStep } from '../fitting-text.ts';
import { ideaIdOf, type IdeaShape } from './idea-shape.ts';
import { NoteEditor } from './note-editor.tsx';
import { useSurroundings } from './surroundings.ts';
import { spoken } from '../words.ts';

/** Board units; the same in board.css. */
const PADDING = 14;
const FOOTER_HEIGHT = 34;
/** Less than the paper leaves, since a layout rounds where a measurement does not. */
const TEXT_WIDTH = NOTE_WIDTH - 2 * PADDING - 2;
const TEXT_HEIGHT = NOTE_HEIGHT - PADDING - FOOTER_HEIGHT;

export function Note({ shape }: { shape: IdeaShape }) {
  const editor = useEditor();
  const { options, typists, fontsArrived } = useSurroundings();
  const { text, colour, round, signature, isCovered } = shape.props;
  const idea = ideaIdOf(shape.id);
  const isEditing = useValue('is editing', () => editor.getEditingShapeId() === shape.id, [editor, shape.id]);
  const isSelected = useValue('is selected', () => editor.getSelectedShapeIds().includes(shape.id), [editor, shape.id]);
  const typist = useValue('typist', () => (idea ? typists.get().get(idea) : undefined), [typists, idea]);
  const size = useValue(
    'type size',
    () => {
      fontsArrived.get();
      const { fontFamily } = getComputedStyle(editor.getContainer());
      return fittingStep(text, TEXT_WIDTH, TEXT_HEIGHT, browserMeasure(fontFamily));
    },
    [editor, text, fontsArrived],
  );
  return (
    <article
      className="board-note"
      data-idea={idea ?? undefined}
      data-selected={isSelected ? '' : undefined}
      data-typed={typist ? '' : undefined}
      data-covered={isCovered ? '' : undefined}
      style={{ backgroundColor: `var(--note-${colour})`, fontSize: size, lineHeight: LINE_HEIGHT }}
    >
      {isEditing && idea ? <NoteEditor idea={idea} /> : <NoteText text={text} />}
      <footer className="board-note-footer">
        <span className="board-note-signature">
          {typist ? spoken(options.words.isTyping, { name: typist }) : signature}
        </span>
        {round > 0 && (
          <span className="board-note-round" role="img" aria-label={spoken(options.words.roundMark, { round })}>
            {round}
          </span>
        )}
      </footer>
    </article>
  );
}

function NoteText({ text }: { text: string }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = element.current;
    if (!box) return;
    // The wheel scrolls a note that holds more than it shows; elsewhere it moves the canvas.
    const keepWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey && box.scrollHeight > box.clientHeight + 1) event.stopPropagation();
    };
    box.addEventListener('wheel', keepWheel, { passive: true });
    return () => box.removeEventListener('wheel', keepWheel);
  }, []);
  return (
    <div className="board-note-text" ref={element}>
      {text}
    </div>
  );
}
