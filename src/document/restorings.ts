/** Restorings of a table's board, noted in its own document with the change they made: so they belong to its history, and can be undone. */
import type * as Y from 'yjs';
import { isIdentifier, type IdeaId, type RestoringId } from '#domain/identifiers.ts';
import { RESTORING_KINDS, type Restoring, type RestoringKind } from '#domain/restoring.ts';

const RESTORINGS = 'restorings';

const restoringsMap = (doc: Y.Doc) => doc.getMap<unknown>(RESTORINGS);

export function noteRestoring(doc: Y.Doc, { id, ...restoring }: Restoring): void {
  restoringsMap(doc).set(id, restoring);
}

export function hasRestoring(doc: Y.Doc, id: RestoringId): boolean {
  return restoringsMap(doc).has(id);
}

/** In the order in which they were done; broken entries are left out. */
export function readRestorings(doc: Y.Doc): Restoring[] {
  return [...restoringsMap(doc)].flatMap(([id, value]) => readRestoring(id, value) ?? []).sort((a, b) => a.at - b.at);
}

function readRestoring(id: string, value: unknown): Restoring | null {
  if (!isIdentifier(id) || typeof value !== 'object' || value === null) return null;
  const { kind, at, to, idea, undoes } = value as Record<string, unknown>;
  if (!RESTORING_KINDS.includes(kind as RestoringKind) || !isTime(at)) return null;
  return {
    id: id as RestoringId,
    kind: kind as RestoringKind,
    at,
    to: isTime(to) ? to : null,
    idea: isIdentifier(idea) ? (idea as IdeaId) : null,
    undoes: isIdentifier(undoes) ? (undoes as RestoringId) : null,
  };
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
