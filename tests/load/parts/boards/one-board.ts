/** A page with one of the two boards and nothing beside it: `?board=plain&notes=2000`. The notes come as one update, as they do from the server. */
import * as Y from 'yjs';
import type { BoardIdeas } from '#board/board.ts';
import {
  drawingMap,
  followIdeas,
  ideaText,
  ideasMap,
  moveIdea,
  recolourIdea,
  removeIdea,
} from '#document/table-document.ts';
import type { TableId } from '#domain/identifiers.ts';
import { words } from '../../../board/board-words.ts';
import { beMeasured } from './board-on-page.ts';

const TABLE = 't'.repeat(20) as TableId;
const asked = new URLSearchParams(location.search);
const origin = Symbol('board');
const doc = new Y.Doc();

const fetched = fetch(`notes-${asked.get('notes') ?? '500'}`).then((answer) => answer.arrayBuffer());
const loaded =
  asked.get('board') === 'plain'
    ? import('#board/plain/mount-plain.ts').then(({ mountPlain }) => mountPlain)
    : import('#board/tldraw/mount-tldraw.tsx').then(({ mountTldraw }) => mountTldraw);
Y.applyUpdate(doc, new Uint8Array(await fetched));

const watchers = new Set<() => void>();
const follow = followIdeas(doc, TABLE, () => watchers.forEach((changed) => changed()));
let standing: { of: readonly unknown[]; ideas: ReturnType<BoardIdeas['current']> } | null = null;
const ideas: BoardIdeas = {
  current() {
    const all = follow.current();
    if (standing?.of !== all) standing = { of: all, ideas: all.filter(({ removedAt }) => removedAt === null) };
    return standing.ideas;
  },
  subscribe: (changed) => {
    watchers.add(changed);
    return () => watchers.delete(changed);
  },
  text: (id) => (ideasMap(doc).has(id) ? ideaText(doc, id) : null),
  add: () => null,
  move: (moves) => doc.transact(() => moves.forEach(({ id, place }) => moveIdea(doc, id, place)), origin),
  recolour: (id, colour) => recolourIdea(doc, id, colour, origin),
  remove: (id) => removeIdea(doc, id, Date.now(), origin),
  signature: () => 'Lejla',
};
const undo = new Y.UndoManager([ideasMap(doc), drawingMap(doc)], {
  trackedOrigins: new Set([origin]),
  captureTimeout: Number.MAX_SAFE_INTEGER,
});

const mount = await loaded;
const board = await mount(document.getElementById('board')!, {
  ideas,
  drawing: drawingMap(doc),
  origin,
  presence: { peers: () => [], subscribe: () => () => {}, show: () => {} },
  undo: {
    undo: () => void undo.undo(),
    redo: () => void undo.redo(),
    canUndo: () => undo.undoStack.length > 0,
    canRedo: () => undo.redoStack.length > 0,
    mark: () => undo.stopCapturing(),
    subscribe: () => () => {},
  },
  words,
  locale: 'sl',
  readOnly: false,
  licenceKey: null,
});

beMeasured({
  visibleArea: () => board.visibleArea(),
  lookAt: (area) => board.lookAt(area),
  places: () => ideas.current().map(({ place }) => place),
  selected: () => document.querySelectorAll('[data-selected]').length,
  shown: () =>
    [...document.querySelectorAll('[data-idea]')].filter((note) => {
      const { left, top, right, bottom } = note.getBoundingClientRect();
      return right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
    }).length,
});
