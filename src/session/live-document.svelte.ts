/** A shared document in this browser: connected, in step with the server, and honest about what is saved. */
import { HocuspocusProvider, WebSocketStatus, type HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { createDecoder, readVarInt, readVarString, readVarUint } from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { openSocket, type SpeaksAs } from './connection.svelte.ts';

export const LINK_STATES = ['connecting', 'connected', 'offline', 'refused'] as const;
export type LinkState = (typeof LINK_STATES)[number];

const SYNC_STATUS = 8;

export interface LiveDocumentOptions {
  name: string;
  speaksAs: SpeaksAs;
  socket: HocuspocusProviderWebsocket;
  /** Called with every Y.Doc that stands for the document: the first one, and each that replaces one the server refused. */
  opened: (doc: Y.Doc, presence: Awareness) => () => void;
  /** The server refused changes: what this browser has (`mine`) beside what is kept (`kept`), once that has arrived. */
  diverged?: (mine: Y.Doc, kept: Y.Doc) => void;
}

export class LiveDocument {
  link = $state<LinkState>('connecting');
  /** Whether the server takes changes from here now. */
  mayWrite = $state(false);
  /** Whether something written here is not yet acknowledged as on disk. */
  hasUnsaved = $state(false);
  /** Whether the server's state has arrived at least once. */
  isLoaded = $state(false);

  readonly #options: LiveDocumentOptions;
  #doc: Y.Doc;
  #provider: HocuspocusProvider;
  #closeOpened: () => void;
  #ownSocket: HocuspocusProviderWebsocket | null = null;
  #isReplacing = $state(false);

  constructor(options: LiveDocumentOptions) {
    this.#options = options;
    this.#doc = new Y.Doc();
    this.#provider = this.#connect(this.#doc, options.socket);
    this.#closeOpened = options.opened(this.#doc, this.presence);
  }

  /** Whether every word is either kept at the centre or handed over as refused. */
  get isSettled(): boolean {
    return !this.hasUnsaved && !this.#isReplacing;
  }

  get doc(): Y.Doc {
    return this.#doc;
  }

  get presence(): Awareness {
    const { awareness } = this.#provider;
    if (!awareness) throw new Error('invariant: a live document has presence');
    return awareness;
  }

  close(): void {
    this.#closeOpened();
    this.#provider.destroy();
    this.#ownSocket?.destroy();
    this.#doc.destroy();
  }

  #connect(doc: Y.Doc, socket: HocuspocusProviderWebsocket): HocuspocusProvider {
    const provider = new HocuspocusProvider({
      websocketProvider: socket,
      name: this.#options.name,
      document: doc,
      token: this.#options.speaksAs,
      onStatus: ({ status }) => {
        if (this.link === 'refused') return;
        // Connected counts once the document was granted, not when the socket opened.
        if (status === WebSocketStatus.Connected) return;
        this.link = this.isLoaded || status === WebSocketStatus.Disconnected ? 'offline' : 'connecting';
      },
      onAuthenticated: ({ scope }) => {
        this.link = 'connected';
        this.mayWrite = scope === 'read-write';
      },
      onAuthenticationFailed: () => {
        this.link = 'refused';
        this.mayWrite = false;
      },
      onSynced: () => {
        this.isLoaded = true;
      },
      onUnsyncedChanges: ({ number }) => {
        this.hasUnsaved = number > 0;
      },
      onMessage: ({ event }) => {
        if (isRefusedChange(event.data as ArrayBuffer)) this.#replace();
      },
    });
    // A provider of its own attaches by itself only to a socket of its own.
    provider.attach();
    return provider;
  }

  /**
   * A Yjs document whose change was refused can't come back into step: later changes would wait for the refused one for ever. So the
   * server's document is fetched anew, and what differs is handed over as words, not as changes.
   */
  #replace(): void {
    if (this.#isReplacing) return;
    this.#isReplacing = true;
    const mine = this.#doc;
    const oldSocket = this.#ownSocket;
    this.#provider.destroy();
    this.#closeOpened();
    oldSocket?.destroy();
    this.#ownSocket = openSocket();
    this.#doc = new Y.Doc();
    this.#provider = this.#connect(this.#doc, this.#ownSocket);
    this.#closeOpened = this.#options.opened(this.#doc, this.presence);
    const settled = () => {
      this.#provider.off('synced', settled);
      this.#isReplacing = false;
      this.#options.diverged?.(mine, this.#doc);
      mine.destroy();
    };
    this.#provider.on('synced', settled);
  }
}

function isRefusedChange(data: ArrayBuffer): boolean {
  const decoder = createDecoder(new Uint8Array(data));
  readVarString(decoder);
  return readVarUint(decoder) === SYNC_STATUS && readVarInt(decoder) === 0;
}
