/** What the desk makes of who is connected: a table without its tablet, a host who has left, phones that only sleep. */
import { expect, test } from 'vitest';
import { NOT_PLANNED } from './evening.ts';
import type { SeatId, TableId } from './identifiers.ts';
import { NOTHING_TO_REVIEW } from './moderation.ts';
import type { RoomPulse } from './room-pulse.ts';
import type { Seat, SeatKind } from './seat.ts';
import { tableSituations } from './table-situation.ts';
import { USUAL_PLACES } from './places/places.ts';
import type { WorkshopView } from './workshop-view.ts';
import { TEMPLATES } from './workshop.ts';

const table = 'table 1' as TableId;

function seat(id: string, kind: SeatKind = 'participant'): Seat {
  const nothing = {
    nextTable: null,
    name: '',
    group: '',
    colour: 'sun',
    symbol: 'leaf',
    isShared: false,
    side: 0,
    remote: false,
  } as const;
  return { id: id as SeatId, kind, table, ...nothing };
}

const view = (seats: Seat[]): WorkshopView => ({
  title: 'Kavarna',
  kind: 'world-cafe',
  phase: 'rounds',
  settings: TEMPLATES['world-cafe'].settings,
  tables: [{ id: table, number: 1, topic: '', question: '', host: '' }],
  seats,
  round: { number: 2, openedAt: 0, endsAt: 1_000, endedAt: null },
  evening: NOT_PLANNED,
  voting: 'not-opened',
  ballot: [],
  ballotsCast: 0,
  result: null,
  hidden: [],
  places: USUAL_PLACES,
  review: NOTHING_TO_REVIEW,
  calls: [],
  announcement: null,
  lockedTables: [],
  marks: [],
  roomHeads: [],
  projector: 'step',
  pictures: [],
});

const pulse = (of: { connected?: string[]; gone?: [string, number][]; inRound?: number } = {}): RoomPulse => ({
  at: 900,
  tables: [{ table, ideas: 7, inRound: of.inRound ?? 0, lastIdeaAt: 500, lastChangeAt: null, yetToWrite: null }],
  connected: (of.connected ?? []) as SeatId[],
  gone: (of.gone ?? []).map(([id, since]) => ({ seat: id as SeatId, since })),
  batteries: [
    { seat: 'tablet' as SeatId, level: 15, isCharging: false },
    { seat: 'elsewhere' as SeatId, level: 5, isCharging: false },
  ],
  latest: [],
});

const only = (seats: Seat[], of: Parameters<typeof pulse>[0]) => tableSituations(view(seats), pulse(of))[0];

test('a table is cut off when its tablet is gone, however many phones are there', () => {
  const seats = [seat('tablet', 'tablet'), seat('ana'), seat('bor')];
  expect(only(seats, { connected: ['tablet'], gone: [['ana', 100]] })?.cutOffSince).toBeNull();
  expect(only(seats, { connected: ['ana', 'bor'], gone: [['tablet', 300]] })?.cutOffSince).toBe(300);
});

test('a second tablet takes the place of the first', () => {
  const seats = [seat('tablet', 'tablet'), seat('spare', 'tablet')];
  expect(only(seats, { connected: ['spare'], gone: [['tablet', 300]] })?.cutOffSince).toBeNull();
});

test('without a tablet a table is cut off when its last device goes', () => {
  const seats = [seat('ana'), seat('bor')];
  expect(only(seats, { connected: ['bor'], gone: [['ana', 100]] })?.cutOffSince).toBeNull();
  expect(
    only(seats, {
      gone: [
        ['ana', 100],
        ['bor', 250],
      ],
    })?.cutOffSince,
  ).toBe(250);
  // Nobody has come with a device: nothing has been lost.
  expect(only(seats, {})?.cutOffSince).toBeNull();
});

test('a host who has left is seen, a participant who has left is not', () => {
  const seats = [seat('host', 'host'), seat('ana')];
  expect(only(seats, { connected: ['ana'], gone: [['host', 400]] })?.hostGoneSince).toBe(400);
  expect(only(seats, { connected: ['host'], gone: [['ana', 400]] })?.hostGoneSince).toBeNull();
});

test('what was written before this round is not this round’s last idea', () => {
  expect(only([seat('ana')], {})?.lastIdeaAt).toBeNull();
  expect(only([seat('ana')], { inRound: 2 })?.lastIdeaAt).toBe(500);
});

test('a battery counts where its device is, and while it is connected', () => {
  const seats = [seat('tablet', 'tablet')];
  expect(only(seats, { connected: ['tablet'] })?.batteries.map(({ level }) => level)).toEqual([15]);
  expect(only(seats, { gone: [['tablet', 100]] })?.batteries).toEqual([]);
});
