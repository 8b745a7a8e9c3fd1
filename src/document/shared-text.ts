/** Shared texts in documents: reading a Y.Text that may be missing, and writing into it what a person typed. */
import * as Y from 'yjs';
import { textChange } from '#domain/text-change.ts';

/** The text under a key; empty where the entry is absent or of another kind. */
export function readText(map: Y.Map<unknown>, key: string): string {
  const value = map.get(key);
  return value instanceof Y.Text ? value.toString() : '';
}

export function sharedText(map: Y.Map<unknown>, key: string): Y.Text | null {
  const value = map.get(key);
  return value instanceof Y.Text ? value : null;
}

/** Writes the difference only, so that two people can type in one text. `caret`: where it stands in `next`. */
export function typeInto(text: Y.Text, next: string, caret?: number): void {
  const change = textChange(text.toString(), next, caret);
  if (change === null) return;
  const apply = () => {
    if (change.remove > 0) text.delete(change.at, change.remove);
    if (change.insert !== '') text.insert(change.at, change.insert);
  };
  if (text.doc) text.doc.transact(apply);
  else apply();
}

export function newText(content: string): Y.Text {
  const text = new Y.Text();
  if (content !== '') text.insert(0, content);
  return text;
}

export function readNumber(map: Y.Map<unknown>, key: string): number | null {
  const value = map.get(key);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function readString(map: Y.Map<unknown>, key: string): string | null {
  const value = map.get(key);
  return typeof value === 'string' ? value : null;
}
