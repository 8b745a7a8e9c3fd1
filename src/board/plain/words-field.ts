/** The field in which the words of a note, a drawn text or a frame's name are typed. */
import type * as Y from 'yjs';
import { IDEA_MAX_LENGTH } from '#domain/idea.ts';
import { cleanText } from '#domain/text.ts';
import type { BoardOptions } from '../board.ts';
import type { DrawnElement } from '../drawing/element.ts';
import type { Laid } from '../drawing/layout.ts';
import { richTextOf } from '../drawing/rich-text.ts';
import { NoteTyping } from '../note-typing.ts';
import type { DrawingWriter } from './drawing-writer.ts';

export interface WordsField {
  readonly element: HTMLTextAreaElement | HTMLInputElement;
  /** Takes in what is still being composed, and lets go. */
  close(): void;
}

const NAME_MAX_LENGTH = 120;

function textArea({ words, locale }: BoardOptions): HTMLTextAreaElement {
  const area = document.createElement('textarea');
  area.ariaLabel = words.writeHere;
  area.maxLength = IDEA_MAX_LENGTH;
  area.autocapitalize = 'sentences';
  area.lang = locale;
  area.spellcheck = true;
  return area;
}

export function noteField(options: BoardOptions, text: Y.Text): WordsField {
  const element = textArea(options);
  element.className = 'board-note-text';
  element.placeholder = options.words.writeHere;
  const typing = new NoteTyping(element, text, options.origin, () => options.undo.mark());
  element.setSelectionRange(element.value.length, element.value.length);
  return { element, close: () => typing.stop() };
}

/** `typed` is told after each change: the text grows with its words. */
export function drawnField(options: BoardOptions, drawn: DrawnElement, writer: DrawingWriter): WordsField | null {
  const { words: said } = options;
  if (drawn.kind === 'frame') return nameField(drawn, writer, { label: said.frame, nameless: said.frame });
  if (drawn.kind === 'picture') return nameField(drawn, writer, { label: said.describe, nameless: '' });
  const words = drawn.kind === 'text' ? drawn.lines : drawn.kind === 'arrow' ? drawn.label : null;
  if (!words) return null;
  const element = textArea(options);
  element.className = 'plain-words';
  element.rows = 1;
  element.value = words.join('\n');
  const typed = () => writer.set(drawn.id, { 'props.richText': richTextOf(cleanText(element.value)) });
  element.addEventListener('input', typed);
  return {
    element,
    close() {
      element.removeEventListener('input', typed);
      if (drawn.kind === 'text' && element.value.trim() === '') writer.remove([drawn.id]);
    },
  };
}

/** `nameless`: what it is called where the field is left empty. */
function nameField(
  { id, name }: { id: string; name: string },
  writer: DrawingWriter,
  { label, nameless }: { label: string; nameless: string },
): WordsField {
  const element = document.createElement('input');
  element.className = 'plain-name';
  element.ariaLabel = element.placeholder = label;
  element.maxLength = NAME_MAX_LENGTH;
  element.value = name;
  element.select();
  let hasTyped = false;
  const typed = () => {
    hasTyped = true;
    writer.set(id, { 'props.name': cleanText(element.value) });
  };
  element.addEventListener('input', typed);
  return {
    element,
    close() {
      element.removeEventListener('input', typed);
      if (element.value.trim() === '' && (hasTyped || nameless !== '')) writer.set(id, { 'props.name': nameless });
    },
  };
}

/** In the coordinates of the board: over what is written, or above what is named. */
export function placeDrawnField({ style }: HTMLElement, { area, element }: Laid): void {
  if (element.kind === 'frame' || element.kind === 'picture') {
    style.transform = `translate(${area.x}px, ${area.y - 34}px)`;
    style.width = `${Math.max(area.width, 160)}px`;
    return;
  }
  const isText = element.kind === 'text';
  const size = isText ? element.size : 20;
  const width = Math.max(area.width + size, size * 4);
  const [x, y] = isText ? [area.x, area.y] : [area.x + area.width / 2 - width / 2, area.y + area.height / 2 - size];
  style.transform = `translate(${x}px, ${y}px)`;
  style.fontSize = `${size}px`;
  style.width = `${width}px`;
  style.height = `${Math.max(isText ? area.height : 0, size * 1.4)}px`;
}
