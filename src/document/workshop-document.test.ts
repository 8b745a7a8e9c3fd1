/** Publishing a workshop's view: what differs is written, and when it was read. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { NOT_PLANNED } from '#domain/evening.ts';
import { NOTHING_TO_REVIEW } from '#domain/moderation.ts';
import { USUAL_PLACES } from '#domain/places/places.ts';
import { TEMPLATES } from '#domain/workshop.ts';
import type { WorkshopView } from '#domain/workshop-view.ts';
import { publishWorkshop, readAsOf, readWorkshop } from './workshop-document.ts';

const view: WorkshopView = {
  ...{
    title: 'Kavarna',
    kind: 'world-cafe',
    phase: 'preparation',
    settings: TEMPLATES['world-cafe'].settings,
  },
  ...{ tables: [], seats: [], projector: 'step', round: null, evening: NOT_PLANNED, voting: 'not-opened', ballot: [] },
  ...{ ballotsCast: 0, roomHeads: [], result: null, hidden: [], marks: [], review: NOTHING_TO_REVIEW, calls: [] },
  ...{ announcement: null, lockedTables: [], places: USUAL_PLACES, pictures: [] },
};

test('a view that says the same tells that it was read later, and writes nothing else', () => {
  const doc = new Y.Doc();
  publishWorkshop(doc, { view, asOf: 1 });
  const changed: string[] = [];
  doc.on('afterTransaction', (transaction) => {
    for (const keys of transaction.changed.values()) changed.push(...[...keys].map(String));
  });
  publishWorkshop(doc, { view, asOf: 2 });
  expect([changed, readWorkshop(doc), readAsOf(doc)]).toEqual([['asOf'], view, 2]);
});

test('what an earlier version published is older than anything', () => {
  const doc = new Y.Doc();
  publishWorkshop(doc, { view, asOf: 3 });
  doc.getMap('view').delete('asOf');
  expect([readWorkshop(doc), readAsOf(doc)]).toEqual([view, 0]);
});
