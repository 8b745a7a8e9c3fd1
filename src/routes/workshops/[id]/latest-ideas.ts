/** What was written last, across all tables. */
import { byTimeWritten, isCounted, type Idea } from '#domain/idea.ts';

/** The last `count` ideas that count, newest first; costs no sorting of everything that was ever written. */
export function latestIdeas(byTable: Iterable<readonly Idea[]>, count: number): Idea[] {
  const latest: Idea[] = [];
  for (const ideas of byTable) latest.push(...ideas.filter(isCounted).slice(-count));
  return latest.sort((a, b) => byTimeWritten(b, a)).slice(0, count);
}
