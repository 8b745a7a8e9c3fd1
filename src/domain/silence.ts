/** Silent writing: for its minutes everybody writes alone, and what the others write lies with its back up. */
import type { Idea } from './idea.ts';
import type { SeatId } from './identifiers.ts';
import type { Phase } from './workshop.ts';

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

/** As much of the evening's plan as silence needs to know. */
interface EveningSeen {
  steps: readonly { id: string; kind: string; round: number | null }[];
  current: { id: string; since: number } | null;
}

/** null: nobody writes in silence now. */
export function silenceIn({ phase, evening }: { phase: Phase; evening?: EveningSeen }): Silence | null {
  const current = evening?.current ?? null;
  const step = current && evening?.steps.find(({ id }) => id === current.id);
  if (phase !== 'rounds' || !current || step?.kind !== 'silent-writing' || step.round === null) return null;
  return { round: step.round, since: current.since };
}

/**
 * What somebody is shown of these ideas: the others' notes of the silent minutes are covered, their words left out. Returns the same array
 * where none is.
 */
export function coverIdeas(ideas: readonly Idea[], silence: Silence | null, reader: Reader): readonly Idea[] {
  if (!silence) return ideas;
  const isCovered = (idea: Idea) =>
    idea.text !== '' &&
    idea.round === silence.round &&
    idea.writtenAt >= silence.since &&
    (reader.isTablet || idea.seat !== reader.seat);
  if (!ideas.some(isCovered)) return ideas;
  return ideas.map((idea) => (isCovered(idea) ? { ...idea, text: '', isCovered: true } : idea));
}
