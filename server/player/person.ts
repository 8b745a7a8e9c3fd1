/** One simulated person at a café: takes a seat with the code, follows the rotation from table to table, and types. */
import { randomBytes } from 'node:crypto';
import { setImmediate, setTimeout as pause } from 'node:timers/promises';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import * as Y from 'yjs';
import { NOTE_COLOURS } from '#domain/idea.ts';
import type { IdeaSource } from '#domain/idea-source.ts';
import { identifierFrom, tableDocument, type IdeaId, type SeatId, type TableId } from '#domain/identifiers.ts';
import { nextFreePlace } from '#domain/note-place.ts';
import type { WorkshopView } from '#domain/workshop-view.ts';
import { keepApart } from '#document/keep-apart.ts';
import { addIdea, ideaText, readIdeas } from '#document/table-document.ts';
import { followWorkshop, readWorkshop } from '#document/workshop-document.ts';
import type { CafeApi, JoinedSeat } from './cafe-api.ts';
import type { ScriptedPerson } from './cafe-script.ts';

/** How long a person waits for what the server owes them, before saying that it did not come. */
const PATIENCE_MS = 20_000;
/** Characters typed before others get their turn, where no pace is asked for. */
const BURST = 16;

export interface Person {
  seat: JoinedSeat['seat'];
  /** The seat's secret. */
  token: string;
  /** Goes to the table the rotation gives, once this round is open, and may write there from now on; returns the table. */
  sitDownFor(round: number): Promise<TableId>;
  /** Types an idea, one character after the other, and returns its id once all of it is safe with the server. `as`: on a tablet, for whom. */
  writeIdea(text: string, round: number, chair: number, as?: Author): Promise<IdeaId>;
  /** Which of these ideas this person's own copy of the table's board does not show, letter by letter, however long one waits. */
  notShown(ideas: ReadonlyMap<IdeaId, string>): Promise<IdeaId[]>;
  /** What this person knows of the workshop; null until it has come. */
  view(): WorkshopView | null;
  /** Calls back after each change of it; returns how to stop. */
  followView(changed: () => void): () => void;
  leave(): void;
}

/** Somebody at a table's tablet, and how their words came there. */
export interface Author {
  seat: SeatId;
  source?: IdeaSource;
}

export interface Evening {
  api: CafeApi;
  /** Where Kavarna is reached, without a path. */
  url: string;
  code: string;
  /** Milliseconds from one character to the next; 0: as fast as it goes. */
  pace: number;
  signal: AbortSignal;
  /** Epoch ms by the server's clock; absent: it is this machine's. */
  now?: () => number;
}

/** `tablet`: not a person's device, but the one that lies on the table. */
export async function joinCafe(evening: Evening, who: ScriptedPerson & { tablet?: boolean }): Promise<Person> {
  const { token, seat, documents } = await evening.api.join(evening.code, who);
  // Node's own sockets: one of `ws` that is closed before it has opened throws where nobody listens any more, which ends the whole process.
  const socket = new HocuspocusProviderWebsocket({
    url: `${evening.url.replace(/^http/, 'ws').replace(/\/+$/, '')}/collaboration`,
    delay: 100,
    minDelay: 100,
  });
  const follow = (name: string) => {
    const provider = new HocuspocusProvider({ websocketProvider: socket, name, token, document: new Y.Doc() });
    provider.attach();
    return provider;
  };
  const workshop = follow(documents.workshop);
  let board: { provider: HocuspocusProvider; table: TableId } | null = null;
  const authors = new Set<SeatId | null>([seat.id]);
  let ownChair = 0;

  function leaveTable(): void {
    board?.provider.destroy();
    board?.provider.document.destroy();
    board = null;
  }

  function atTable() {
    if (!board) throw new Error('invariant: a person sits down before writing');
    return { ...board, doc: board.provider.document };
  }

  return {
    seat,
    token,

    async sitDownFor(round) {
      leaveTable();
      const isOpen = (view: WorkshopView | null) => view?.round?.number === round && view.round.endedAt === null;
      await until(
        evening.signal,
        `round ${round} is open`,
        () => isOpen(readWorkshop(workshop.document)),
        (changed) => followWorkshop(workshop.document, changed),
      );
      const table = readWorkshop(workshop.document)?.seats.find((one) => one.id === seat.id)?.table;
      if (!table) throw new Error(`The seat ${seat.id} is not in its workshop any more.`);
      const provider = follow(tableDocument(table));
      board = { provider, table };
      keepApart(provider.document, table, { mine: (idea) => authors.has(idea.seat), offset: () => ownChair });
      await until(
        evening.signal,
        `the board of table ${table} may be written`,
        () => provider.isSynced && provider.authorizedScope === 'read-write',
        (changed) => {
          provider.on('synced', changed);
          provider.on('authenticated', changed);
          return () => {
            provider.off('synced', changed);
            provider.off('authenticated', changed);
          };
        },
      );
      return table;
    },

    async writeIdea(text, round, chair, as = { seat: seat.id }) {
      const { doc, table, provider } = atTable();
      ownChair = chair;
      authors.add(as.seat);
      const id = identifierFrom<IdeaId>(new Uint8Array(randomBytes(20)));
      const taken = readIdeas(doc, table).filter((idea) => idea.removedAt === null);
      addIdea(doc, {
        id,
        text: '',
        colour: NOTE_COLOURS[chair % NOTE_COLOURS.length] ?? 'sun',
        place: nextFreePlace(
          taken.map((idea) => idea.place),
          chair,
        ),
        round,
        writtenAt: (evening.now ?? Date.now)(),
        ...as,
      });
      const note = ideaText(doc, id);
      if (!note) throw new Error('invariant: an idea that was just added is there');
      for (const [typed, character] of [...text].entries()) {
        note.insert(note.length, character);
        if (evening.pace > 0) await pause(evening.pace, undefined, { signal: evening.signal });
        else if (typed % BURST === BURST - 1) await setImmediate(undefined, { signal: evening.signal });
      }
      await until(
        evening.signal,
        `what was written at table ${table} is saved`,
        () => !provider.hasUnsyncedChanges,
        (changed) => {
          provider.on('unsyncedChanges', changed);
          return () => provider.off('unsyncedChanges', changed);
        },
      );
      return id;
    },

    async notShown(ideas) {
      const { doc, table } = atTable();
      const missing = () => {
        const shown = new Map(readIdeas(doc, table).map((idea) => [idea.id, idea.text]));
        return [...ideas].filter(([id, text]) => shown.get(id) !== text).map(([id]) => id);
      };
      const isComplete = () => missing().length === 0;
      try {
        await until(evening.signal, `table ${table} shows everything`, isComplete, (changed) => {
          doc.on('update', changed);
          return () => doc.off('update', changed);
        });
      } catch (error) {
        if (!(error instanceof TooLateError)) throw error;
      }
      return missing();
    },

    view: () => readWorkshop(workshop.document),
    followView: (changed) => followWorkshop(workshop.document, changed),

    leave() {
      leaveTable();
      workshop.destroy();
      socket.destroy();
    },
  };
}

class TooLateError extends Error {}

/** Waits until something holds, looking whenever it may have changed. */
async function until(
  signal: AbortSignal,
  what: string,
  holds: () => boolean,
  listen: (changed: () => void) => () => void,
): Promise<void> {
  signal.throwIfAborted();
  if (holds()) return;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const stopListening = listen(() => {
    if (holds()) resolve();
  });
  const late = setTimeout(() => reject(new TooLateError(`Waited ${PATIENCE_MS / 1000} s until ${what}.`)), PATIENCE_MS);
  const abort = () => reject(signal.reason as Error);
  signal.addEventListener('abort', abort, { once: true });
  try {
    await promise;
  } finally {
    clearTimeout(late);
    signal.removeEventListener('abort', abort);
    stopListening();
  }
}
