/** A shared document in this browser: kept here, connected, in step with the server, and honest about what is saved. */
import { HocuspocusProvider, WebSocketStatus, type HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { createDecoder, readVarInt, readVarString, readVarUint } from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { openSocket, type SpeaksAs } from './connection.svelte.ts';
import type { CopyTrouble } from './copy-database.ts';
import { copyName, LocalCopy, type Kept } from './local-copy.ts';

export const LINK_STATES = ['connecting', 'connected', 'offline', 'refused'] as const;
export type LinkState = (typeof LINK_STATES)[number];

const SYNC_STATUS = 8;

/** Origins of what comes out of this browser's copy: known at the centre, or written before and not yet sent. */
const KEPT_HERE = { from: 'the copy' };
const WRITTEN_BEFORE = { from: 'the copy, unsent' };

/** Where a document's copy belongs; `isWhole` as in LocalCopy. */
export interface CopyOf {
  home: string;
  owner: string;
  isWhole: boolean;
}

/** Close codes that a person should hear about; what they mean stands in server/collaboration/close-codes.ts. */
const LET_GO: Readonly<Record<number, 'too-fast' | 'too-large' | 'overloaded'>> = {
  1009: 'too-large',
  4413: 'too-large',
  4429: 'too-fast',
  4503: 'overloaded',
};

export interface LiveDocumentOptions {
  name: string;
  speaksAs: SpeaksAs;
  socket: HocuspocusProviderWebsocket;
  /** Called with every Y.Doc that stands for the document: the first one, and each that replaces one the server refused. */
  opened: (doc: Y.Doc, presence: Awareness) => () => void;
  /** The server's state is here, or can't be reached: what the page showed until then may give way to what this browser has. */
  ready?: () => void;
  /** Where words of this document are kept until they are saved; absent where nothing is written and nothing read offline. */
  copy?: CopyOf;
  /** What a change concerns, by id: whatever should be counted as not yet sent. */
  touches?: (transaction: Y.Transaction) => Iterable<string>;
  /**
   * The server refused changes: returns the words in what this browser has (`mine`) that are not in what is kept. `touched`: what those
   * changes concern; null where that is not known any more.
   */
  diverged?: (mine: Y.Doc, kept: Y.Doc, touched: ReadonlySet<string> | null) => readonly string[];
}

export class LiveDocument {
  link = $state<LinkState>('connecting');
  /** Whether the server takes changes from here now. */
  mayWrite = $state(false);
  /** Whether something written here is not yet acknowledged as on disk. */
  hasUnsaved = $state(false);
  /** What it concerns. */
  unsaved: ReadonlySet<string> = $state.raw(new Set());
  /** Whether the server's state has arrived at least once. */
  isLoaded = $state(false);
  /** Words that the server has not taken, to be put somewhere by the person. */
  words: readonly string[] = $state.raw([]);
  /** Why the server let go of this page; null while it has not, or once it is connected again. */
  letGo = $state<'too-fast' | 'too-large' | 'overloaded' | null>(null);
  /** Why this device can't keep what is unsaved; null where it can. */
  trouble = $state<CopyTrouble | null>(null);

  readonly #options: LiveDocumentOptions;
  readonly #copy: LocalCopy | null;
  #doc: Y.Doc;
  #provider: HocuspocusProvider;
  #closeOpened: () => void;
  #ownSocket: HocuspocusProviderWebsocket | null = null;
  #isReplacing = $state(false);
  #isCopyRead = $state(false);
  #isSafe = $state(false);
  #isClosed = false;
  /** Out of the copy, and of use only once the server's state is here. */
  #unsentBefore: Uint8Array[] = [];
  #refusedBefore: Uint8Array[] = [];

  constructor(options: LiveDocumentOptions) {
    this.#options = options;
    const { copy, name, speaksAs } = options;
    this.#copy = copy
      ? new LocalCopy({ ...copy, name: copyName(speaksAs, name), changed: () => this.#lookAtCopy() })
      : null;
    this.#doc = new Y.Doc();
    this.#provider = this.#provide(this.#doc, options.socket);
    this.#closeOpened = options.opened(this.#doc, this.presence);
    void this.#begin();
  }

  /** Whether every word is either kept at the centre or handed over as refused. */
  get isSettled(): boolean {
    return this.#isCopyRead && !this.hasUnsaved && !this.#isReplacing;
  }

  /** Whether closing the page now would lose words. */
  get wouldLose(): boolean {
    return (this.hasUnsaved || this.#isReplacing || this.words.length > 0) && !this.#isSafe;
  }

  get doc(): Y.Doc {
    return this.#doc;
  }

  get presence(): Awareness {
    const { awareness } = this.#provider;
    if (!awareness) throw new Error('invariant: a live document has presence');
    return awareness;
  }

  /** Words that could not be written: they lie here until they are put somewhere. */
  handBack(words: string): void {
    this.words = [...new Set([...this.words, words])];
    this.#copy?.setWords(this.words);
  }

  /** These words are somewhere else now, or not needed. */
  putAway(words: string): void {
    if (!this.words.includes(words)) return;
    this.words = this.words.filter((one) => one !== words);
    this.#copy?.setWords(this.words);
  }

  /** This browser won't open the document again soon: what is saved at the centre need not lie here any longer. */
  forget(): void {
    this.#copy?.remove();
  }

  close(): void {
    this.#isClosed = true;
    this.#closeOpened();
    this.#provider.destroy();
    this.#ownSocket?.destroy();
    this.#copy?.close();
    this.#doc.destroy();
  }

  async #begin(): Promise<void> {
    const kept = await this.#copy?.load((late) => this.#takeUpBelated(late));
    if (this.#isClosed) return;
    if (kept) this.#takeUp(kept);
    this.#isCopyRead = true;
    this.#lookAtCopy();
    // A provider of its own attaches by itself only to a socket of its own.
    this.#provider.attach();
  }

  #takeUp({ acknowledged, unsent, refused, words }: Kept): void {
    const hadWords = this.words.length > 0;
    this.words = [...new Set([...this.words, ...words])];
    if (hadWords) this.#copy?.setWords(this.words);
    this.#refusedBefore = refused;
    this.hasUnsaved ||= unsent.length > 0;
    applyAll(this.#doc, acknowledged, KEPT_HERE);
    // Without what they follow on they would be nothing that can be shown.
    if (acknowledged.length > 0) applyAll(this.#doc, unsent, WRITTEN_BEFORE);
    else this.#unsentBefore = unsent;
  }

  /** The copy was read only after the page had gone on without it. */
  #takeUpBelated(kept: Kept): void {
    if (this.#isClosed) return;
    this.#takeUp(kept);
    if (!this.isLoaded) return;
    this.#takeUpLate();
    // Of words that the server turned out to have, nothing is sent and nothing acknowledged.
    if (!this.#provider.hasUnsyncedChanges) this.#settle();
  }

  #provide(doc: Y.Doc, socket: HocuspocusProviderWebsocket): HocuspocusProvider {
    const options = this.#options;
    const provider = new HocuspocusProvider({
      websocketProvider: socket,
      name: options.name,
      document: doc,
      token: options.speaksAs,
      onStatus: ({ status }) => {
        if (this.link === 'refused') return;
        // Connected counts once the document was granted, not when the socket opened.
        if (status === WebSocketStatus.Connected) return;
        const isOffline = this.isLoaded || status === WebSocketStatus.Disconnected;
        if (this.link === (isOffline ? 'offline' : 'connecting')) return;
        this.link = isOffline ? 'offline' : 'connecting';
        if (isOffline && !this.isLoaded) options.ready?.();
      },
      onAuthenticated: ({ scope }) => {
        this.link = 'connected';
        this.letGo = null;
        this.mayWrite = scope === 'read-write';
      },
      onClose: ({ event }) => {
        this.letGo = LET_GO[event.code] ?? this.letGo;
      },
      onAuthenticationFailed: () => {
        this.link = 'refused';
        this.mayWrite = false;
      },
      onSynced: () => {
        const isFirst = !this.isLoaded;
        this.isLoaded = true;
        if (isFirst) options.ready?.();
        this.#takeUpLate();
      },
      onUnsyncedChanges: ({ number }) => {
        if (number === 0) this.#settle();
      },
      onMessage: ({ event }) => {
        if (isRefusedChange(event.data as ArrayBuffer)) this.#replace();
      },
    });
    this.#follow(doc, provider);
    return provider;
  }

  #follow(doc: Y.Doc, provider: HocuspocusProvider): void {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      const isOwn = origin !== provider;
      if (isOwn && origin !== KEPT_HERE) this.hasUnsaved = true;
      if (origin !== KEPT_HERE && origin !== WRITTEN_BEFORE) this.#copy?.append(update, isOwn);
    });
    // Before anybody who shows the change looks at what is unsaved.
    doc.on('beforeObserverCalls', (transaction: Y.Transaction) => {
      if (transaction.origin === provider || transaction.origin === KEPT_HERE) return;
      const touched = [...(this.#options.touches?.(transaction) ?? [])].filter((id) => !this.unsaved.has(id));
      if (touched.length > 0) this.unsaved = new Set([...this.unsaved, ...touched]);
    });
  }

  /** What was written before the page was closed, now that all it follows on is here. */
  #takeUpLate(): void {
    applyAll(this.#doc, this.#unsentBefore.splice(0), WRITTEN_BEFORE);
    const refused = this.#refusedBefore.splice(0);
    if (refused.length === 0) return;
    const mine = new Y.Doc();
    applyAll(mine, [Y.encodeStateAsUpdate(this.#doc), ...refused], KEPT_HERE);
    this.#handBackLost(mine, null);
  }

  /** The server has everything that was written here. */
  #settle(): void {
    this.hasUnsaved = false;
    if (this.unsaved.size > 0) this.unsaved = new Set();
    this.#copy?.settled();
    if (this.#copy?.wantsRewriting && !this.#isReplacing) {
      this.#copy.rewrite(() => (this.isSettled ? Y.encodeStateAsUpdate(this.#doc) : null));
    }
  }

  /**
   * A Yjs document whose change was refused can't come back into step: later changes would wait for the refused one for ever. So the
   * server's document is fetched anew, and what differs is handed over as words, not as changes.
   */
  #replace(): void {
    if (this.#isReplacing) return;
    this.#isReplacing = true;
    // Before anything else: from now on nobody may apply what lies there, not even after this page was closed.
    this.#copy?.refuse();
    const mine = this.#doc;
    const touched = this.unsaved;
    const oldSocket = this.#ownSocket;
    this.#provider.destroy();
    this.#closeOpened();
    oldSocket?.destroy();
    this.hasUnsaved = false;
    this.unsaved = new Set();
    this.#ownSocket = openSocket();
    this.#doc = new Y.Doc();
    this.#provider = this.#provide(this.#doc, this.#ownSocket);
    this.#provider.attach();
    this.#closeOpened = this.#options.opened(this.#doc, this.presence);
    const settled = () => {
      this.#provider.off('synced', settled);
      this.#isReplacing = false;
      this.#handBackLost(mine, touched);
    };
    this.#provider.on('synced', settled);
  }

  #handBackLost(mine: Y.Doc, touched: ReadonlySet<string> | null): void {
    const lost = this.#options.diverged?.(mine, this.#doc, touched) ?? [];
    this.words = [...new Set([...this.words, ...lost])];
    this.#copy?.agree(Y.encodeStateAsUpdate(this.#doc), this.words);
    mine.destroy();
  }

  #lookAtCopy(): void {
    this.trouble = this.#copy?.trouble ?? null;
    this.#isSafe = this.#copy?.isSafe ?? false;
  }
}

function applyAll(doc: Y.Doc, updates: readonly Uint8Array[], origin: unknown): void {
  Y.transact(
    doc,
    () => {
      for (const update of updates) Y.applyUpdate(doc, update, origin);
    },
    origin,
  );
}

function isRefusedChange(data: ArrayBuffer): boolean {
  const decoder = createDecoder(new Uint8Array(data));
  readVarString(decoder);
  return readVarUint(decoder) === SYNC_STATUS && readVarInt(decoder) === 0;
}
