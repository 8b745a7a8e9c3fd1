/** Collaboration on shared documents: Hocuspocus with an update log behind it, admission before it, and the server's own changes. */
import type { IncomingMessage } from 'node:http';
import { OutgoingMessage, type Document, type Hocuspocus } from '@hocuspocus/server';
import * as Y from 'yjs';
import type { WebSocket } from 'ws';
import type { Asker } from '#domain/access.ts';
import type { Store } from '../store/database.ts';
import { accessToDocument } from './admission.ts';
import { hocuspocusSocket, type ClientSocket } from './client-socket.ts';
import { FORBIDDEN, RESTARTING, UNAUTHENTICATED } from './close-codes.ts';
import { durableSocket } from './durable-socket.ts';
import { SteadyHocuspocus } from './steady-hocuspocus.ts';
import type { UpdateLog } from './update-log.ts';

/** Answers, at any time, who stands behind a connection: a seat may have moved to another table since it came. */
export type WhoIs = () => Promise<Asker>;

/** Finds out who asks, from the token the browser sent and the request it came with; null: nobody we know. */
export type Identify = (request: Request, token: string, document: string) => Promise<WhoIs | null>;

interface ConnectionContext {
  whoIs: WhoIs;
}

type Connection = ReturnType<Document['getConnections']>[number];

/** Updates in a document's log after which a snapshot is written when it is unloaded. */
const SNAPSHOT_AFTER_UPDATES = 500;
/** Documents one socket may hold open: an initiative's team sees every table of every workshop. */
const MAX_DOCUMENTS_PER_SOCKET = 400;

export interface Collaboration {
  /** Takes over a socket that has just been upgraded; `client` is the same socket in Hocuspocus's words. */
  accept(socket: WebSocket, request: IncomingMessage, client?: ClientSocket): void;
  /** Changes a document on the server's behalf; resolves once the change is on disk. */
  change<Result>(document: string, write: (doc: Y.Doc) => Result): Promise<Result>;
  /** Reads a document as it is now. */
  read<Result>(document: string, look: (doc: Y.Doc) => Result): Promise<Result>;
  /** Brings the rights of everybody connected to these documents into line with the store: call after a round, a seat or a role changed. */
  reviewAccess(documents: readonly string[]): Promise<void>;
  /** Takes documents away for good. */
  erase(documents: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export function openCollaboration(house: {
  store: Store;
  log: UpdateLog;
  identify: Identify;
  report: (problem: string) => void;
}): Collaboration {
  const { store, log } = house;
  const appended = new Map<string, number>();
  const sockets = new Set<WebSocket>();
  let isClosing = false;

  const hocuspocus = new SteadyHocuspocus<ConnectionContext>({
    quiet: true,
    // Nothing is ever stored whole: the update log is the store (see afterLoadDocument).
    debounce: 0,
    maxDebounce: 0,
    yDocOptions: { gc: true, gcFilter: () => true },

    async onAuthenticate({ token, documentName, request, connectionConfig, instance, socketId }) {
      const whoIs = await house.identify(request, token, documentName);
      if (!whoIs) throw UNAUTHENTICATED;
      const access = await accessToDocument(store, documentName, await whoIs());
      if (access === 'none' || documentsOf(instance, socketId) >= MAX_DOCUMENTS_PER_SOCKET) throw FORBIDDEN;
      connectionConfig.readOnly = access !== 'write';
      return { whoIs };
    },

    async onLoadDocument({ documentName, document }) {
      const stored = await log.load(documentName);
      appended.set(documentName, stored.updates.length);
      Y.transact(document, () => {
        if (stored.snapshot) Y.applyUpdate(document, stored.snapshot);
        for (const update of stored.updates) Y.applyUpdate(document, update);
      });
      document.on('update', (update: Uint8Array) => {
        appended.set(documentName, (appended.get(documentName) ?? 0) + 1);
        void log.append(documentName, update);
      });
    },

    async beforeUnloadDocument({ document, documentName }) {
      if ((appended.get(documentName) ?? 0) >= SNAPSHOT_AFTER_UPDATES) {
        await log
          .writeSnapshot(documentName, () => Y.encodeStateAsUpdate(document))
          .catch((error: unknown) => {
            // While closing, the log may be gone already; a snapshot only shortens the next loading.
            if (!isClosing) house.report(`No snapshot of ${documentName} could be written: ${String(error)}`);
          });
      }
      appended.delete(documentName);
    },
  });

  async function change<Result>(document: string, write: (doc: Y.Doc) => Result): Promise<Result> {
    const connection = await hocuspocus.openDirectConnection(document);
    try {
      let result: { value: Result } | undefined;
      await connection.transact((doc) => {
        result = { value: write(doc) };
      });
      await log.settled(document);
      if (!result) throw new Error('invariant: a change has a result');
      return result.value;
    } finally {
      await connection.disconnect();
    }
  }

  async function read<Result>(document: string, look: (doc: Y.Doc) => Result): Promise<Result> {
    const live = hocuspocus.documents.get(document);
    if (live) return look(live);
    const stored = await log.load(document);
    const doc = new Y.Doc();
    Y.transact(doc, () => {
      if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot);
      for (const update of stored.updates) Y.applyUpdate(doc, update);
    });
    try {
      return look(doc);
    } finally {
      doc.destroy();
    }
  }

  async function reviewAccess(documents: readonly string[]): Promise<void> {
    for (const name of documents) {
      for (const connection of hocuspocus.documents.get(name)?.getConnections() ?? []) {
        await reviewConnection(name, connection);
      }
    }
  }

  async function reviewConnection(name: string, connection: Connection): Promise<void> {
    const access = await accessToDocument(store, name, await (connection.context as ConnectionContext).whoIs());
    if (access === 'none') {
      connection.webSocket.close(FORBIDDEN.code, FORBIDDEN.reason);
      return;
    }
    const readOnly = access !== 'write';
    if (connection.readOnly === readOnly) return;
    connection.readOnly = readOnly;
    // Told in the same words as on joining: the provider takes over the new scope and says so to the page.
    connection.send(new OutgoingMessage(connection.messageAddress).writeAuthenticated(readOnly).toUint8Array());
  }

  return {
    accept(socket, request, client = hocuspocusSocket(socket)) {
      sockets.add(socket);
      const connection = hocuspocus.handleConnection(
        durableSocket(client, (name) => log.settled(name)),
        webRequest(request),
        {
          whoIs: () => Promise.resolve({ kind: 'nobody' }),
        },
      );
      client.onMessage((message) => connection.handleMessage(message));
      socket.on('close', (code, reason) => {
        sockets.delete(socket);
        connection.handleClose({ code, reason: reason.toString() });
      });
      // The close that follows an error is what counts.
      socket.on('error', () => socket.terminate());
    },
    change,
    read,
    reviewAccess,
    async erase(documents) {
      for (const name of documents) {
        for (const connection of hocuspocus.documents.get(name)?.getConnections() ?? []) {
          connection.webSocket.close(FORBIDDEN.code, FORBIDDEN.reason);
        }
      }
      await log.erase(documents);
    },
    async close() {
      isClosing = true;
      for (const socket of sockets) socket.close(RESTARTING.code, RESTARTING.reason);
      hocuspocus.closeConnections();
      for (const socket of sockets) socket.terminate();
      await log.close();
    },
  };
}

function documentsOf(instance: Hocuspocus, socketId: string): number {
  let count = 0;
  for (const document of instance.documents.values()) {
    if (document.getConnections().some((connection) => connection.socketId === socketId)) count++;
  }
  return count;
}

/** Hocuspocus reads web requests; Node hands over its own kind. */
function webRequest(request: IncomingMessage): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return new Request(new URL(request.url ?? '/', 'http://localhost'), { headers });
}
