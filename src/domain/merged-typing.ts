/** What two people typed into one text at the same time, brought together without a document between them. */
import { textChange, type TextChange } from './text-change.ts';

/** Where a place in a text lies after a change. What is inserted right at the place comes behind it. */
export function placeAfter(place: number, change: TextChange | null): number {
  if (change === null || place <= change.at) return place;
  return Math.max(change.at, place - change.remove) + change.insert.length;
}

/** What somebody made of `base` in a field, put on top of what the others have meanwhile made of it. */
export function mergedTyping(
  base: string,
  typed: string,
  caret: number,
  others: string,
): { text: string; caret: number } {
  const mine = textChange(base, typed, caret);
  const theirs = textChange(base, others);
  if (theirs === null) return { text: typed, caret };
  if (mine === null) return { text: others, caret: placeAfter(caret, theirs) };
  const at = placeAfter(mine.at, theirs);
  const end = Math.max(at, placeAfter(mine.at + mine.remove, theirs));
  return {
    text: others.slice(0, at) + mine.insert + others.slice(end),
    caret: at + Math.min(mine.insert.length, Math.max(0, caret - mine.at)),
  };
}
