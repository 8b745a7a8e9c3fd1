/** The keys of a list of notes: walking, and what is done with the selected ones. They work only while the list has the focus. */
import type { IdeaId } from '#domain/identifiers.ts';
import type { Synthesis } from './synthesis.svelte.ts';

/** Does what the key means for these ideas; false: it means nothing here. */
export function actByKey(event: KeyboardEvent, synthesis: Synthesis, ideas: readonly IdeaId[]): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === 'Delete' || event.key === 'Backspace') synthesis.takeOut(ideas);
  else if (event.key.toLowerCase() === 'n') synthesis.putIntoNew(ideas);
  else if (/^[1-9]$/.test(event.key)) {
    const measure = synthesis.measures[Number(event.key) - 1];
    if (measure) synthesis.put(ideas, measure);
  } else return false;
  return true;
}

/** Where a key leads from the note at `index` of `count`, in rows of `columns`; null: nowhere. */
export function stepByKey(key: string, index: number, count: number, columns: number): number | null {
  const steps: Record<string, number> = {
    ArrowLeft: index - 1,
    ArrowRight: index + 1,
    ArrowUp: index - columns,
    ArrowDown: index + columns,
    Home: 0,
    End: count - 1,
  };
  const next = steps[key];
  if (next === undefined) return null;
  // Below the last full row there may still be a note further left.
  if (key === 'ArrowDown' && next >= count) return index < count - 1 ? count - 1 : index;
  return next < 0 || next >= count ? index : next;
}
