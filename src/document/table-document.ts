/** The document `table/<id>`: the table's ideas, each a map with a shared text, and its drawing. */
import * as Y from 'yjs';
import { IDEA_MAX_LENGTH, byTimeWritten, isNoteColour, type Idea, type NoteColour } from '#domain/idea.ts';
import { readIdeaSource, type DictatedSource } from '#domain/idea-source.ts';
import { isIdentifier, type IdeaId, type SeatId, type TableId } from '#domain/identifiers.ts';
import type { Place } from '#domain/note-place.ts';
import { newText, readNumber, readString, readText, sharedText, typeInto } from './shared-text.ts';

export const IDEAS = 'ideas';
const DRAWING = 'drawing';

type IdeaEntry = Y.Map<unknown>;

export function ideasMap(doc: Y.Doc): Y.Map<IdeaEntry> {
  return doc.getMap<IdeaEntry>(IDEAS);
}

/** What is only drawn (ink, arrows, frames): the board's own, no other room reads it. */
export function drawingMap(doc: Y.Doc): Y.Map<Y.Map<unknown>> {
  return doc.getMap<Y.Map<unknown>>(DRAWING);
}

/** One entry as an idea; null where it is not one (a document is input too). */
export function readIdea(table: TableId, id: string, entry: unknown): Idea | null {
  if (!(entry instanceof Y.Map) || !isIdentifier(id)) return null;
  const place = readPlace(entry.get('place'));
  const colour: unknown = entry.get('colour');
  const writtenAt = readNumber(entry, 'writtenAt');
  if (place === null || writtenAt === null || !(entry.get('text') instanceof Y.Text)) return null;
  const seat = readString(entry, 'seat');
  const source = readIdeaSource(entry.get('source'));
  return {
    id: id as IdeaId,
    table,
    text: readText(entry, 'text').slice(0, IDEA_MAX_LENGTH),
    colour: isNoteColour(colour) ? colour : 'sun',
    place,
    round: Math.max(0, Math.trunc(readNumber(entry, 'round') ?? 0)),
    seat: seat !== null && isIdentifier(seat) ? (seat as SeatId) : null,
    writtenAt,
    removedAt: readNumber(entry, 'removedAt'),
    ...(source && { source }),
  };
}

function readPlace(value: unknown): Place | null {
  if (typeof value !== 'object' || value === null) return null;
  const { x, y } = value as Partial<Place>;
  return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y) ? { x, y } : null;
}

/** All ideas, the removed ones too, in the order in which they were written. */
export function readIdeas(doc: Y.Doc, table: TableId): Idea[] {
  const ideas: Idea[] = [];
  for (const [id, entry] of ideasMap(doc)) {
    const idea = readIdea(table, id, entry);
    if (idea) ideas.push(idea);
  }
  return ideas.sort(byTimeWritten);
}

/**
 * Follows the ideas as they change; an edit costs the reading of the ideas it touched, not of the board.
 * `current` returns a new array after each change; `stop` ends the following.
 */
export function followIdeas(
  doc: Y.Doc,
  table: TableId,
  changed: () => void,
): { current: () => readonly Idea[]; stop: () => void } {
  const map = ideasMap(doc);
  const known = new Map(readIdeas(doc, table).map((idea) => [idea.id as string, idea]));
  let sorted: readonly Idea[] | null = null;
  const observe = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    for (const event of events) {
      const touched = event.target === map ? [...event.changes.keys.keys()] : [String(event.path[0])];
      for (const id of touched) {
        const idea = readIdea(table, id, map.get(id));
        if (idea) known.set(id, idea);
        else known.delete(id);
      }
    }
    sorted = null;
    changed();
  };
  map.observeDeep(observe as Parameters<typeof map.observeDeep>[0]);
  return {
    current: () => (sorted ??= [...known.values()].sort(byTimeWritten)),
    stop: () => map.unobserveDeep(observe as Parameters<typeof map.observeDeep>[0]),
  };
}

/** Ids of the ideas that a transaction changed. */
export function touchedIdeas(doc: Y.Doc, transaction: Y.Transaction): string[] {
  const map = ideasMap(doc);
  const touched = new Set<string>();
  for (const [type, keys] of transaction.changed) {
    if (Object.is(type, map)) for (const key of keys) touched.add(String(key));
    let entry: typeof type | null = type;
    while (entry && !Object.is(entry.parent, map)) entry = entry.parent;
    if (entry?._item?.parentSub) touched.add(entry._item.parentSub);
  }
  return [...touched];
}

export type NewIdea = Pick<Idea, 'id' | 'text' | 'colour' | 'place' | 'round' | 'seat' | 'writtenAt' | 'source'>;

export function addIdea(doc: Y.Doc, idea: NewIdea, origin?: unknown): void {
  doc.transact(() => {
    const entry = new Y.Map<unknown>();
    entry.set('text', newText(idea.text));
    entry.set('colour', idea.colour);
    entry.set('place', { ...idea.place });
    entry.set('round', idea.round);
    if (idea.seat) entry.set('seat', idea.seat);
    entry.set('writtenAt', idea.writtenAt);
    if (idea.source) entry.set('source', { ...idea.source });
    ideasMap(doc).set(idea.id, entry);
  }, origin);
}

/** The shared text of an idea, for typing into; null where there is no such idea. */
export function ideaText(doc: Y.Doc, id: IdeaId): Y.Text | null {
  const entry = ideasMap(doc).get(id);
  return entry instanceof Y.Map ? sharedText(entry, 'text') : null;
}

function change(doc: Y.Doc, id: IdeaId, origin: unknown, write: (entry: IdeaEntry) => void): boolean {
  const entry = ideasMap(doc).get(id);
  if (!(entry instanceof Y.Map)) return false;
  doc.transact(() => write(entry), origin);
  return true;
}

/** Each of these returns whether there was such an idea. */
export function writeIdea(doc: Y.Doc, id: IdeaId, text: string, origin?: unknown): boolean {
  return change(doc, id, origin, (entry) => {
    const shared = sharedText(entry, 'text');
    if (shared) typeInto(shared, text);
  });
}

export function recolourIdea(doc: Y.Doc, id: IdeaId, colour: NoteColour, origin?: unknown): boolean {
  return change(doc, id, origin, (entry) => entry.set('colour', colour));
}

/** Marks an idea as written down for somebody; null: as typed by its author. What came from paper stays so. */
export function markDictated(doc: Y.Doc, id: IdeaId, source: DictatedSource | null, origin?: unknown): boolean {
  return change(doc, id, origin, (entry) => {
    if (readIdeaSource(entry.get('source'))?.kind === 'paper') return;
    if (source) entry.set('source', { ...source });
    else entry.delete('source');
  });
}

export function moveIdea(doc: Y.Doc, id: IdeaId, place: Place, origin?: unknown): boolean {
  return change(doc, id, origin, (entry) => entry.set('place', { x: place.x, y: place.y }));
}

/** Nothing a person removes is gone: it is marked, and can be restored. */
export function removeIdea(doc: Y.Doc, id: IdeaId, at: number, origin?: unknown): boolean {
  return change(doc, id, origin, (entry) => entry.set('removedAt', at));
}

export function restoreIdea(doc: Y.Doc, id: IdeaId, origin?: unknown): boolean {
  return change(doc, id, origin, (entry) => entry.delete('removedAt'));
}

/** Takes an idea out altogether: for what should not have come to the table at all. Returns whether it was there. */
export function takeIdeaOut(doc: Y.Doc, id: IdeaId): boolean {
  const ideas = ideasMap(doc);
  if (!ideas.has(id)) return false;
  ideas.delete(id);
  return true;
}
