/** Mixed tables: where each guest goes next, so that people meet new people; planned anew from what has been. */
import type { SeatId, TableId } from '#domain/identifiers.ts';
import { chanceFrom } from '#domain/chance.ts';
import { NOWHERE, type Seating } from '#domain/mixing/mixing.ts';
import { planMixing } from '#domain/mixing/plan-mixing.ts';
import type { Seat } from '#domain/seat.ts';
import type { Stay } from '#domain/stay.ts';
import type { Table, Workshop } from '#domain/workshop.ts';
import { readStays } from '../history/stays.ts';
import type { House } from '../house.ts';

/** Changes the search tries where no arithmetic helps: some 60 ms for forty people. */
const STEPS = 25_000;

/** For each guest the table of the next round, when the last one is over: hosts and tablets are not asked. */
export async function seatingAfterMixing(
  house: Pick<House, 'store' | 'randomBytes'>,
  workshop: Workshop,
  seats: readonly Seat[],
): Promise<Map<SeatId, TableId>> {
  const guests = seats.filter((seat) => seat.kind === 'participant');
  const tables = [...workshop.tables].sort((a, b) => a.number - b.number);
  const rounds = workshop.settings.roundCount - workshop.rounds.length;
  if (guests.length === 0 || tables.length < 2 || rounds < 1) return new Map();
  const stays = await readStays(house.store, workshop.id);
  const plan = planMixing(
    {
      guests: guests.map(({ group }) => ({ group, mayBeAt: null })),
      tables: tables.length,
      past: workshop.rounds.map((round) => seatingAt(round.endedAt ?? round.endsAt, guests, tables, stays)),
      rounds,
      doTopicsDiffer: new Set(tables.map(({ topic, question }) => `${topic}\n${question}`)).size > 1,
    },
    chanceFrom(Buffer.from(house.randomBytes(4)).readUInt32LE()),
    STEPS,
  );
  const next = plan.rounds[0] ?? [];
  const moves = new Map<SeatId, TableId>();
  for (const [index, guest] of guests.entries()) {
    const table = tables[next[index] ?? NOWHERE];
    if (table && table.id !== guest.table) moves.set(guest.id, table.id);
  }
  return moves;
}

/** Where each guest was at that time. */
function seatingAt(at: number, guests: readonly Seat[], tables: readonly Table[], stays: readonly Stay[]): Seating {
  return guests.map((guest) => {
    const there = stays.find(
      ({ seat, from, until }) => seat === guest.id && from <= at && (until === null || at < until),
    );
    return there ? tables.findIndex((table) => table.id === there.table) : NOWHERE;
  });
}
