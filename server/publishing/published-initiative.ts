/** What the documents are made from: one initiative with its workshops, its plan and its votes, and no person. */
import type { CountedTally, Tally } from '#domain/group-tallies.ts';
import type { Initiative } from '#domain/measure.ts';
import type { RoomSum } from '#domain/room-count.ts';
import type { Plan, PlanRow, PlanSection } from '#domain/plan.ts';
import type { Table, Workshop } from '#domain/workshop.ts';
import type { SourcedIdea } from '#domain/measure.ts';
import type { Language } from '#language/languages.ts';

export interface PublishedInitiative {
  initiative: Initiative;
  /** In the order of their ordinals. */
  workshops: PublishedWorkshop[];
  /** Holds every counted idea of all workshops: in the rows' ideas or among the unplaced. */
  plan: Plan;
  language: Language;
  /** Epoch ms. */
  publishedAt: number;
}

/** A document, ready to be sent. */
export interface PublishedFile {
  /** ASCII. */
  name: string;
  /** Media type. */
  type: string;
  bytes: Uint8Array;
}

export interface PublishedWorkshop extends Pick<Workshop, 'id' | 'ordinal' | 'kind' | 'title'> {
  /** Epoch ms of its first round; null: not yet held. */
  heldAt: number | null;
  /** The host's name stays inside. */
  tables: Pick<Table, 'number' | 'topic' | 'question'>[];
  /** Rounds that were opened. */
  rounds: number;
  /** Seats that take a chair. */
  people: number;
  /** Counted ideas. */
  ideas: number;
  /** People by the group they named, '' for none; empty where nobody was asked. */
  groups: { group: string; people: number }[];
  /** null before the results are out. */
  votes: PublishedVotes | null;
}

export interface PublishedVotes extends Tally {
  /** The part of the dots that was counted in the room; ballots are those of devices alone. */
  room: RoomSum;
  /** As counted, empty where the workshop has no groups; what is shown of it goes through shownTallies. */
  byGroup: CountedTally[];
}

/** Every idea of the plan with the row it went to, in the order of the codes within each workshop. */
export function ideasWithRows(published: PublishedInitiative): { idea: SourcedIdea; row: PlanRow | null }[] {
  const ordinals = new Map(published.workshops.map((workshop) => [workshop.id, workshop.ordinal]));
  const placed = planRows(published.plan).flatMap(({ row }) => row.ideas.map((idea) => ({ idea, row })));
  const loose = published.plan.unplaced.map((idea) => ({ idea, row: null }));
  const ordinalOf = (idea: SourcedIdea) => ordinals.get(idea.workshop) ?? Infinity;
  return [...placed, ...loose].sort(
    (a, b) => ordinalOf(a.idea) - ordinalOf(b.idea) || a.idea.code.localeCompare(b.idea.code, 'en', { numeric: true }),
  );
}

export function planRows(plan: Plan): { section: PlanSection; row: PlanRow }[] {
  return plan.sections.flatMap((section) => section.rows.map((row) => ({ section, row })));
}

/** Calendar years for which some measure has an estimate, in order. */
export function costYears(plan: Plan): string[] {
  return [...new Set(planRows(plan).flatMap(({ row }) => Object.keys(row.measure.plan.cost)))].sort();
}
