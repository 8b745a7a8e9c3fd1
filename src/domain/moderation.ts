/** Moderation: ideas that wait for review before anybody else reads them, and ideas that were hidden after. */
import type { Idea, NoteColour } from './idea.ts';
import type { IdeaId, SeatId, TableId } from './identifiers.ts';

/** approved: it has gone to its table. refused: it lies in the bin. withdrawn: its author took it back, and its words are gone. */
export const REVIEW_STATES = ['waiting', 'approved', 'refused', 'withdrawn'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** An idea that was handed in where ideas are held: until it is approved it lies in no shared document. */
export interface ProposedIdea {
  id: IdeaId;
  table: TableId;
  text: string;
  colour: NoteColour;
  /** The round in which it was written; it goes there whenever it is approved. */
  round: number;
  /** null: the seat was removed since. */
  seat: SeatId | null;
  /** Epoch ms by the server's clock, as below. */
  writtenAt: number;
  state: ReviewState;
  /** How often it was changed: who approves says which words they have read. */
  version: number;
  /** What it likely tells of a person is masked when it goes to its table. */
  isMasked: boolean;
  decidedAt: number | null;
  /** What the facilitator says to its author; empty: nothing. */
  reason: string;
}

/** How full the queue is, for everybody: numbers that change whenever somebody should look again, and no word of what waits. */
export interface ReviewCount {
  waiting: number;
  /** Ideas handed in, changed or withdrawn so far. */
  arrivals: number;
  /** Decisions so far, and those taken back. */
  decisions: number;
}

export const NOTHING_TO_REVIEW: ReviewCount = { waiting: 0, arrivals: 0, decisions: 0 };

/** Who hid an idea, as a role: persons are nobody's business here. */
export type HiddenBy = 'facilitator' | 'host';

/** An idea that stands at its table and is shown to nobody; unlike a removed one, only who may hide can bring it back. */
export interface HiddenIdea {
  id: IdeaId;
  table: TableId;
  text: string;
  round: number;
  hiddenAt: number;
  by: HiddenBy;
  /** Empty: none was given. */
  reason: string;
}

/** Characters a reason may have. */
export const REASON_MAX_LENGTH = 200;
/** Ideas one seat may have waiting: more is no conversation. */
export const MAX_WAITING_PER_SEAT = 100;
/** An approval can be taken back so long; later an idea is hidden instead. Milliseconds. */
export const APPROVAL_UNDO_MS = 10 * 60_000;

export function mayUndoDecision(idea: Pick<ProposedIdea, 'state' | 'decidedAt'>, now: number): boolean {
  if (idea.state === 'refused') return true;
  return idea.state === 'approved' && idea.decidedAt !== null && now - idea.decidedAt <= APPROVAL_UNDO_MS;
}

/** What anybody is shown of a table's ideas. Returns the same array where nothing of it is hidden. */
export function visibleIdeas(ideas: readonly Idea[], hidden: readonly IdeaId[]): readonly Idea[] {
  if (hidden.length === 0) return ideas;
  const hides = new Set(hidden);
  const visible = ideas.filter((idea) => !hides.has(idea.id));
  return visible.length === ideas.length ? ideas : visible;
}
