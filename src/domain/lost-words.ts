/** Which words of a person's ideas are not among those that the centre keeps. */
import type { Idea } from './idea.ts';

/** Texts of `mine` that stand in `kept` neither as they are nor within a longer one of the same idea; each once. */
export function lostWords(mine: readonly Idea[], kept: readonly Idea[]): string[] {
  const keptTexts = new Map(kept.map((idea) => [idea.id, idea.text]));
  const lost = mine
    .filter((idea) => idea.removedAt === null)
    .map((idea) => ({ text: idea.text.trim(), there: keptTexts.get(idea.id) ?? '' }))
    .filter(({ text, there }) => text !== '' && !there.includes(text));
  return [...new Set(lost.map(({ text }) => text))];
}
