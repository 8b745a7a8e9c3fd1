/** Rehearsing an evening with simulated people: how many there are, where they sit, how fast they write. */
import { LIMITS } from './workshop.ts';

export const REHEARSAL_PACES = ['calm', 'hall', 'fast'] as const;
export type RehearsalPace = (typeof REHEARSAL_PACES)[number];

/** Milliseconds from one of a person's ideas to the next, on average. */
export const MS_BETWEEN_IDEAS: Record<RehearsalPace, number> = { calm: 90_000, hall: 40_000, fast: 8_000 };
/** Milliseconds from one character to the next. */
export const MS_BETWEEN_CHARACTERS: Record<RehearsalPace, number> = { calm: 140, hall: 90, fast: 30 };

/** A small laptop plays these and still serves the room. */
export const MOST_SIMULATED = 120;
/** As in the reference evening: 40 people at 8 tables, 8 of them from elsewhere. */
const PEOPLE_PER_TABLE = 5;
const ONE_REMOTE_IN = 5;

export interface SimulatedPlace {
  /** Number of the table. */
  table: number;
  /** One of the workshop's groups, or empty where it has none. */
  group: string;
  remote: boolean;
  /** Stays at the table when the others move. */
  isHost: boolean;
}

/** How many people are proposed for a rehearsal. */
export function proposedPeople(tables: number, seatsPerTable: number): number {
  return Math.min(tables * Math.min(PEOPLE_PER_TABLE, seatsPerTable), MOST_SIMULATED);
}

/** Whole, at least one, and no more than there are chairs. */
export function isRehearsalSize(people: number, tables: number, seatsPerTable: number): boolean {
  return Number.isSafeInteger(people) && people >= 1 && people <= Math.min(tables * seatsPerTable, MOST_SIMULATED);
}

/** Seats people round the tables in turn: the first at each table hosts it, every fifth takes part from elsewhere, groups alternate. */
export function simulatedPlaces(people: number, tables: number, groups: readonly string[]): SimulatedPlace[] {
  return Array.from({ length: people }, (_, index) => {
    const isHost = index < tables;
    return {
      table: (index % tables) + 1,
      group: groups[index % Math.max(1, groups.length)] ?? '',
      remote: !isHost && index % ONE_REMOTE_IN === ONE_REMOTE_IN - 1,
      isHost,
    };
  });
}

/** The title of the copy that is rehearsed in, no longer than a title may be. */
export function rehearsalTitle(prefix: string, title: string): string {
  return `${prefix}${title}`.slice(0, LIMITS.title);
}
