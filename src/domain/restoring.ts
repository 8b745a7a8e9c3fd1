/** A restoring: somebody brought a board, or one idea, back to what it was; itself a change that can be undone. */
import type { IdeaId, RestoringId } from './identifiers.ts';

/** undoing: takes an earlier restoring back. */
export const RESTORING_KINDS = ['board', 'idea', 'undoing'] as const;
export type RestoringKind = (typeof RESTORING_KINDS)[number];

export interface Restoring {
  id: RestoringId;
  kind: RestoringKind;
  /** Epoch ms by the server's clock: when it was done. */
  at: number;
  /** The moment that was brought back; null for an undoing, and for an idea taken out of the bin as it lay there. */
  to: number | null;
  /** Which idea, for one of kind idea. */
  idea: IdeaId | null;
  /** Which restoring is taken back, for an undoing. */
  undoes: RestoringId | null;
}

/** Those that still hold: not taken back by one that holds itself. */
export function standingRestorings(restorings: readonly Restoring[]): Restoring[] {
  const undone = new Set<RestoringId>();
  // The latest first: an undoing that was undone takes nothing back.
  for (const { id, undoes } of [...restorings].sort((a, b) => b.at - a.at)) {
    if (undoes !== null && !undone.has(id)) undone.add(undoes);
  }
  return restorings.filter((restoring) => !undone.has(restoring.id));
}
