/** Somebody who types at a table as fast as the server acknowledges, and goes on without a connection: a stock provider, Hocuspocus's or y-websocket's. */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { IdeaId } from '#domain/identifiers.ts';
import { addIdea, ideasMap, ideaText } from '#document/table-document.ts';
import { tellingSocket } from './acknowledgements.ts';
import type { Chair } from './served-tables.ts';
import { WrittenWords } from './written-words.ts';

/** Deeds under way at once, with and without a connection. */
const UNDER_WAY = 6;
const UNDER_WAY_OFFLINE = 40;
/** Characters after which the next note is begun. */
const NOTE_LENGTH = 1_200;
/** How often out of a hundred somebody writes into the table's note, and strikes out what they wrote last. */
const SHARED_PERCENT = 30;
const STRIKE_PERCENT = 10;
/** Begins the ids of notes that the whole table writes in. */
const SHARED = 'shared';

export interface Person {
  readonly words: WrittenWords;
  readonly doc: Y.Doc;
  readonly chair: Chair;
  readonly isConnected: boolean;
  /** Connected, and everything is acknowledged, as far as the protocol knows that. */
  readonly isSettled: boolean;
  readonly hasLeft: boolean;
  /** Changes that the server said it did not take. */
  readonly refusals: { count: number };
  /** One deed, if not too many are under way. */
  type(chance: () => number): void;
  /** Leaves for good, with everything they have on their device, at the moment of the next acknowledgement; resolves then. */
  leaveWhenAcknowledged(): Promise<void>;
  leave(): void;
  toString(): string;
}

/** `name`: lower-case letters and digits, nobody else's. Whoever `opensSharedNotes` begins the notes that the whole table writes in. */
export function sitDown(options: {
  address: string;
  chair: Chair;
  name: string;
  opensSharedNotes: boolean;
  protocol: 'hocuspocus' | 'y-websocket';
}): Person {
  const { chair, name } = options;
  const doc = new Y.Doc();
  const words = new WrittenWords(name);
  const typing = typist(doc, words, options);
  const refusals = { count: 0 };
  let underWay: number[] = [];
  let whenAcknowledged: (() => void) | null = null;
  let hasLeft = false;
  /** Deeds up to which a program that hears of no acknowledgements goes by the connection. */
  let certain = 0;

  const listener = {
    sent: () => underWay.push(words.deeds),
    acknowledged() {
      words.acknowledged = Math.max(words.acknowledged, underWay.shift() ?? 0);
      whenAcknowledged?.();
    },
    refused() {
      refusals.count++;
    },
    opened() {
      underWay = [];
    },
  };
  const line = (options.protocol === 'hocuspocus' ? hocuspocusLine : yWebsocketLine)(options, doc, listener);
  const leave = () => {
    if (hasLeft) return;
    hasLeft = true;
    line.close();
    doc.destroy();
  };

  return {
    words,
    doc,
    chair,
    refusals,
    get isConnected() {
      return line.isConnected();
    },
    get isSettled() {
      return line.isConnected() && (!line.hasAcknowledgements || words.acknowledged === words.deeds);
    },
    get hasLeft() {
      return hasLeft;
    },
    type(chance) {
      if (!line.hasAcknowledgements && line.isConnected()) certain = words.deeds - 1;
      if (words.deeds - Math.max(words.acknowledged, certain) < (line.isConnected() ? UNDER_WAY : UNDER_WAY_OFFLINE)) {
        typing(chance);
      }
    },
    leaveWhenAcknowledged() {
      if (!line.hasAcknowledgements) {
        leave();
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        whenAcknowledged = () => {
          whenAcknowledged = null;
          leave();
          resolve();
        };
      });
    },
    leave,
    toString: () =>
      `${name} (${options.protocol}, ${line.isConnected() ? 'connected' : 'not connected'}, ${words.acknowledged} of ${words.deeds} acknowledged)`,
  };
}

interface Line {
  hasAcknowledgements: boolean;
  isConnected(): boolean;
  close(): void;
}

function hocuspocusLine(
  { address, chair }: { address: string; chair: Chair },
  doc: Y.Doc,
  listener: Parameters<typeof tellingSocket>[0],
): Line {
  const socket = new HocuspocusProviderWebsocket({
    url: `ws://${address}/collaboration`,
    WebSocketPolyfill: tellingSocket(listener),
    delay: 50,
    minDelay: 25,
    maxDelay: 200,
    factor: 1.5,
    maxAttempts: 0,
  });
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: chair.document,
    token: chair.token,
    document: doc,
  });
  provider.attach();
  return {
    hasAcknowledgements: true,
    isConnected: () => provider.isSynced && provider.isAuthenticated,
    close() {
      provider.destroy();
      socket.destroy();
    },
  };
}

function yWebsocketLine({ address, chair }: { address: string; chair: Chair }, doc: Y.Doc): Line {
  const provider = new WebsocketProvider(`ws://${address}/y`, chair.document, doc, {
    params: { token: chair.token },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    maxBackoffTime: 200,
    // Two clients in one process would speak to each other past the server.
    disableBc: true,
  });
  return { hasAcknowledgements: false, isConnected: () => provider.synced, close: () => provider.destroy() };
}

/** Types one word after the other: most into notes of one's own, some into the table's, and strikes some out again. */
function typist(
  doc: Y.Doc,
  words: WrittenWords,
  { name, opensSharedNotes }: { name: string; opensSharedNotes: boolean },
) {
  let notes = 0;
  let own: IdeaId | null = null;

  /** A new note with its first word. Its id is of twenty characters, and ends where the zeros begin. */
  function begin(prefix: string): IdeaId {
    const id = `${prefix}${name}n${notes++}z`.padEnd(20, '0') as IdeaId;
    const text = words.write(id, { isOwn: prefix === '' });
    addIdea(doc, { id, text, colour: 'sun', place: { x: 0, y: 0 }, round: 1, seat: null, writtenAt: notes });
    return id;
  }

  function writeOwn(): void {
    const text = own && ideaText(doc, own);
    if (own && text && text.length < NOTE_LENGTH) text.insert(text.length, words.write(own, { isOwn: true }));
    else own = begin('');
  }

  function writeShared(chance: () => number): void {
    const shared = sharedNotes(doc).find(({ text }) => text.length < NOTE_LENGTH);
    if (shared) {
      const ends = [0, ...[...shared.text.toString().matchAll(/;/g)].map((end) => end.index + 1)];
      const at = ends[Math.floor(chance() * ends.length)] ?? 0;
      shared.text.insert(at, words.write(shared.id, { isOwn: false }));
    } else if (opensSharedNotes) {
      begin(SHARED);
    } else {
      writeOwn();
    }
  }

  return (chance: () => number): void => {
    const dice = chance() * 100;
    const text = own && ideaText(doc, own);
    const struck = dice < STRIKE_PERCENT && text ? words.strike() : null;
    if (struck !== null && text) text.delete(text.length - struck.length, struck.length);
    else if (dice < STRIKE_PERCENT + SHARED_PERCENT) writeShared(chance);
    else writeOwn();
  };
}

function sharedNotes(doc: Y.Doc): { id: IdeaId; text: Y.Text }[] {
  return [...ideasMap(doc).keys()].flatMap((id) => {
    const text = id.startsWith(SHARED) ? ideaText(doc, id as IdeaId) : null;
    return text ? [{ id: id as IdeaId, text }] : [];
  });
}
