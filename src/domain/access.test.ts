/** The product's permission table: who may do what, and who may read and write which shared document. */
import { describe, expect, test } from 'vitest';
import {
  accessTo,
  actsFor,
  DEEDS,
  isTableOpenTo,
  may,
  mayCreateInitiative,
  mayHide,
  mayPropose,
  mayUnhide,
  mayWriteAs,
  roleIn,
  type Access,
  type Asker,
  type Deed,
} from './access.ts';
import type { AccountId, DocumentSubject, InitiativeId, SeatId, TableId, WorkshopId } from './identifiers.ts';
import type { SeatKind } from './seat.ts';

const initiative = 'ours' as InitiativeId;
const workshop = 'café' as WorkshopId;
const table = 'table 1' as TableId;

const account = (
  initiatives: string[],
  { owned = [], isPassing = false }: { owned?: string[]; isPassing?: boolean } = {},
) =>
  ({
    kind: 'facilitator',
    account: 'vesna' as AccountId,
    initiatives: new Set(initiatives as InitiativeId[]),
    owned: new Set(owned as InitiativeId[]),
    isPassing,
  }) satisfies Asker;
const seat = (seatKind: SeatKind, at = 'table 1', inWorkshop = 'café'): Asker => ({
  kind: 'seat',
  seat: 'seat' as SeatId,
  seatKind,
  workshop: inWorkshop as WorkshopId,
  table: at as TableId,
  sharers: new Set<SeatId>(),
});
const observer = (of: string): Asker => ({ kind: 'observer', link: 'link', workshop: of as WorkshopId });

const ASKERS = {
  'its owner': account(['ours', 'another'], { owned: ['ours'] }),
  'its facilitator': account(['ours', 'another'], { owned: ['another'] }),
  'a demonstration’s account': account(['ours'], { owned: ['ours'], isPassing: true }),
  'another facilitator': account(['another'], { owned: ['another'] }),
  'the host of the table': seat('host'),
  'a participant at the table': seat('participant'),
  'the tablet on the table': seat('tablet'),
  'a host of another table': seat('host', 'table 2'),
  'a participant at another table': seat('participant', 'table 2'),
  'a participant of another workshop': seat('participant', 'table 1', 'another'),
  'an observer': observer('café'),
  'an observer of another workshop': observer('another'),
  nobody: { kind: 'nobody' },
} satisfies Record<string, Asker>;
type Somebody = keyof typeof ASKERS;

const OWNERS: Somebody[] = ['its owner', 'a demonstration’s account'];
const TEAM: Somebody[] = [...OWNERS, 'its facilitator'];
const AT_THE_TABLE: Somebody[] = ['the host of the table', 'a participant at the table', 'the tablet on the table'];
const ELSEWHERE: Somebody[] = ['a host of another table', 'a participant at another table'];
const EVERYBODY_THERE: Somebody[] = [...TEAM, ...AT_THE_TABLE, ...ELSEWHERE, 'an observer'];

const WHO_MAY: Record<Deed, Somebody[]> = {
  seeInitiative: TEAM,
  changeInitiative: TEAM,
  editPlan: TEAM,
  exportPlan: TEAM,
  createWorkshop: TEAM,
  leaveTeam: TEAM,
  // Nobody invites people into a demonstration: an account is made by somebody who has one.
  manageTeam: ['its owner'],
  eraseInitiative: OWNERS,
  takeArchive: OWNERS,
  seeDesk: TEAM,
  setUpWorkshop: TEAM,
  runRounds: TEAM,
  arrangeSeats: TEAM,
  holdVote: TEAM,
  answerCalls: TEAM,
  announce: TEAM,
  steerProjector: TEAM,
  lockTables: TEAM,
  rehearse: TEAM,
  exportBoards: TEAM,
  eraseWorkshop: TEAM,
  eraseWords: TEAM,
  moderate: TEAM,
  manageLinks: TEAM,
  watchWorkshop: EVERYBODY_THERE,
  // The tablet on the table is nobody's: it has no dots.
  castDots: ['the host of the table', 'a participant at the table', ...ELSEWHERE],
  castDotsForSharers: ['the tablet on the table'],
  readTable: EVERYBODY_THERE,
  writeAtTable: [...TEAM, ...AT_THE_TABLE],
  seatSharers: ['the tablet on the table'],
  proposeIdea: AT_THE_TABLE,
  goToTable: AT_THE_TABLE,
  hostTable: ['the host of the table', 'a participant at the table'],
  callFacilitator: AT_THE_TABLE,
  settleCall: [...TEAM, ...AT_THE_TABLE],
  hideIdeas: [...TEAM, 'the host of the table'],
  pinIdeas: [...TEAM, 'the host of the table', 'the tablet on the table'],
  markQuestions: [...TEAM, ...AT_THE_TABLE],
  countRoom: [...TEAM, 'the host of the table'],
  addPictures: [...TEAM, ...AT_THE_TABLE],
  keepPictures: [...TEAM, 'the host of the table', 'the tablet on the table'],
};

describe.each(DEEDS)('%s', (deed) => {
  test.each(Object.keys(ASKERS) as Somebody[])('%s', (name) => {
    const place = { initiative, workshop, table };
    expect(may(ASKERS[name], deed, place)).toBe(WHO_MAY[deed].includes(name));
  });
});

test('beginning an initiative needs an account of one’s own', () => {
  const those = (Object.keys(ASKERS) as Somebody[]).filter((name) => mayCreateInitiative(ASKERS[name]));
  expect(those).toEqual(['its owner', 'its facilitator', 'another facilitator']);
});

test('whoever belongs to another initiative or workshop is nobody here', () => {
  for (const name of [
    'another facilitator',
    'a participant of another workshop',
    'an observer of another workshop',
  ] as const)
    expect(roleIn({ initiative, workshop }, ASKERS[name])).toBe('nobody');
});

test('a seat means nothing to the initiative as a whole', () => {
  for (const name of [...AT_THE_TABLE, 'an observer'] as const)
    expect(roleIn({ initiative, workshop: null }, ASKERS[name])).toBe('nobody');
});

type Hours = 'open' | 'between' | 'over';
const ALWAYS = (access: Access): Record<Hours, Access> => ({ open: access, between: access, over: access });

/** `between`: the rounds are on, and none is open. `over`: the evening has gone on to something else. */
const DOCUMENTS: Record<Somebody, { ofTable: Record<Hours, Access>; ofWorkshop: Access; ofInitiative: Access }> = {
  'its owner': { ofTable: ALWAYS('write'), ofWorkshop: 'read', ofInitiative: 'write' },
  'its facilitator': { ofTable: ALWAYS('write'), ofWorkshop: 'read', ofInitiative: 'write' },
  'a demonstration’s account': { ofTable: ALWAYS('write'), ofWorkshop: 'read', ofInitiative: 'write' },
  'another facilitator': { ofTable: ALWAYS('none'), ofWorkshop: 'none', ofInitiative: 'none' },
  'the host of the table': {
    ofTable: { open: 'write', between: 'write', over: 'read' },
    ofWorkshop: 'read',
    ofInitiative: 'none',
  },
  'a participant at the table': {
    ofTable: { open: 'write', between: 'read', over: 'read' },
    ofWorkshop: 'read',
    ofInitiative: 'none',
  },
  'the tablet on the table': {
    ofTable: { open: 'write', between: 'read', over: 'read' },
    ofWorkshop: 'read',
    ofInitiative: 'none',
  },
  'a host of another table': { ofTable: ALWAYS('read'), ofWorkshop: 'read', ofInitiative: 'none' },
  'a participant at another table': { ofTable: ALWAYS('read'), ofWorkshop: 'read', ofInitiative: 'none' },
  'a participant of another workshop': { ofTable: ALWAYS('none'), ofWorkshop: 'none', ofInitiative: 'none' },
  'an observer': { ofTable: ALWAYS('read'), ofWorkshop: 'read', ofInitiative: 'none' },
  'an observer of another workshop': { ofTable: ALWAYS('none'), ofWorkshop: 'none', ofInitiative: 'none' },
  nobody: { ofTable: ALWAYS('none'), ofWorkshop: 'none', ofInitiative: 'none' },
};

test.each(Object.keys(DOCUMENTS) as Somebody[])('the shared documents, for %s', (name) => {
  const expected = DOCUMENTS[name];
  const ask = (subject: DocumentSubject, hours: Hours, { isHeld = false, isLocked = false } = {}) => {
    const home = {
      initiative,
      workshop: subject.kind === 'initiative' ? null : workshop,
      isRoundOpen: hours === 'open',
      isRoundsPhase: hours !== 'over',
      isHeld,
      isLocked,
    };
    return accessTo(subject, home, ASKERS[name]);
  };
  for (const hours of ['open', 'between', 'over'] as const) {
    expect(ask({ kind: 'table', id: table }, hours)).toBe(expected.ofTable[hours]);
    // Where ideas are held for review, nobody but a facilitator writes on a board.
    const held = ASKERS[name].kind === 'seat' ? expected.ofTable.over : expected.ofTable[hours];
    expect(ask({ kind: 'table', id: table }, hours, { isHeld: true })).toBe(held);
    // The same where the table is locked.
    expect(ask({ kind: 'table', id: table }, hours, { isLocked: true })).toBe(held);
    expect(ask({ kind: 'workshop', id: workshop }, hours)).toBe(expected.ofWorkshop);
    expect(ask({ kind: 'initiative', id: initiative }, hours)).toBe(expected.ofInitiative);
  }
});

test('a host sums up between the rounds, the others wait for the next one', () => {
  const between = { isRoundOpen: false, isRoundsPhase: true };
  expect([isTableOpenTo('host', between), isTableOpenTo('participant', between)]).toEqual([true, false]);
  expect(isTableOpenTo('host', { isRoundOpen: false, isRoundsPhase: false })).toBe(false);
});

/** What each may do at table 1 while a round is open: propose, hide, bring back what a host hid, bring back what a facilitator hid. */
const MODERATION: [
  asker: Somebody,
  propose: boolean,
  hide: boolean,
  unhideHosts: boolean,
  unhideFacilitators: boolean,
][] = [
  ['its facilitator', false, true, true, true],
  ['another facilitator', false, false, false, false],
  ['the host of the table', true, true, true, false],
  ['a host of another table', false, false, false, false],
  ['a participant at the table', true, false, false, false],
  ['a participant at another table', false, false, false, false],
  ['a participant of another workshop', false, false, false, false],
  ['an observer', false, false, false, false],
  ['nobody', false, false, false, false],
];

test.each(MODERATION)(
  '%s: proposes %s, hides %s, brings back %s and %s',
  (name, propose, hide, hosts, facilitators) => {
    const asker = ASKERS[name];
    const home = { initiative, workshop, isRoundOpen: true, isRoundsPhase: true, isHeld: true, isLocked: false };
    expect(mayPropose(table, home, asker)).toBe(propose);
    expect(mayPropose(table, { ...home, isRoundOpen: false, isRoundsPhase: false }, asker)).toBe(false);
    expect(mayPropose(table, { ...home, isLocked: true }, asker)).toBe(false);
    expect(mayHide(table, home, asker) !== null).toBe(hide);
    expect(mayUnhide('host', table, home, asker)).toBe(hosts);
    expect(mayUnhide('facilitator', table, home, asker)).toBe(facilitators);
  },
);

describe('under whose name', () => {
  const lejla = 'lejla' as SeatId;
  const sharing = (seatKind: SeatKind): Asker => ({
    kind: 'seat',
    seat: 'seat' as SeatId,
    seatKind,
    workshop,
    table,
    sharers: new Set([lejla]),
  });

  test('a tablet writes as itself, as those who sit at it, and as nobody else', () => {
    expect(mayWriteAs(sharing('tablet'), 'seat' as SeatId)).toBe(true);
    expect(mayWriteAs(sharing('tablet'), lejla)).toBe(true);
    expect(mayWriteAs(sharing('tablet'), 'arben' as SeatId)).toBe(false);
  });
  test('a person writes as themselves alone', () => {
    expect(mayWriteAs(seat('participant'), 'seat' as SeatId)).toBe(true);
    expect(mayWriteAs(seat('host'), lejla)).toBe(false);
    // Whatever its asker says: only a tablet is shared.
    expect(actsFor(sharing('host'), lejla)).toBe(false);
  });
  test('a facilitator writes under nobody’s name but their own, which is none', () => {
    expect(mayWriteAs(account(['ours']), null)).toBe(true);
    expect(mayWriteAs(account(['ours']), lejla)).toBe(false);
  });
});
