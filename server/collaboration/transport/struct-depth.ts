/** How deep an item of an update will hang in its document: a shared type within a shared type within a shared type … */
import * as Y from 'yjs';

export type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

/**
 * Depths of the items of one update, before it is applied: 1 for what hangs in a map of the document itself. An item says where it hangs,
 * or its neighbour does. Each item is looked at once, however long the row of neighbours; what hangs in itself is infinitely deep.
 */
export function depthIn(structs: readonly Struct[], doc: Y.Doc): (item: Y.Item) => number {
  const known = new Map<Y.Item, number>();
  let byClient: Map<number, Struct[]> | null = null;

  const find = (id: Y.ID): Y.Item | null => {
    if (id.clock < Y.getState(doc.store, id.client)) {
      const kept: unknown = Y.getItem(doc.store, id);
      return kept instanceof Y.Item ? kept : null;
    }
    byClient ??= groupByClient(structs);
    const found = structAt(byClient.get(id.client) ?? [], id.clock);
    return found instanceof Y.Item ? found : null;
  };

  /** The next item on the way up, and whether the way there is a level; null at the top. */
  const nextUp = (item: Y.Item): { item: Y.Item; levels: 0 | 1 } | null => {
    const parent: unknown = item.parent;
    if (parent instanceof Y.AbstractType) return above(parent._item, 1);
    if (parent instanceof Y.ID) return above(find(parent), 1);
    if (parent !== null) return null;
    const neighbour = item.origin ?? item.rightOrigin;
    return above(neighbour && find(neighbour), 0);
  };

  return (item) => {
    const way: { item: Y.Item; levels: 0 | 1 }[] = [];
    let at: Y.Item | null = item;
    while (at && !known.has(at)) {
      const next = nextUp(at);
      way.push({ item: at, levels: next?.levels ?? 1 });
      known.set(at, Infinity);
      at = next?.item ?? null;
    }
    let depth = at ? (known.get(at) ?? 0) : 0;
    for (const step of way.reverse()) known.set(step.item, (depth += step.levels));
    return depth;
  };
}

function above(item: Y.Item | null, levels: 0 | 1): { item: Y.Item; levels: 0 | 1 } | null {
  return item && { item, levels };
}

function groupByClient(structs: readonly Struct[]): Map<number, Struct[]> {
  const groups = new Map<number, Struct[]>();
  for (const struct of structs) {
    const group = groups.get(struct.id.client);
    if (group) group.push(struct);
    else groups.set(struct.id.client, [struct]);
  }
  return groups;
}

/** The struct that covers a clock; they are in order of their clocks. */
function structAt(structs: readonly Struct[], clock: number): Struct | null {
  let low = 0;
  let high = structs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const struct = structs[middle];
    if (!struct) return null;
    if (clock < struct.id.clock) high = middle - 1;
    else if (clock >= struct.id.clock + struct.length) low = middle + 1;
    else return struct;
  }
  return null;
}
