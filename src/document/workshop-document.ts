/** The document `workshop/<id>`: what everybody in a workshop sees of it, written by the server only. */
import type * as Y from 'yjs';
import { NOT_PLANNED } from '#domain/evening.ts';
import { NOTHING_TO_REVIEW } from '#domain/moderation.ts';
import { USUAL_PLACES } from '#domain/places/places.ts';
import type { Seat } from '#domain/seat.ts';
import type { Table } from '#domain/workshop.ts';
import type { ViewAsOf, WorkshopView } from '#domain/workshop-view.ts';

const VIEW = 'view';
const AS_OF = 'asOf';
const TABLES = 'tables';
export const SEATS = 'seats';

/** Keys of the view that are kept as one value each; tables and seats have a map of their own, an entry each. */
const SINGLE = [
  'title',
  'kind',
  'phase',
  'settings',
  'round',
  'evening',
  'projector',
  'voting',
  'ballot',
  'ballotsCast',
  'result',
  'hidden',
  'marks',
  'review',
  'calls',
  'announcement',
  'lockedTables',
  'places',
  'roomHeads',
  'pictures',
] as const;

/** Brings the document into agreement with the view, writing only what differs, and when it was read. */
export function publishWorkshop(doc: Y.Doc, { view, asOf }: ViewAsOf): void {
  doc.transact(() => {
    const single = doc.getMap(VIEW);
    single.set(AS_OF, asOf);
    for (const key of SINGLE) setIfChanged(single, key, view[key]);
    publishEntries(doc.getMap(TABLES), view.tables);
    publishEntries(doc.getMap(SEATS), view.seats);
  });
}

function publishEntries(map: Y.Map<unknown>, entries: readonly { id: string }[]): void {
  const wanted = new Set(entries.map((entry) => entry.id));
  for (const id of [...map.keys()]) if (!wanted.has(id)) map.delete(id);
  for (const entry of entries) setIfChanged(map, entry.id, entry);
}

function setIfChanged(map: Y.Map<unknown>, key: string, value: unknown): void {
  if (JSON.stringify(map.get(key)) !== JSON.stringify(value)) map.set(key, value);
}

/** null while the document has not arrived. Its values are trusted: nobody but the server can write them. */
export function readWorkshop(doc: Y.Doc): WorkshopView | null {
  const single = doc.getMap(VIEW);
  if (!single.has('title')) return null;
  const view = Object.fromEntries(SINGLE.map((key) => [key, single.get(key)]));
  const tables = [...doc.getMap<Table>(TABLES).values()].sort((a, b) => a.number - b.number);
  const seats = [...doc.getMap<Seat>(SEATS).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  // What an earlier version published lacks what came later.
  return {
    ...view,
    evening: view['evening'] ?? NOT_PLANNED,
    hidden: view['hidden'] ?? [],
    marks: view['marks'] ?? [],
    review: view['review'] ?? NOTHING_TO_REVIEW,
    calls: view['calls'] ?? [],
    announcement: view['announcement'] ?? null,
    lockedTables: view['lockedTables'] ?? [],
    places: view['places'] ?? USUAL_PLACES,
    projector: view['projector'] ?? 'step',
    roomHeads: view['roomHeads'] ?? [],
    pictures: view['pictures'] ?? [],
    tables,
    seats,
  } as WorkshopView;
}

/** When the published view was read; 0 where an earlier version published it, which did not say so. */
export function readAsOf(doc: Y.Doc): number {
  return doc.getMap<number>(VIEW).get(AS_OF) ?? 0;
}

export function followWorkshop(doc: Y.Doc, changed: () => void): () => void {
  const maps: Y.Map<unknown>[] = [doc.getMap(VIEW), doc.getMap(TABLES), doc.getMap(SEATS)];
  // One call for a publishing, however many maps it touched.
  let isTouched = false;
  const touch = () => {
    isTouched = true;
  };
  const tell = () => {
    if (isTouched) changed();
    isTouched = false;
  };
  for (const map of maps) map.observe(touch);
  doc.on('afterTransaction', tell);
  return () => {
    for (const map of maps) map.unobserve(touch);
    doc.off('afterTransaction', tell);
  };
}
