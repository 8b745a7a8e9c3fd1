/** What pasted text becomes: each line, paragraph or cell of a spreadsheet a note of its own. */
import { IDEA_MAX_LENGTH } from '#domain/idea.ts';
import { cleanText } from '#domain/text.ts';

const MOST_NOTES = 200;
const LIST_MARK = /^\s*(?:[-*•–]|\d{1,3}[.)])\s+/;
/** A cell of a spreadsheet; one with line breaks or quotation marks in it comes in quotation marks, each of its own doubled. */
const CELL = /"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*)/y;

/** Paragraphs where there are empty lines between, else lines; marks of a list are left out. Beyond what a board bears, lines share notes. */
export function notesFromText(pasted: string): string[] {
  const text = cleanText(pasted).trim();
  const parts = text.includes('\t') ? cells(text) : /\n\s*\n/.test(text) ? text.split(/\n\s*\n/) : text.split('\n');
  const notes = parts.map((part) => part.replace(LIST_MARK, '').trim()).filter((part) => part !== '');
  const kept = notes.slice(0, MOST_NOTES);
  if (notes.length > MOST_NOTES) kept[MOST_NOTES - 1] = notes.slice(MOST_NOTES - 1).join('\n');
  return kept.flatMap(piecesOf);
}

function cells(table: string): string[] {
  const found: string[] = [];
  for (let at = 0; at <= table.length; at = CELL.lastIndex + 1) {
    CELL.lastIndex = at;
    const cell = CELL.exec(table);
    if (!cell) break;
    found.push(cell[1] === undefined ? (cell[2] ?? '') : cell[1].replaceAll('""', '"'));
    CELL.lastIndex = at + cell[0].length;
  }
  return found;
}

/** What is longer than a note may be goes on in the next one, broken between lines where there are any. */
function piecesOf(note: string): string[] {
  const pieces: string[] = [];
  let rest = note;
  while (rest.length > IDEA_MAX_LENGTH) {
    const line = rest.lastIndexOf('\n', IDEA_MAX_LENGTH);
    const end = line > 0 ? line : IDEA_MAX_LENGTH;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end).replace(/^\n/, '');
  }
  return [...pieces, rest];
}
