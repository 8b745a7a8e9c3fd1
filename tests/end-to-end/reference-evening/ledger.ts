/** The book of an evening: every text that was acknowledged, with where it must be found again and by whom it was written. */
import type { IdeaSource } from '#domain/idea-source.ts';
import type { SeatId, TableId } from '#domain/identifiers.ts';
import { compare, type Comparison } from '#server/player/comparison.ts';
import { REHEARSAL_WORDS } from '#server/rehearsal/rehearsal-words.ts';

export interface Entry {
  /** No two are alike. */
  text: string;
  table: TableId;
  round: number;
  seat: SeatId;
  source?: IdeaSource;
}

export interface Ledger {
  readonly entries: readonly Entry[];
  add(entry: Entry): void;
  at(table: TableId): Entry[];
  /** A text that nobody has written yet. */
  newText(): string;
  /** The book beside what was found somewhere: each text once, at its table, in its round, by its author. */
  compared(where: string, found: readonly Entry[]): Comparison;
}

/** `chance`: which of the rehearsals' sentences is written next. */
export function newLedger(chance: () => number): Ledger {
  const { ideas } = REHEARSAL_WORDS.sl;
  const entries: Entry[] = [];
  let written = 0;
  return {
    entries,
    add: (entry) => entries.push(entry),
    at: (table) => entries.filter((entry) => entry.table === table),
    newText: () => `${ideas[Math.floor(chance() * ideas.length)]} ${String(++written).padStart(3, '0')}`,
    compared: (where, found) => compare(where, entries.map(thing), found.map(thing)),
  };
}

const thing = ({ text, table, round, seat, source }: Entry) => ({
  key: text,
  value: `${table}, round ${round}, by ${seat}, ${source?.kind ?? 'own hand'}`,
});
