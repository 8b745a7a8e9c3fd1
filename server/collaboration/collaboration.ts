/** Collaboration on shared documents: Hocuspocus keeps them, an update log stands behind them, our own transport before them. */
import type { IncomingMessage } from 'node:http';
import * as Y from 'yjs';
import type { Asker } from '#domain/access.ts';
import { DRAWING_VERSION, currentEntries } from '#board/drawing/schema.ts';
import { bringDrawingUpToDate } from '#document/drawing-document.ts';
import { parseDocumentName, type SeatId } from '#domain/identifiers.ts';
import { CannotSave } from '../store/cannot-save.ts';
import type { Store } from '../store/database.ts';
import { accessToDocument } from './admission.ts';
import { Attendance } from './attendance.ts';
import { Client, type Upgraded } from './transport/client.ts';
import { FAILED, FORBIDDEN, RESTARTING, UNAUTHENTICATED, type CloseCode } from './transport/close-codes.ts';
import { HOCUSPOCUS, Y_WEBSOCKET } from './transport/dialect.ts';
import { keepAuthorsHonest } from './honest-authors.ts';
import { keepTextsShort } from './keep-texts-short.ts';
import { Member, type Line, type WhoIs } from './transport/member.ts';
import { patient } from './patience.ts';
import { Room } from './transport/room.ts';
import { Rooms } from './transport/rooms.ts';
import { SteadyHocuspocus } from './steady-hocuspocus.ts';
import { takeOut, type Entries } from './taken-out.ts';
import type { StoredDocument, UpdateLog } from './log/update-log.ts';
import { authenticated } from './transport/wire.ts';

/** Finds out who asks, from the token the browser sent and the request it came with; null: nobody we know. */
export type Identify = (request: Request, token: string, document: string) => Promise<WhoIs | null>;

/** What the server itself writes under. */
const SERVER = 'server';

export interface Collaboration {
  /** Takes over a socket that has just been upgraded and speaks Hocuspocus's protocol. */
  accept(upgraded: Upgraded): void;
  /** Takes over one that speaks y-websocket's, about one document whose name has been parsed. */
  acceptYWebsocket(upgraded: Upgraded, opening: { document: string; token: string }): void;
  /** Changes a document on the server's behalf; resolves once the change is on disk. */
  change<Result>(document: string, write: (doc: Y.Doc) => Result): Promise<Result>;
  /** Reads a document as it is now. */
  read<Result>(document: string, look: (doc: Y.Doc) => Result): Promise<Result>;
  /** Brings the rights of everybody connected to these documents into line with the store: call after a round, a seat or a role changed. */
  reviewAccess(documents: readonly string[]): Promise<void>;
  /** Asks anew, wherever this person is connected (`identityOf`): call after a session, a link or a membership ended. */
  reviewPerson(identity: string): Promise<void>;
  /** Takes documents away for good. */
  erase(documents: readonly string[]): Promise<void>;
  /** Takes the words of entries out of a document and its history for good; open copies let go of them, and stale ones can't bring them back. */
  takeOut(document: string, entries: readonly Entries[]): Promise<void>;
  /** Puts documents there that were made elsewhere. Their names must be free. */
  bring(documents: readonly { name: string; updates: readonly { at: number; bytes: Uint8Array }[] }[]): Promise<void>;
  /** Whether somebody has this document open. */
  isOpen(document: string): boolean;
  /** How often a document has changed since the server started, and when last: what was read of it before is good until then. */
  changesOf(document: string): { count: number; lastAt: number | null };
  /** Who is connected, at whichever document. */
  readonly attendance: Pick<Attendance, 'isConnected' | 'leftAt' | 'since'>;
  /** What each seat shows of itself at a document now: what came over the network, nobody has looked at it. */
  shownAt(document: string): { seat: SeatId; state: unknown }[];
  close(): Promise<void>;
}

export function openCollaboration(house: {
  store: Store;
  log: UpdateLog;
  identify: Identify;
  report: (problem: string) => void;
  /** Epoch ms. */
  clock?: () => number;
}): Collaboration {
  const { store, log } = house;
  const writersOf = new WeakMap<Y.Doc, Map<number, string>>();
  const clients = new Set<Client>();
  const clock = house.clock ?? Date.now;
  const attendance = new Attendance(clock);
  const changes = new Map<string, { count: number; lastAt: number | null }>();
  const now = () => performance.now();

  const hocuspocus = new SteadyHocuspocus({
    quiet: true,
    // Nothing is ever stored whole: the update log is the store. Nobody connects to Hocuspocus itself: our rooms pass on what changes.
    debounce: 0,
    maxDebounce: 0,
    flushDelay: false,
    yDocOptions: { gc: true, gcFilter: () => true },

    async onLoadDocument({ documentName, document }) {
      const stored = await log.load(documentName);
      apply(stored, document);
      const writers = new Map(stored.writers);
      writersOf.set(document, writers);
      keepTextsShort(document);
      if (parseDocumentName(documentName)?.kind === 'table') keepAuthorsHonest(document);
      document.on('update', (update: Uint8Array, origin: unknown) => {
        if (!(origin instanceof Member) && !writers.has(document.clientID)) {
          writers.set(document.clientID, SERVER);
          log.noteWriter(documentName, document.clientID, SERVER);
        }
        changes.set(documentName, { count: changesOf(documentName).count + 1, lastAt: clock() });
        const durable = log.append(documentName, update);
        rooms.live(document)?.changed(update, durable);
      });
      if (parseDocumentName(documentName)?.kind === 'table') {
        bringDrawingUpToDate(document, DRAWING_VERSION, currentEntries);
      }
    },

    async afterLoadDocument({ document }) {
      // What Hocuspocus would do on every change, hooks and storing, has nothing to do here.
      document.onUpdate(() => {});
    },
  });

  const rooms = new Rooms(hocuspocus, (name, doc) => {
    const writers = writersOf.get(doc);
    if (!writers) throw new Error('invariant: a loaded document knows its writers');
    return new Room({ name, doc, writers, log, now, hasPresence: parseDocumentName(name)?.kind !== 'workshop' });
  });

  async function admit(line: Line, request: IncomingMessage, name: string, token: string): Promise<Member | CloseCode> {
    try {
      const whoIs = await house.identify(webRequest(request), token, name);
      if (!whoIs) return UNAUTHENTICATED;
      if ((await accessToDocument(store, name, await whoIs())) === 'none') return FORBIDDEN;
      const room = await rooms.enter(name);
      const leave = () => rooms.leave(name);
      for (;;) {
        const { reviews } = room;
        const asker: Asker = await whoIs();
        const access = await accessToDocument(store, name, asker);
        // A round may have ended between the question and the answer.
        if (room.reviews !== reviews) continue;
        if (access === 'none') {
          leave();
          return FORBIDDEN;
        }
        const seat = asker.kind === 'seat' ? asker.seat : null;
        const getUp = () => {
          if (seat) attendance.left(seat);
          leave();
        };
        const member = new Member(line, room, { asker, whoIs, readOnly: access !== 'write', leave: getUp });
        member.send(authenticated(member.readOnly));
        room.join(member);
        if (seat) attendance.came(seat);
        return member;
      }
    } catch (error) {
      house.report(`${name} could not be opened: ${String(error)}`);
      return FAILED;
    }
  }

  async function change<Result>(document: string, write: (doc: Y.Doc) => Result): Promise<Result> {
    if (log.trouble !== null) throw new CannotSave(log.trouble);
    const connection = await hocuspocus.openDirectConnection(document);
    try {
      let result: { value: Result } | undefined;
      await connection.transact((doc) => {
        result = { value: write(doc) };
      });
      await log.confirmed(document);
      if (!result) throw new Error('invariant: a change has a result');
      return result.value;
    } finally {
      await connection.disconnect();
    }
  }

  async function read<Result>(document: string, look: (doc: Y.Doc) => Result): Promise<Result> {
    const live = hocuspocus.documents.get(document);
    if (live) return look(live);
    const doc = new Y.Doc();
    try {
      apply(await log.load(document), doc);
      return look(doc);
    } finally {
      doc.destroy();
    }
  }

  async function reviewAccess(documents: readonly string[]): Promise<void> {
    for (const name of documents) {
      const room = rooms.named(name);
      if (!room) continue;
      room.reviews++;
      for (const member of room.members) await reviewMember(room, member);
    }
  }

  /** Two reviews may be on their way at once (a board is locked and at once opened again): what counts is what holds after the last. */
  async function reviewMember(room: Room, member: Member): Promise<void> {
    let { reviews } = room;
    let asker = await member.whoIs();
    let access = await accessToDocument(store, room.name, asker);
    while (room.reviews !== reviews) {
      ({ reviews } = room);
      asker = await member.whoIs();
      access = await accessToDocument(store, room.name, asker);
    }
    member.asker = asker;
    if (access === 'none') {
      member.close(FORBIDDEN);
      return;
    }
    const readOnly = access !== 'write';
    if (member.readOnly === readOnly) return;
    member.readOnly = readOnly;
    // Told in the same words as on joining: the provider takes over the new scope and says so to the page.
    member.send(authenticated(readOnly));
  }

  function changesOf(document: string): { count: number; lastAt: number | null } {
    return changes.get(document) ?? { count: 0, lastAt: null };
  }

  function take({ webSocket }: Upgraded, client: Client, hear: (message: Uint8Array) => void): void {
    clients.add(client);
    const hearPatiently = patient(webSocket, log, client.dialect, hear);
    webSocket.on('message', (data: Buffer, isBinary) => hearPatiently(isBinary ? data : new Uint8Array()));
    webSocket.on('close', () => {
      clients.delete(client);
      client.left();
    });
    // The close that follows an error is what counts.
    webSocket.on('error', () => webSocket.terminate());
  }

  const everySecond = setInterval(() => {
    for (const room of rooms) room.showLate();
    for (const client of clients) client.look();
  }, 1_000);
  everySecond.unref();

  return {
    accept(upgraded) {
      const client = new Client(upgraded, HOCUSPOCUS, { admit, now });
      take(upgraded, client, (message) => client.hear(message));
    },
    acceptYWebsocket(upgraded, { document, token }) {
      const client = new Client(upgraded, Y_WEBSOCKET, { admit, now });
      take(upgraded, client, (message) => client.hearAbout(document, message));
      client.enter(document, token);
    },
    change,
    read,
    reviewAccess,
    async reviewPerson(identity) {
      for (const room of rooms) {
        for (const member of room.members) if (member.identity === identity) await reviewMember(room, member);
      }
    },
    async erase(documents) {
      for (const name of documents) {
        for (const member of rooms.named(name)?.members ?? []) member.close(FORBIDDEN);
      }
      for (const name of documents) changes.delete(name);
      await log.erase(documents);
    },
    async takeOut(document, entries) {
      await change(document, (doc) => takeOut(doc, entries));
      rooms.named(document)?.forgetState();
      await log.takeOut(document, entries);
    },
    async bring(documents) {
      log.reopen(documents.map(({ name }) => name));
      await Promise.all(
        documents.flatMap(({ name, updates }) => updates.map(({ at, bytes }) => log.append(name, bytes, at))),
      );
    },
    isOpen: (document) => hocuspocus.documents.has(document),
    changesOf,
    attendance,
    shownAt: (document) => rooms.named(document)?.presence.shown() ?? [],
    async close() {
      clearInterval(everySecond);
      for (const client of clients) client.dismiss(RESTARTING);
      await log.close();
    },
  };
}

function apply(stored: StoredDocument, doc: Y.Doc): void {
  Y.transact(doc, () => {
    if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot);
    for (const update of stored.updates) Y.applyUpdate(doc, update);
  });
}

/** Who asks is found out from web requests; Node hands over its own kind. */
function webRequest(request: IncomingMessage): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return new Request('http://localhost/', { headers });
}
