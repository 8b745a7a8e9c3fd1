/** Which idea belongs to which measure, found by the words they share: a plain stand-in for the people who would sort them. */
import { searchable } from '#domain/text.ts';

/** Letters of a word that are compared: enough for its root, short of its endings. */
const ROOT_LENGTH = 5;
/** Shorter words bind a sentence together, they don't say what it is about. */
const SHORTEST_WORD = 4;
const SAY_LITTLE = new Set(
  'about also and are because from have into just like more most need needs not only other people some than that their them there they this want what when where which will with without'.split(
    ' ',
  ),
);

function rootsIn(text: string): Set<string> {
  const words = searchable(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => word.length >= SHORTEST_WORD && !SAY_LITTLE.has(word));
  return new Set(telling.map((word) => word.slice(0, ROOT_LENGTH)));
}

/**
 * For each idea the index of the measure with which it shares the rarest words, or null where it shares none. Each shared word counts
 * by how few measures use it, and long measures don't win by their length. The first of equal measures is taken.
 */
export function placesByWords(ideas: readonly string[], measures: readonly string[]): (number | null)[] {
  const roots = measures.map(rootsIn);
  const uses = new Map<string, number>();
  for (const root of roots.flatMap((set) => [...set])) uses.set(root, (uses.get(root) ?? 0) + 1);
  const weight = (root: string) => Math.log(1 + measures.length / (uses.get(root) ?? measures.length));

  return ideas.map((idea) => {
    const own = rootsIn(idea);
    let best: { measure: number; score: number } | null = null;
    for (const [measure, words] of roots.entries()) {
      const shared = [...own].filter((root) => words.has(root));
      const score = shared.reduce((sum, root) => sum + weight(root), 0) / Math.sqrt(words.size);
      if (shared.length > 0 && score > (best?.score ?? 0)) best = { measure, score };
    }
    return best?.measure ?? null;
  });
}
