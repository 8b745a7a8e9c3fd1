/** The permission table of the shared documents. */
import { expect, test } from 'vitest';
import { accessTo, type Access, type Asker } from './access.ts';
import type { AccountId, DocumentSubject, InitiativeId, SeatId, TableId, WorkshopId } from './identifiers.ts';

const initiative = 'ours' as InitiativeId;
const workshop = 'café' as WorkshopId;
const table = 'table 1' as TableId;

const facilitator = (...initiatives: string[]): Asker => ({
  kind: 'facilitator',
  account: 'vesna' as AccountId,
  initiatives: new Set(initiatives as InitiativeId[]),
});
const seat = (at: string, inWorkshop = 'café'): Asker => ({
  kind: 'seat',
  seat: 'seat' as SeatId,
  seatKind: 'participant',
  workshop: inWorkshop as WorkshopId,
  table: at as TableId,
});

const ASKERS: Record<string, Asker> = {
  'its facilitator': facilitator('ours', 'another'),
  'another facilitator': facilitator('another'),
  'a seat at the table': seat('table 1'),
  'a seat at another table': seat('table 2'),
  'a seat of another workshop': seat('table 1', 'another'),
  nobody: { kind: 'nobody' },
};

const TABLE: [asker: string, ofTable: { open: Access; closed: Access }, ofWorkshop: Access, ofInitiative: Access][] = [
  ['its facilitator', { open: 'write', closed: 'write' }, 'read', 'write'],
  ['another facilitator', { open: 'none', closed: 'none' }, 'none', 'none'],
  ['a seat at the table', { open: 'write', closed: 'read' }, 'read', 'none'],
  ['a seat at another table', { open: 'read', closed: 'read' }, 'read', 'none'],
  ['a seat of another workshop', { open: 'none', closed: 'none' }, 'none', 'none'],
  ['nobody', { open: 'none', closed: 'none' }, 'none', 'none'],
];

test.each(TABLE)('%s: table %o, workshop %s, initiative %s', (name, ofTable, ofWorkshop, ofInitiative) => {
  const asker = ASKERS[name];
  if (!asker) throw new Error(`Who is ${name}?`);
  const ask = (subject: DocumentSubject, isRoundOpen: boolean) => {
    const home = { initiative, workshop: subject.kind === 'initiative' ? null : workshop, isRoundOpen };
    return accessTo(subject, home, asker);
  };
  expect(ask({ kind: 'table', id: table }, true)).toBe(ofTable.open);
  expect(ask({ kind: 'table', id: table }, false)).toBe(ofTable.closed);
  expect(ask({ kind: 'workshop', id: workshop }, true)).toBe(ofWorkshop);
  expect(ask({ kind: 'initiative', id: initiative }, true)).toBe(ofInitiative);
});
