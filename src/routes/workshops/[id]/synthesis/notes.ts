/** Ideas as the synthesis shows them: with the table they come from, in the order of workshops, tables and time; and which of them are sought. */
import { isCounted, type Idea, type NoteColour } from '#domain/idea.ts';
import type { IdeaSource } from '#domain/idea-source.ts';
import type { IdeaId, MeasureId, TableId, WorkshopId } from '#domain/identifiers.ts';
import type { Placement } from '#domain/measure.ts';
import { hasPersonalData } from '#domain/personal-data.ts';
import { searchable } from '#domain/text.ts';

export interface SourceTable {
  id: TableId;
  number: number;
  workshop: WorkshopId;
  /** Which of the initiative's workshops. */
  ordinal: number;
  workshopTitle: string;
}

export interface SourceNote {
  id: IdeaId;
  text: string;
  colour: NoteColour;
  table: SourceTable;
  round: number;
  source: IdeaSource | undefined;
  isCovered: boolean;
  /** The text as compared in a search. */
  sought: string;
}

export interface Filter {
  words: string;
  table: TableId | null;
  round: number | null;
  workshop: WorkshopId | null;
  /** Only what likely tells who somebody is. */
  isPersonal: boolean;
}

export const NO_FILTER: Filter = { words: '', table: null, round: null, workshop: null, isPersonal: false };

/** One note for one state of an idea: as long as an idea has not changed, neither has its note, and nothing is drawn anew. */
const known = new WeakMap<Idea, SourceNote>();

function noteOf(idea: Idea, table: SourceTable): SourceNote {
  const before = known.get(idea);
  if (before?.table === table) return before;
  const { id, colour, round } = idea;
  const text = idea.text.trim();
  const { source, isCovered = false } = idea;
  const note = { id, text, colour, table, round, source, isCovered, sought: searchable(text) };
  known.set(idea, note);
  return note;
}

/** What counts, table by table; ideas of a table stand in the order in which they were written. */
export function notesOf(tables: readonly SourceTable[], ideas: (table: TableId) => readonly Idea[]): SourceNote[] {
  return tables.flatMap((table) =>
    ideas(table.id)
      .filter(isCounted)
      .map((idea) => noteOf(idea, table)),
  );
}

export function isSought(note: SourceNote, filter: Filter, words = searchable(filter.words.trim())): boolean {
  return (
    (filter.table === null || note.table.id === filter.table) &&
    (filter.round === null || note.round === filter.round) &&
    (filter.workshop === null || note.table.workshop === filter.workshop) &&
    (!filter.isPersonal || hasPersonalData(note.text)) &&
    note.sought.includes(words)
  );
}

/** Notes by measure; what was put there last stands first, so that one sees it arrive. */
export function notesByMeasure(
  notes: readonly SourceNote[],
  placed: ReadonlyMap<IdeaId, MeasureId>,
  placements: readonly Placement[],
): Map<MeasureId, SourceNote[]> {
  const placedAt = new Map(placements.map((placement) => [placement.idea, placement.placedAt]));
  const groups = new Map<MeasureId, SourceNote[]>();
  for (const note of notes) {
    const measure = placed.get(note.id);
    if (measure === undefined) continue;
    const group = groups.get(measure);
    if (group) group.push(note);
    else groups.set(measure, [note]);
  }
  for (const group of groups.values()) group.sort((a, b) => (placedAt.get(b.id) ?? 0) - (placedAt.get(a.id) ?? 0));
  return groups;
}

/** How many notes come from each table, the fullest first. */
export function countsByTable(notes: readonly SourceNote[]): { table: SourceTable; count: number }[] {
  const counts = new Map<SourceTable, number>();
  for (const note of notes) counts.set(note.table, (counts.get(note.table) ?? 0) + 1);
  return [...counts].map(([table, count]) => ({ table, count })).sort((a, b) => b.count - a.count);
}

/** Where notes come from, in numbers. */
export function originOf(notes: readonly SourceNote[]): { ideas: number; tables: number; rounds: number } {
  return {
    ideas: notes.length,
    tables: new Set(notes.map((note) => note.table)).size,
    rounds: new Set(notes.map((note) => `${note.table.workshop}/${note.round}`)).size,
  };
}
