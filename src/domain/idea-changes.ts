/** What happened to ideas between two moments, in the words of whoever looks back. */
import type { Idea } from './idea.ts';
import type { IdeaId } from './identifiers.ts';

export const IDEA_CHANGES = ['written', 'rewritten', 'removed', 'back', 'rearranged'] as const;
export type IdeaChangeKind = (typeof IDEA_CHANGES)[number];

export interface IdeaChange {
  kind: IdeaChangeKind;
  /** As it was afterwards. */
  idea: Idea;
}

/** Notes that were empty before and after are passed over. `after`: what changed, in any order. */
export function ideaChanges(before: readonly Idea[], after: Iterable<Idea>): IdeaChange[] {
  const known = new Map(before.map((idea) => [idea.id, idea]));
  return [...after].flatMap((idea) => {
    const kind = kindOfChange(known.get(idea.id), idea);
    return kind ? [{ kind, idea }] : [];
  });
}

function kindOfChange(before: Idea | undefined, after: Idea): IdeaChangeKind | null {
  const [was, is] = [before?.text.trim() ?? '', after.text.trim()];
  if (was === '' && is === '') return null;
  const stood = before?.removedAt === null && was !== '';
  if (after.removedAt !== null) return stood ? 'removed' : null;
  if (was === '') return 'written';
  if (!stood) return 'back';
  if (was !== is) return 'rewritten';
  const isMoved = before.place.x !== after.place.x || before.place.y !== after.place.y;
  return isMoved || before.colour !== after.colour ? 'rearranged' : null;
}

/** Ideas that stood then and are in the bin now, or say something else; with how they are now. */
export function differentNow(then: readonly Idea[], now: readonly Idea[]): { idea: Idea; now: Idea | null }[] {
  const today = new Map<IdeaId, Idea>(now.map((idea) => [idea.id, idea]));
  return then.flatMap((idea) => {
    if (idea.removedAt !== null || idea.text.trim() === '') return [];
    const current = today.get(idea.id);
    if (current?.removedAt === null && current.text === idea.text) return [];
    return [{ idea, now: current ?? null }];
  });
}
