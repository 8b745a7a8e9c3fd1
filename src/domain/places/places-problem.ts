/** The question of who sits where, in the workshop's words, and as a problem of mixing. */
import type { SeatId, TableId } from '../identifiers.ts';
import { NOWHERE, type Seating } from '../mixing/mixing.ts';
import type { Seat } from '../seat.ts';
import type { RotationKind, Table } from '../workshop.ts';
import type { ChairedProblem } from './keep-places.ts';
import type { Places } from './places.ts';

export interface PlacesQuestion {
  /** In the order of their numbers. */
  tables: readonly Table[];
  seats: readonly Seat[];
  places: Places;
  rotation: RotationKind;
  seatsPerTable: number;
  /** Groups of those who decide. */
  decidingGroups: readonly string[];
  /** Tables with a tablet: remote people are seen there, and people without a device can write. */
  linkedTables: ReadonlySet<TableId>;
  /** Where people sat in the rounds held and sit in the one that runs, oldest first. */
  past: readonly ReadonlyMap<SeatId, TableId>[];
  /** The plan so far, from the next round on. */
  planned: readonly ReadonlyMap<SeatId, TableId>[];
  /** Rounds still to be opened. */
  roundsLeft: number;
}

/** Who may be asked to move: participants who are here, and the host of a table that is closed. */
export function guestsOf({ seats, places }: PlacesQuestion): Seat[] {
  return seats.filter((seat) => {
    if (seat.kind === 'tablet' || places.away.includes(seat.id)) return false;
    return seat.kind === 'participant' || places.closedTables.includes(seat.table);
  });
}

export function problemOf(question: PlacesQuestion): ChairedProblem {
  const { tables, seats, places, decidingGroups, past, roundsLeft } = question;
  const guests = guestsOf(question);
  const chairs = tables.map((table) => {
    if (places.closedTables.includes(table.id)) return null;
    const hosts = seats.filter(
      (seat) => seat.kind === 'host' && seat.table === table.id && !places.away.includes(seat.id),
    );
    return Math.max(0, question.seatsPerTable - hosts.length);
  });
  return {
    guests: guests.map((seat) => ({
      group: seat.group,
      mayBeAt: tablesFor(question, seat),
      isDecider: decidingGroups.includes(seat.group),
    })),
    tables: tables.length,
    chairs,
    past: past.map((round) => seatingOf(question, guests, round)),
    rounds: roundsLeft,
    doTopicsDiffer: new Set(tables.map(({ topic, question: asked }) => `${topic}\n${asked}`)).size > 1,
  };
}

/** Whoever has no device needs the table's tablet; whoever takes part from elsewhere that or a video link. */
export function isWithinReach(seat: Seat, table: Table, withTablet: ReadonlySet<TableId>): boolean {
  if (!seat.remote && !seat.isShared) return true;
  return withTablet.has(table.id) || (!seat.isShared && table.videoLink !== undefined);
}

export function seatingOf(
  { tables }: Pick<PlacesQuestion, 'tables'>,
  guests: readonly Seat[],
  at: ReadonlyMap<SeatId, TableId>,
): Seating {
  return guests.map((guest) => {
    const table = at.get(guest.id);
    return table === undefined ? NOWHERE : tables.findIndex((one) => one.id === table);
  });
}

/** The tables a guest may sit at, by index; null: any. What no open table offers is not asked of the plan, but counted. */
function tablesFor(question: PlacesQuestion, seat: Seat): ReadonlySet<number> | null {
  const { tables, places, linkedTables } = question;
  const open = tables.filter((table) => !places.closedTables.includes(table.id));
  if (places.staying.includes(seat.id) && open.some((table) => table.id === seat.table)) {
    return new Set([tables.findIndex((table) => table.id === seat.table)]);
  }
  const spoken = places.seatLanguages[seat.id];
  const isLinked = (table: Table) => isWithinReach(seat, table, linkedTables);
  const isSpoken = (table: Table) => {
    const language = places.tableLanguages[table.id];
    return !spoken || !language || language === spoken;
  };
  const both = open.filter((table) => isLinked(table) && isSpoken(table));
  const fitting = [both, open.filter(isLinked), open.filter(isSpoken)].find((some) => some.length > 0) ?? open;
  return fitting.length === open.length ? null : new Set(fitting.map((table) => tables.indexOf(table)));
}
