/** A table's board at one moment, and bringing a live board to what it was: ideas by their ids, the drawing by its elements. */
import * as Y from 'yjs';
import type { Idea } from '#domain/idea.ts';
import type { IdeaId, TableId } from '#domain/identifiers.ts';
import { textCarriedOver } from '#domain/text-change.ts';
import { sharedText, typeInto } from './shared-text.ts';
import { addIdea, drawingMap, ideasMap, readIdeas } from './table-document.ts';

/** One element of the drawing: its fields, as the board wrote them. */
export type DrawnElement = Readonly<Record<string, unknown>>;

export interface BoardState {
  /** All of them, the removed ones too. */
  ideas: readonly Idea[];
  drawing: ReadonlyMap<string, DrawnElement>;
}

/** What bringing a board to another state does, counted for whoever is asked whether to do it. */
export interface RestoringOutcome {
  /** Ideas that come back from the bin. */
  back: number;
  /** Ideas that go into the bin. */
  binned: number;
  /** Ideas with another text. */
  rewritten: number;
  /** Ideas that only move or change their colour. */
  rearranged: number;
  /** Elements of the drawing. */
  drawn: number;
}

export function readBoard(doc: Y.Doc, table: TableId): BoardState {
  return { ideas: readIdeas(doc, table), drawing: readDrawing(doc) };
}

function readDrawing(doc: Y.Doc): Map<string, DrawnElement> {
  const drawing = new Map<string, DrawnElement>();
  for (const [id, entry] of drawingMap(doc)) {
    if (!(entry instanceof Y.Map)) continue;
    const fields = [...entry].filter(([, value]) => !(value instanceof Y.AbstractType));
    drawing.set(id, Object.fromEntries(fields));
  }
  return drawing;
}

/** Board state with one idea only: for restoring nothing but that one. */
export function onlyIdea(state: BoardState, id: IdeaId): BoardState {
  return { ideas: state.ideas.filter((idea) => idea.id === id), drawing: new Map() };
}

interface Bringing {
  /** Epoch ms: when it is done. */
  at: number;
  /** Words in the bin go back too. Otherwise what goes into the bin keeps the words it has, which are the latest. */
  isUndoing?: boolean;
}

/**
 * Carries what differs between `from` and `to` into the live document. Where somebody has changed the same thing since `from`, theirs stays;
 * in a text both stay where they do not touch. With `from` as the document is now, the document becomes `to`. Nothing is torn out: an idea
 * that `to` does not have is marked as removed at `at`. Ids stay, so that every idea keeps its place in the measures.
 */
export function bringBoard(
  doc: Y.Doc,
  { from, to, table, at, isUndoing = false }: Bringing & { from: BoardState; to: BoardState; table: TableId },
): RestoringOutcome {
  const outcome: RestoringOutcome = { back: 0, binned: 0, rewritten: 0, rearranged: 0, drawn: 0 };
  doc.transact(() => {
    const earlier = byId(from.ideas);
    const wanted = byId(to.ideas);
    const live = byId(readIdeas(doc, table));
    for (const id of new Set([...earlier.keys(), ...wanted.keys()])) {
      const change = { from: earlier.get(id), to: wanted.get(id), live: live.get(id), at, isUndoing };
      const kind = bringIdea(doc, id, change);
      if (kind) outcome[kind]++;
    }
    for (const id of new Set([...from.drawing.keys(), ...to.drawing.keys()])) {
      if (bringElement(doc, id, from.drawing.get(id), to.drawing.get(id))) outcome.drawn++;
    }
  });
  return outcome;
}

/** What bringing the document to `to` would do, without doing it. */
export function outcomeOf(doc: Y.Doc, { to, table }: { to: BoardState; table: TableId }): RestoringOutcome {
  const trial = new Y.Doc();
  try {
    Y.applyUpdate(trial, Y.encodeStateAsUpdate(doc));
    return bringBoard(trial, { from: readBoard(trial, table), to, table, at: 0 });
  } finally {
    trial.destroy();
  }
}

function byId(ideas: readonly Idea[]): Map<IdeaId, Idea> {
  return new Map(ideas.map((idea) => [idea.id, idea]));
}

const isStanding = (idea: Idea | undefined): boolean => idea !== undefined && idea.removedAt === null;

type IdeaOutcome = Exclude<keyof RestoringOutcome, 'drawn'> | null;

function bringIdea(
  doc: Y.Doc,
  id: IdeaId,
  { from, to, live, at, isUndoing }: Bringing & Record<'from' | 'to' | 'live', Idea | undefined>,
): IdeaOutcome {
  if (!live) {
    // Somebody tore the entry out. It comes back under its own id.
    if (!to || !isStanding(to) || isStanding(from) !== isStanding(live)) return null;
    addIdea(doc, to);
    return 'back';
  }
  const entry = ideasMap(doc).get(id);
  if (!(entry instanceof Y.Map)) return null;
  const isMove = isStanding(from) !== isStanding(to) && isStanding(live) === isStanding(from);
  if (isMove && isStanding(to)) entry.delete('removedAt');
  if (isMove && !isStanding(to)) entry.set('removedAt', at);
  const before = from ?? live;
  const bringsWords = to !== undefined && (isStanding(to) || isUndoing);
  const isRewritten = bringsWords && bringText(entry, before.text, to.text);
  const isRearranged = bringsWords && bringLook(entry, before, to, live);
  if (isMove) return isStanding(to) ? 'back' : 'binned';
  return isRewritten ? 'rewritten' : isRearranged ? 'rearranged' : null;
}

function bringText(entry: Y.Map<unknown>, from: string, to: string): boolean {
  const text = sharedText(entry, 'text');
  if (!text) return false;
  const now = text.toString();
  const next = textCarriedOver(from, to, now);
  if (next === now) return false;
  typeInto(text, next);
  return true;
}

function bringLook(entry: Y.Map<unknown>, from: Idea, to: Idea, live: Idea): boolean {
  const isRecoloured = to.colour !== from.colour && live.colour === from.colour;
  const isMoved = !isSame(to.place, from.place) && isSame(live.place, from.place);
  if (isRecoloured) entry.set('colour', to.colour);
  if (isMoved) entry.set('place', { x: to.place.x, y: to.place.y });
  return isRecoloured || isMoved;
}

function bringElement(doc: Y.Doc, id: string, from: DrawnElement | undefined, to: DrawnElement | undefined): boolean {
  if (isSame(from, to)) return false;
  const map = drawingMap(doc);
  const entry = map.get(id);
  if (!to) {
    if (!(entry instanceof Y.Map) || !isSame(fieldsOf(entry), from)) return false;
    map.delete(id);
    return true;
  }
  if (entry instanceof Y.Map) return bringFields(entry, from ?? {}, to);
  // Erased by somebody since: then it stays erased.
  if (from) return false;
  map.set(id, new Y.Map(Object.entries(to)));
  return true;
}

function bringFields(entry: Y.Map<unknown>, from: DrawnElement, to: DrawnElement): boolean {
  let isChanged = false;
  for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (isSame(from[key], to[key]) || !isSame(entry.get(key), from[key])) continue;
    if (to[key] === undefined) entry.delete(key);
    else entry.set(key, to[key]);
    isChanged = true;
  }
  return isChanged;
}

function fieldsOf(entry: Y.Map<unknown>): DrawnElement {
  return Object.fromEntries([...entry].filter(([, value]) => !(value instanceof Y.AbstractType)));
}

/** Values that a document holds are JSON, whose keys keep their order on the way. Fields of an element may have come in any. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}

function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
