/** What pasted text becomes: each line, paragraph or cell of a spreadsheet a note of its own. */
import { IDEA_MAX_LENGTH } from '#domain/idea.ts';
import { cleanText } from '#domain/text.ts';

const MOST_NOTES = 200;
const LIST_MARK = /^\s*(?:[-*•–]|\d{1,3}[.)])\s+/;

/** Paragraphs where there are empty lines between, else lines; marks of a list are left out. What is cut off is none: more than fit go into the last. */
export function notesFromText(pasted: string): string[] {
  const text = cleanText(pasted.replace(/\r\n?/g, '\n')).trim();
  if (text === '') return [];
  const isTable = text.includes('\t');
  const parts = isTable ? text.split(/[\t\n]/) : /\n\s*\n/.test(text) ? text.split(/\n\s*\n/) : text.split('\n');
  const notes = parts.map((part) => part.replace(LIST_MARK, '').trim()).filter((part) => part !== '');
  const kept = notes.slice(0, MOST_NOTES);
  if (notes.length > MOST_NOTES) kept[MOST_NOTES - 1] = notes.slice(MOST_NOTES - 1).join('\n');
  return kept.map((note) => note.slice(0, IDEA_MAX_LENGTH));
}
