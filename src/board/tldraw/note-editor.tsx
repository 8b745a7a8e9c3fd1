/** The text area in a note that is open for typing. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useEditor, useValue } from 'tldraw';
import { IDEA_MAX_LENGTH } from '#domain/idea.ts';
import type { IdeaId } from '#domain/identifiers.ts';
import { NoteTyping } from '../note-typing.ts';
import { useSurroundings } from './surroundings.ts';

export function NoteEditor({ idea }: { idea: IdeaId }) {
  const editor = useEditor();
  const { options, reveal } = useSurroundings();
  const area = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    const field = area.current;
    const text = options.ideas.text(idea);
    if (!field || !text) {
      editor.setEditingShape(null);
      return;
    }
    options.undo.mark();
    const typing = new NoteTyping(field, text, options.origin, () => options.undo.mark());
    options.presence.show({ typing: idea });
    const takeFocus = () => field.focus({ preventScroll: true });
    takeFocus();
    field.setSelectionRange(field.value.length, field.value.length);
    // The browser gives the focus to the canvas after the press that opened the note: take it back when the finger is lifted.
    if (editor.inputs.getIsPointing()) window.addEventListener('pointerup', takeFocus, { once: true });
    return () => {
      window.removeEventListener('pointerup', takeFocus);
      typing.stop();
      options.presence.show({ typing: null });
      options.undo.mark();
    };
  }, [editor, idea, options]);

  // A keyboard on the screen takes half of it: keep the note in what is left.
  const { w, h } = useValue('viewport', () => editor.getViewportScreenBounds(), [editor]);
  useEffect(() => reveal(idea), [reveal, idea, w, h]);

  const keepToItself = (event: React.SyntheticEvent) => editor.markEventAsHandled(event);
  return (
    <textarea
      ref={area}
      className="board-note-text"
      aria-label={options.words.writeHere}
      placeholder={options.words.writeHere}
      maxLength={IDEA_MAX_LENGTH}
      autoCapitalize="sentences"
      lang={options.locale}
      spellCheck
      onPointerDown={keepToItself}
      onPointerMove={keepToItself}
      onPointerUp={keepToItself}
      onTouchStart={keepToItself}
      onTouchEnd={keepToItself}
      onWheelCapture={(event) => event.stopPropagation()}
      onBlur={({ relatedTarget }) => {
        // Elsewhere on the page, not merely another window.
        if (relatedTarget && !editor.getContainer().contains(relatedTarget)) editor.setEditingShape(null);
      }}
    />
  );
}
