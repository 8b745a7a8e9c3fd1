/** The drawing within `table/<id>`: its entries as plain fields, and in which form they are kept. */
import * as Y from 'yjs';
import { readNumber } from './shared-text.ts';
import { drawingMap } from './table-document.ts';

export type DrawingEntry = readonly [id: string, fields: Readonly<Record<string, unknown>>];

const ABOUT = 'drawing-about';
const VERSION = 'version';
/** What was drawn before anybody wrote down the form. */
const FIRST_VERSION = 1;

/** What is no entry at all is left out; a name like `__proto__` is a field like any other. */
export function drawingEntries(doc: Y.Doc): DrawingEntry[] {
  const entries: DrawingEntry[] = [];
  for (const [id, entry] of drawingMap(doc) as Y.Map<unknown>) {
    if (!(entry instanceof Y.Map)) continue;
    const fields: [string, unknown][] = [];
    for (const [key, value] of entry as Y.Map<unknown>) {
      fields.push([key, value instanceof Y.AbstractType ? (value.toJSON() as unknown) : value]);
    }
    entries.push([id, Object.fromEntries(fields)]);
  }
  return entries;
}

export function drawingVersion(doc: Y.Doc): number {
  return readNumber(doc.getMap(ABOUT), VERSION) ?? FIRST_VERSION;
}

/**
 * Brings a drawing that is kept in an earlier form into today's, field by field; `current` says how an entry reads today. A drawing of a later
 * form, and an empty one, stay as they are. Returns whether anything was written.
 */
export function bringDrawingUpToDate(
  doc: Y.Doc,
  version: number,
  current: (entries: readonly DrawingEntry[]) => Iterable<DrawingEntry>,
): boolean {
  const drawing = drawingMap(doc);
  if (drawing.size === 0 || drawingVersion(doc) >= version) return false;
  doc.transact(() => {
    const before = drawingEntries(doc);
    const kept = new Map(before);
    for (const [id, fields] of current(before)) writeEntry(drawing, id, kept.get(id), fields);
    doc.getMap(ABOUT).set(VERSION, version);
  });
  return true;
}

function writeEntry(
  drawing: Y.Map<Y.Map<unknown>>,
  id: string,
  before: DrawingEntry[1] | undefined,
  after: DrawingEntry[1],
): void {
  if (before === after) return;
  const entry = drawing.get(id);
  if (!(entry instanceof Y.Map)) {
    drawing.set(id, new Y.Map(Object.entries(after)));
    return;
  }
  for (const [key, value] of Object.entries(after)) if (before?.[key] !== value) entry.set(key, value);
  for (const key of entry.keys()) if (!Object.hasOwn(after, key)) entry.delete(key);
}
