/** Silent writing: for its minutes everybody writes alone, and what the others write lies with its back up. */
import type { Idea } from './idea.ts';
import type { SeatId } from './identifiers.ts';
import type { WorkshopView } from './workshop-view.ts';

/** All times in epoch ms by the server's clock. */
export interface Silence {
  round: number;
  since: number;
}

/** Who reads: a seat, or null for whoever has none (a facilitator, the projector). What a table's tablet shows, everybody there reads. */
export interface Reader {
  seat: SeatId | null;
  isTablet: boolean;
}

/** null: nobody writes in silence now. */
export function silenceIn(view: Pick<WorkshopView, 'round'>): Silence | null {
  void view;
  return null;
}

/**
 * What somebody is shown of these ideas: the others' notes of the silent minutes are covered, their words left out. Returns the same array
 * where none is.
 */
export function coverIdeas(ideas: readonly Idea[], silence: Silence | null, reader: Reader): readonly Idea[] {
  if (!silence) return ideas;
  const isCovered = (idea: Idea) =>
    idea.round === silence.round && idea.writtenAt >= silence.since && (reader.isTablet || idea.seat !== reader.seat);
  if (!ideas.some(isCovered)) return ideas;
  return ideas.map((idea) => (isCovered(idea) ? { ...idea, text: '', isCovered: true } : idea));
}
