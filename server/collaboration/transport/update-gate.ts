/** Which changes a document takes: whole ones, of a bearable size, that follow on what it has, under the writer's own name. */
import * as Y from 'yjs';
import { depthIn, type Struct } from './struct-depth.ts';

/** Why a change is not taken. */
export type GateRefusal = 'malformed' | 'gap' | 'too-large' | 'too-deep' | 'too-many' | 'not-theirs';

export type Verdict =
  | {
      ok: true;
      /** Yjs clients that write here for the first time. */
      writers: readonly number[];
      /** New entries of the document's own maps: ideas, elements of a drawing. */
      entries: number;
      /** false where the document has all of it already. */
      isNews: boolean;
    }
  | { ok: false; why: GateRefusal };

export interface Gate {
  doc: Y.Doc;
  /** Whether this connection writes under that Yjs client's id: nobody else has, or the same person. */
  isTheirs: (client: number) => boolean;
  /** Whether this Yjs client has written here before. */
  isKnown: (client: number) => boolean;
}

/** Yjs draws 32 random bits for a client. */
const MAX_CLIENT = 2 ** 32;
const MAX_CLOCK = 2 ** 31;
/** Characters in one piece of text. Longer than any field; the fields themselves have limits of their own. */
const MAX_PIECE = 20_000;
/** Entries of one shared map: ideas of a table, elements of a drawing. */
const MAX_ENTRIES = 10_000;
/** Shared types within shared types: a map of ideas holds maps that hold texts. */
const MAX_DEPTH = 6;

type Decoded = ReturnType<typeof Y.decodeUpdate>;

/**
 * Judges an update (Yjs's encoding, version 1) before it is applied: all of it can be applied at once, or none of it is. What would wait
 * for something missing would be acknowledged and never seen.
 */
export function judgeUpdate(update: Uint8Array, gate: Gate): Verdict {
  const decoded = decode(update);
  if (!decoded) return { ok: false, why: 'malformed' };
  const spans = spansOf(decoded.structs, gate.doc);
  if (typeof spans === 'string') return { ok: false, why: spans };
  const has = (id: Y.ID) => id.clock < (spans.get(id.client) ?? Y.getState(gate.doc.store, id.client));

  const writers: number[] = [];
  for (const client of spans.keys()) {
    if (spans.get(client) === Y.getState(gate.doc.store, client)) continue;
    if (!gate.isTheirs(client)) return { ok: false, why: 'not-theirs' };
    if (!gate.isKnown(client)) writers.push(client);
  }
  const why = troubleWith(decoded, gate.doc, has);
  if (why) return { ok: false, why };
  const entries = newEntries(decoded.structs, gate.doc);
  if (entries === 'too-many') return { ok: false, why: entries };
  const isNews =
    [...spans].some(([client, end]) => end > Y.getState(gate.doc.store, client)) || deletesSomething(decoded, gate.doc);
  return { ok: true, writers, entries, isNews };
}

function decode(update: Uint8Array): Decoded | null {
  try {
    return Y.decodeUpdate(update);
  } catch {
    // Whatever a decoder stumbles over, it is no update; the caller says so.
    return null;
  }
}

/** Up to which clock each client's structs are there once the update is applied; a refusal where they don't follow on one another. */
function spansOf(structs: readonly Struct[], doc: Y.Doc): Map<number, number> | GateRefusal {
  const spans = new Map<number, number>();
  for (const struct of structs) {
    const { client, clock } = struct.id;
    if (client >= MAX_CLIENT || struct.length < 1 || clock + struct.length > MAX_CLOCK) return 'malformed';
    const known = spans.get(client) ?? Y.getState(doc.store, client);
    if (struct instanceof Y.Skip || clock > known) return 'gap';
    spans.set(client, Math.max(known, clock + struct.length));
  }
  return spans;
}

function troubleWith({ structs, ds }: Decoded, doc: Y.Doc, has: (id: Y.ID) => boolean): GateRefusal | null {
  const depthOf = depthIn(structs, doc);
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue;
    const { origin, rightOrigin, parent, content } = struct;
    for (const before of [origin, rightOrigin, parent]) {
      if (before instanceof Y.ID && !(has(before) && precedes(before, struct.id))) return 'gap';
    }
    if (content instanceof Y.ContentDoc) return 'malformed';
    if (content instanceof Y.ContentString && content.str.length > MAX_PIECE) return 'too-large';
    if (content instanceof Y.ContentType && depthOf(struct) > MAX_DEPTH) return 'too-deep';
  }
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) {
      if (len < 1 || clock + len > MAX_CLOCK) return 'malformed';
      if (!has(Y.createID(client, clock + len - 1))) return 'gap';
    }
  }
  return null;
}

/** What somebody wrote before, as far as one person's own clock tells: nothing follows on itself. */
function precedes(before: Y.ID, after: Y.ID): boolean {
  return before.client !== after.client || before.clock < after.clock;
}

/** How many entries the document's own maps gain; a refusal where one would hold more than anybody can look at. */
function newEntries(structs: readonly Struct[], doc: Y.Doc): number | 'too-many' {
  const added = new Map<string, Set<string>>();
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue;
    const { parent, parentSub }: { parent: unknown; parentSub: string | null } = struct;
    if (typeof parent !== 'string' || parentSub === null || doc.share.get(parent)?._map.has(parentSub)) continue;
    added.set(parent, (added.get(parent) ?? new Set()).add(parentSub));
  }
  let total = 0;
  for (const [name, keys] of added) {
    if ((doc.share.get(name)?._map.size ?? 0) + keys.size > MAX_ENTRIES) return 'too-many';
    total += keys.size;
  }
  return total;
}

function deletesSomething({ ds }: Decoded, doc: Y.Doc): boolean {
  for (const [client, ranges] of ds.clients) {
    const known = doc.store.clients.get(client);
    if (!known) continue;
    for (const { clock, len } of ranges) {
      for (let at = Y.findIndexSS(known, clock); at < known.length; at++) {
        const struct = known[at];
        if (!struct || struct.id.clock >= clock + len) break;
        if (!struct.deleted) return true;
      }
    }
  }
  return false;
}
