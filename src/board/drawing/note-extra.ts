/** What a board keeps about a note beside the idea: whether it is locked in its place, and how far it was brought forward. It lies in the drawing. */
import type { Fields } from './element.ts';

export interface NoteExtra {
  isLocked: boolean;
  /** Notes lie in the pile by this first, then by when they were written. */
  raised: number;
}

const PREFIX = 'note:';

export function extraKey(idea: string): string {
  return PREFIX + idea;
}

/** null: no such key. */
export function noteIdOfExtra(key: string): string | null {
  return key.startsWith(PREFIX) ? key.slice(PREFIX.length) : null;
}

export function noteExtra(fields: Fields): NoteExtra {
  const { raised } = fields;
  const isUsable = typeof raised === 'number' && Number.isSafeInteger(raised) && Math.abs(raised) < 1_000;
  return { isLocked: fields.isLocked === true, raised: isUsable ? raised : 0 };
}
