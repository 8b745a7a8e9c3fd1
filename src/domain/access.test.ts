/** The permission table of the shared documents. */
import { expect, test } from 'vitest';
import { accessTo, mayHide, mayPropose, mayUnhide, type Access, type Asker } from './access.ts';
import type { SeatKind } from './seat.ts';
import type { AccountId, DocumentSubject, InitiativeId, SeatId, TableId, WorkshopId } from './identifiers.ts';

const initiative = 'ours' as InitiativeId;
const workshop = 'café' as WorkshopId;
const table = 'table 1' as TableId;

const facilitator = (...initiatives: string[]): Asker => ({
  kind: 'facilitator',
  account: 'vesna' as AccountId,
  initiatives: new Set(initiatives as InitiativeId[]),
});
const seat = (at: string, inWorkshop = 'café', seatKind: SeatKind = 'participant'): Asker => ({
  kind: 'seat',
  seat: 'seat' as SeatId,
  seatKind,
  workshop: inWorkshop as WorkshopId,
  table: at as TableId,
});

const ASKERS: Record<string, Asker> = {
  'its facilitator': facilitator('ours', 'another'),
  'another facilitator': facilitator('another'),
  'a seat at the table': seat('table 1'),
  'a seat at another table': seat('table 2'),
  'a seat of another workshop': seat('table 1', 'another'),
  'the host of the table': seat('table 1', 'café', 'host'),
  'the host of another table': seat('table 2', 'café', 'host'),
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
  const ask = (subject: DocumentSubject, isRoundOpen: boolean, isHeld = false) => {
    const home = { initiative, workshop: subject.kind === 'initiative' ? null : workshop, isRoundOpen, isHeld };
    return accessTo(subject, home, asker);
  };
  expect(ask({ kind: 'table', id: table }, true)).toBe(ofTable.open);
  expect(ask({ kind: 'table', id: table }, false)).toBe(ofTable.closed);
  // Where ideas are held for review, nobody but a facilitator writes on a board.
  expect(ask({ kind: 'table', id: table }, true, true)).toBe(ofTable.closed);
  expect(ask({ kind: 'workshop', id: workshop }, true)).toBe(ofWorkshop);
  expect(ask({ kind: 'initiative', id: initiative }, true)).toBe(ofInitiative);
});

/** What each may do at table 1 while a round is open: propose, hide, bring back what a host hid, bring back what a facilitator hid. */
const MODERATION: [
  asker: string,
  propose: boolean,
  hide: boolean,
  unhideHosts: boolean,
  unhideFacilitators: boolean,
][] = [
  ['its facilitator', false, true, true, true],
  ['another facilitator', false, false, false, false],
  ['the host of the table', true, true, true, false],
  ['the host of another table', false, false, false, false],
  ['a seat at the table', true, false, false, false],
  ['a seat at another table', false, false, false, false],
  ['a seat of another workshop', false, false, false, false],
  ['nobody', false, false, false, false],
];

test.each(MODERATION)(
  '%s: proposes %s, hides %s, brings back %s and %s',
  (name, propose, hide, hosts, facilitators) => {
    const asker = ASKERS[name];
    if (!asker) throw new Error(`Who is ${name}?`);
    const home = { initiative, workshop, isRoundOpen: true, isHeld: true };
    expect(mayPropose(table, home, asker)).toBe(propose);
    expect(mayPropose(table, { ...home, isRoundOpen: false }, asker)).toBe(false);
    expect(mayHide(table, home, asker) !== null).toBe(hide);
    expect(mayUnhide('host', table, home, asker)).toBe(hosts);
    expect(mayUnhide('facilitator', table, home, asker)).toBe(facilitators);
  },
);
