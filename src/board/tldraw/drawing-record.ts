/** How a drawn element lies in the drawing: one key per field, and one per property ("props.text"), so that two people can change different ones. */
import * as Y from 'yjs';
import type { TLBinding, TLShape } from 'tldraw';

export type DrawnRecord = TLShape | TLBinding;

const PROPERTY = 'props.';

export function isDrawnId(id: string): id is DrawnRecord['id'] {
  return id.startsWith('shape:') || id.startsWith('binding:');
}

export function fieldsOf(record: DrawnRecord): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [key, value] of Object.entries(record)) {
    if (key === 'id' || key === 'typeName' || key === 'props' || value === undefined) continue;
    fields.set(key, value);
  }
  for (const [key, value] of Object.entries(record.props)) {
    if (value !== undefined) fields.set(PROPERTY + key, value);
  }
  return fields;
}

/** The record an entry stands for, unchecked; null where it is no entry at all. */
export function recordOf(id: string, entry: unknown): Record<string, unknown> | null {
  if (!(entry instanceof Y.Map)) return null;
  const plain: [string, unknown][] = [];
  const props: [string, unknown][] = [];
  for (const [key, value] of entry as Y.Map<unknown>) {
    if (key.startsWith(PROPERTY)) props.push([key.slice(PROPERTY.length), value]);
    else plain.push([key, value]);
  }
  return {
    ...Object.fromEntries(plain),
    props: Object.fromEntries(props),
    id,
    typeName: id.slice(0, id.indexOf(':')),
  };
}
