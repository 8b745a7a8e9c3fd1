/** What of an idea's words stands on its note on the wall: as many as are still read from the last row. */
import { interWidth } from '#board/drawing/inter-widths.ts';
import { LINE_HEIGHT, TYPE_STEPS, lineCount } from '#board/fitting-text.ts';
import { NOTE_HEIGHT, NOTE_WIDTH } from '#domain/note-place.ts';

/** Board units; the smallest type that is used: the next step is left for tables. */
const SMALLEST = TYPE_STEPS[2];
/** Of the paper that words have, a little less than the board gives them: it measures by the browser's letters. */
const WIDTH = NOTE_WIDTH - 34;
const LINES = Math.floor((NOTE_HEIGHT - 48) / (SMALLEST * LINE_HEIGHT));

/** The text, or its beginning up to a word with "…". */
export function wordsFromAfar(text: string): string {
  if (fits(text)) return text;
  const words = [...text.matchAll(/\S+/g)];
  let [few, many] = [0, words.length];
  // The most words that fit, by halving.
  while (many - few > 1) {
    const middle = (few + many) >> 1;
    if (fits(beginning(text, words[middle - 1]!))) few = middle;
    else many = middle;
  }
  if (few > 0) return beginning(text, words[few - 1]!);
  let letters = [...text.trim()];
  while (!fits(`${letters.join('')}…`)) letters = letters.slice(0, Math.floor(letters.length * 0.9));
  return `${letters.join('')}…`;
}

function beginning(text: string, last: RegExpExecArray): string {
  return `${text.slice(0, last.index + last[0].length)} …`;
}

function fits(text: string): boolean {
  return lineCount(text, WIDTH / SMALLEST, interWidth) <= LINES;
}
