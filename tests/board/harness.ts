/** A page that seats two people at one table: two documents kept in step within the page, each shown by a board of its own. */
import * as Y from 'yjs';
import type { Board, BoardIdeas, BoardPeer, BoardPictures, BoardPresence, BoardUndo } from '#board/board.ts';
import {
  addIdea,
  drawingMap,
  followIdeas,
  ideaText,
  ideasMap,
  moveIdea,
  recolourIdea,
  removeIdea,
  restoreIdea,
} from '#document/table-document.ts';
import type { NoteColour } from '#domain/idea.ts';
import { identifierFrom, type IdeaId, type PictureId, type TableId } from '#domain/identifiers.ts';
import { nextFreePlace, type Place } from '#domain/note-place.ts';
import { words } from './board-words.ts';

const TABLE = 't'.repeat(20) as TableId;
const FROM_THE_OTHER = Symbol('from the other');

/** Which board each of the two sits at: `?plain=Ana,Bojan`; the others have tldraw. */
const atPlain = new Set((new URLSearchParams(location.search).get('plain') ?? '').split(','));

class Seat {
  readonly doc = new Y.Doc();
  readonly origin = Symbol('board');
  readonly #follow: { current: BoardIdeas['current'] };
  readonly #watchers = new Set<() => void>();
  readonly #undoManager: Y.UndoManager;
  isReadOnly = false;
  /** What this person shows of themselves. */
  shown: { pointer: Place | null; typing: IdeaId | null; selected?: readonly IdeaId[] } = {
    pointer: null,
    typing: null,
  };
  readonly peerWatchers = new Set<() => void>();
  board: Board | null = null;

  readonly name: string;
  readonly colour: NoteColour;
  other: Seat | null = null;

  constructor(name: string, colour: NoteColour) {
    this.name = name;
    this.colour = colour;
    this.#follow = followIdeas(this.doc, TABLE, () => this.#watchers.forEach((changed) => changed()));
    this.#undoManager = new Y.UndoManager([ideasMap(this.doc), drawingMap(this.doc)], {
      trackedOrigins: new Set([this.origin]),
      captureTimeout: Number.MAX_SAFE_INTEGER,
    });
  }

  readonly ideas: BoardIdeas = {
    current: () => this.#follow.current().filter(({ removedAt }) => removedAt === null),
    subscribe: (changed) => {
      this.#watchers.add(changed);
      return () => this.#watchers.delete(changed);
    },
    text: (id) => (ideasMap(this.doc).has(id) ? ideaText(this.doc, id) : null),
    add: (place) => (this.isReadOnly ? null : this.add({ text: '', place })),
    move: (moves) => {
      if (this.isReadOnly) return;
      this.doc.transact(() => moves.forEach(({ id, place }) => moveIdea(this.doc, id, place)), this.origin);
    },
    recolour: (id, colour) => recolourIdea(this.doc, id, colour, this.origin),
    remove: (id) => removeIdea(this.doc, id, Date.now(), this.origin),
    signature: (idea) => (idea.text.length % 2 ? 'na daljavo · Tea' : 'Lejla'),
  };

  add({ text, place, colour = 'sun' }: { text: string; place?: Place | undefined; colour?: NoteColour }): IdeaId {
    const id = identifierFrom<IdeaId>(crypto.getRandomValues(new Uint8Array(20)));
    const taken = this.ideas.current().map((idea) => idea.place);
    const idea = {
      id,
      text,
      colour,
      place: place ?? nextFreePlace(taken),
      round: 2,
      seat: null,
      writtenAt: Date.now(),
    };
    addIdea(this.doc, idea, this.origin);
    return id;
  }

  restore(id: IdeaId): void {
    restoreIdea(this.doc, id, this.origin);
  }

  readonly undo: BoardUndo = {
    undo: () => void this.#undoManager.undo(),
    redo: () => void this.#undoManager.redo(),
    canUndo: () => this.#undoManager.undoStack.length > 0,
    canRedo: () => this.#undoManager.redoStack.length > 0,
    mark: () => this.#undoManager.stopCapturing(),
    subscribe: (changed) => {
      const events = ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const;
      for (const event of events) this.#undoManager.on(event, changed);
      return () => events.forEach((event) => this.#undoManager.off(event, changed));
    },
  };

  readonly presence: BoardPresence = {
    peers: () => (this.other ? [this.other.asPeer()] : []),
    subscribe: (changed) => {
      this.peerWatchers.add(changed);
      return () => this.peerWatchers.delete(changed);
    },
    show: (mine) => {
      this.shown = { ...this.shown, ...mine };
      this.other?.peerWatchers.forEach((changed) => changed());
    },
  };

  asPeer(): BoardPeer {
    return { id: this.doc.clientID, name: this.name, colour: this.colour, ...this.shown };
  }

  setReadOnly(readOnly: boolean): void {
    this.isReadOnly = readOnly;
    this.board?.setReadOnly(readOnly);
  }
}

const Ana = new Seat('Ana', 'rose');
const Bojan = new Seat('Bojan', 'sky');
Ana.other = Bojan;
Bojan.other = Ana;

let connected = true;
for (const [from, to] of [
  [Ana, Bojan],
  [Bojan, Ana],
] as const) {
  from.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (connected && origin !== FROM_THE_OTHER) Y.applyUpdate(to.doc, update, FROM_THE_OTHER);
  });
}

function connect(join: boolean): void {
  connected = join;
  if (!join) return;
  Y.applyUpdate(Ana.doc, Y.encodeStateAsUpdate(Bojan.doc), FROM_THE_OTHER);
  Y.applyUpdate(Bojan.doc, Y.encodeStateAsUpdate(Ana.doc), FROM_THE_OTHER);
}

function writeNonsense(seat: Seat): void {
  const drawing = drawingMap(seat.doc);
  const entry = (fields: Record<string, unknown>) => new Y.Map(Object.entries(fields));
  const shape = { x: 0, y: 0, rotation: 0, index: 'a1', parentId: 'page:page', isLocked: false, opacity: 1, meta: {} };
  seat.doc.transact(() => {
    drawing.set('shape:empty', new Y.Map());
    drawing.set('nonsense', entry({ type: 'draw' }));
    drawing.set('shape:unknown', entry({ ...shape, type: 'rocket' }));
    drawing.set('shape:far', entry({ ...shape, type: 'frame', x: Number.NaN, 'props.w': -1 }));
    drawing.set(
      'shape:text',
      entry({ ...shape, type: 'text', 'props.richText': { type: 'doc', content: [{ type: 'x' }] } }),
    );
    drawing.set('binding:loose', entry({ type: 'arrow', fromId: 'shape:a', toId: 'shape:b', meta: {} }));
    (drawing as unknown as Y.Map<unknown>).set('shape:number', 7);
    (drawing as unknown as Y.Map<unknown>).set('shape:list', new Y.Array());
  });
}

/** The pictures that this table keeps: in the page itself. */
class PictureStore implements BoardPictures {
  readonly #kept = new Map<PictureId, string>();
  readonly #watchers = new Set<() => void>();

  url = (id: PictureId) => this.#kept.get(id) ?? null;

  subscribe = (changed: () => void) => {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  };

  add = async (file: Blob) => {
    const { width, height } = await createImageBitmap(file);
    const id = identifierFrom<PictureId>(crypto.getRandomValues(new Uint8Array(20)));
    this.#kept.set(id, URL.createObjectURL(file));
    return { id, width, height };
  };

  /** As when somebody erased them. */
  lose(): void {
    this.#kept.clear();
    this.#watchers.forEach((changed) => changed());
  }
}

const pictures = new PictureStore();

async function mount(seat: Seat): Promise<void> {
  const element = document.getElementById(seat.name);
  if (!element) throw new Error(`no place for ${seat.name}`);
  const { ideas, undo, presence, origin } = seat;
  const drawing = drawingMap(seat.doc);
  const draw = atPlain.has(seat.name)
    ? (await import('#board/plain/mount-plain.ts')).mountPlain
    : (await import('#board/tldraw/mount-tldraw.tsx')).mountTldraw;
  seat.board = await draw(element, {
    ideas,
    undo,
    presence,
    origin,
    drawing,
    pictures,
    words,
    locale: 'sl',
    readOnly: false,
    licenceKey: null,
  });
}

const alone = new URLSearchParams(location.search).has('alone');
if (alone) document.getElementById('Bojan')?.remove();

const harness = { Ana, Bojan, pictures, words, connect, writeNonsense, drawingMap, mount };
export type Harness = typeof harness;
declare global {
  interface Window {
    harness?: Harness;
  }
}

await mount(Ana);
if (!alone) await mount(Bojan);
window.harness = harness;
