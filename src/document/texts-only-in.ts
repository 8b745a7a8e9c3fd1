/** Texts in which two states of one document differ: what is left of changes that can't be applied. */
import * as Y from 'yjs';

/** All texts below these shared types that stand in `mine` and not, or not like that, in `kept`. Broken entries are passed over. */
export function textsOnlyIn(
  mine: Y.Doc,
  kept: Y.Doc,
  scope: (doc: Y.Doc) => readonly Y.AbstractType<unknown>[],
): string[] {
  const there = new Map(scope(kept).flatMap((type, at) => [...textsBelow(type, [at])]));
  const here = scope(mine).flatMap((type, at) => [...textsBelow(type, [at])]);
  return here
    .map(([path, text]) => ({ text: text.trim(), kept: there.get(path) ?? '' }))
    .filter(({ text, kept: other }) => text !== '' && !other.includes(text))
    .map(({ text }) => text);
}

function* textsBelow(type: unknown, path: readonly unknown[]): Generator<[path: string, text: string]> {
  if (type instanceof Y.Text) yield [path.join('/'), type.toString()];
  if (type instanceof Y.Map) for (const [key, entry] of type) yield* textsBelow(entry, [...path, key]);
}
