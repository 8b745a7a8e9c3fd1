/** Two people who add at the same instant may choose the same place: afterwards the later note makes way, so that none hides another. */
import * as Y from 'yjs';
import { byTimeWritten, type Idea } from '#domain/idea.ts';
import type { TableId } from '#domain/identifiers.ts';
import { nextFreePlace } from '#domain/note-place.ts';
import { ideasMap, moveIdea, readIdeas } from './table-document.ts';

/** Nobody did this: it is no step that anybody undoes. */
const ORIGIN = { by: 'keeping notes apart' };

/**
 * Watches the ideas, and moves those that are `mine` as soon as they lie exactly on an earlier one (by time written, then id: everybody sees
 * the same order, so only one of the two moves). `offset` as in nextFreePlace. Returns how to stop.
 */
export function keepApart(
  doc: Y.Doc,
  table: TableId,
  { mine, offset }: { mine: (idea: Idea) => boolean; offset: () => number },
): () => void {
  const map = ideasMap(doc);
  let isPlanned = false;
  const observe = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    if (isPlanned || !events.some((event) => event.target === map || concernsPlace(event))) return;
    isPlanned = true;
    // After the transaction, since what follows is a change of its own.
    queueMicrotask(() => {
      isPlanned = false;
      makeWay();
    });
  };
  const makeWay = () => {
    const standing = readIdeas(doc, table).filter((idea) => idea.removedAt === null);
    for (const idea of standing) {
      if (!mine(idea)) continue;
      const isCovering = standing.some(
        (other) => other.place.x === idea.place.x && other.place.y === idea.place.y && byTimeWritten(other, idea) < 0,
      );
      if (!isCovering) continue;
      const taken = standing.filter((other) => other !== idea).map((other) => other.place);
      idea.place = nextFreePlace(taken, offset());
      moveIdea(doc, idea.id, idea.place, ORIGIN);
    }
  };
  map.observeDeep(observe as Parameters<typeof map.observeDeep>[0]);
  return () => map.unobserveDeep(observe as Parameters<typeof map.observeDeep>[0]);
}

function concernsPlace(event: Y.YEvent<Y.AbstractType<unknown>>): boolean {
  return event.target instanceof Y.Map && (event.changes.keys.has('place') || event.changes.keys.has('removedAt'));
}
