/** Taking entries out of a document for good: out of what it is now, and out of every update that ever told of them. */
import { writeVarUint } from 'lib0/encoding';
import * as Y from 'yjs';

/** Entries of one of the document's maps. */
export interface Entries {
  map: string;
  keys: readonly string[];
}

/** By Yjs client: the clocks of what is to go, as [first, length]. */
export type Runs = Map<number, [clock: number, length: number][]>;

type Update = ReturnType<typeof Y.decodeUpdate>;
type Struct = Update['structs'][number];

/**
 * Takes the entries out of a document that collects garbage. Yjs keeps the clocks of what was written and lets go of the words; a copy
 * that still has the words can't bring them back, since their clocks are taken.
 */
export function takeOut(doc: Y.Doc, entries: readonly Entries[]): void {
  doc.transact(() => {
    for (const { map, keys } of entries) for (const key of keys) doc.getMap(map).delete(key);
  });
}

/** Everything that the updates tell of these entries, with what was typed over or deleted since. */
export function runsOf(updates: readonly Uint8Array[], entries: readonly Entries[]): Runs {
  const doc = new Y.Doc({ gc: false });
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  const runs: Runs = new Map();
  for (const { map, keys } of entries) {
    const root = doc.getMap(map) as Y.AbstractType<unknown>;
    for (const key of keys) collectEarlier(root._map.get(key) ?? null, runs);
  }
  doc.destroy();
  return runs;
}

/** An item, what it replaced, and all that lies below them. */
function collectEarlier(item: Y.Item | null, runs: Runs): void {
  for (let one = item; one instanceof Y.Item; one = one.left) collect(one, runs);
}

function collect(item: Y.Item, runs: Runs): void {
  const { client, clock } = item.id;
  const own = runs.get(client) ?? [];
  own.push([clock, item.length]);
  runs.set(client, own);
  if (!(item.content instanceof Y.ContentType)) return;
  const { type } = item.content;
  for (const last of type._map.values()) collectEarlier(last, runs);
  for (let child = type._start; child; child = child.right) collect(child, runs);
}

/** The update without the words of these runs: their clocks stay, so that nothing else in the document loses its place. */
export function withoutRuns(update: Uint8Array, runs: Runs): Uint8Array {
  const decoded = Y.decodeUpdate(update);
  const isTaken = (struct: Struct) =>
    struct instanceof Y.Item &&
    (runs.get(struct.id.client) ?? []).some(
      ([clock, length]) => struct.id.clock >= clock && struct.id.clock < clock + length,
    );
  if (!decoded.structs.some(isTaken)) return update;
  const structs = decoded.structs.map((struct) => (isTaken(struct) ? new Y.GC(struct.id, struct.length) : struct));
  return encode({ structs, ds: decoded.ds });
}

/** An update in the format that Yjs calls V1. */
function encode({ structs, ds }: Update): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const { restEncoder } = encoder;
  const byClient = Map.groupBy(structs, (struct) => struct.id.client);
  writeVarUint(restEncoder, byClient.size);
  for (const [client, own] of byClient) {
    writeVarUint(restEncoder, own.length);
    encoder.writeClient(client);
    writeVarUint(restEncoder, own[0]?.id.clock ?? 0);
    for (const struct of own) struct.write(encoder, 0);
  }
  writeVarUint(restEncoder, ds.clients.size);
  for (const [client, deleted] of ds.clients) {
    encoder.resetDsCurVal();
    writeVarUint(restEncoder, client);
    writeVarUint(restEncoder, deleted.length);
    for (const { clock, len } of deleted) {
      encoder.writeDsClock(clock);
      encoder.writeDsLen(len);
    }
  }
  return encoder.toUint8Array();
}
