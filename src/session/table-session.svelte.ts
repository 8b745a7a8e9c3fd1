/** One browser at one table: the workshop as everybody sees it, the table's ideas, who else is there, and what this person does. */
import type { HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { isTableOpenTo } from '#domain/access.ts';
import { byTimeWritten, IDEA_MAX_LENGTH, type Idea, type NoteColour } from '#domain/idea.ts';
import type { DictatedSource, IdeaSource } from '#domain/idea-source.ts';
import {
  tableDocument,
  workshopDocument,
  type IdeaId,
  type SeatId,
  type TableId,
  type WorkshopId,
} from '#domain/identifiers.ts';
import { visibleIdeas } from '#domain/moderation.ts';
import { nextFreePlace, type Area, type Place } from '#domain/note-place.ts';
import { sharersAt } from '#domain/seat.ts';
import { coverIdeas, silenceIn, type Reader } from '#domain/silence.ts';
import { cleanText } from '#domain/text.ts';
import { hoursOf } from '#domain/workshop.ts';
import type { WorkshopView } from '#domain/workshop-view.ts';
import { keepApart } from '#document/keep-apart.ts';
import { lostWords } from '#domain/lost-words.ts';
import { typeInto } from '#document/shared-text.ts';
import {
  addIdea,
  drawingMap,
  followIdeas,
  ideasMap,
  ideaText,
  markDictated,
  moveIdea,
  readIdeas,
  recolourIdea,
  removeIdea,
  restoreIdea,
  touchedIdeas,
} from '#document/table-document.ts';
import { followWorkshop, readWorkshop } from '#document/workshop-document.ts';
import { openSocket, type SpeaksAs } from './connection.svelte.ts';
import { EarlyTyping } from './early-typing.ts';
import { LiveDocument } from './live-document.svelte.ts';
import { newId } from './new-id.ts';
import { ledTo, readPeers, type Peer, type Presence } from './presence.ts';

export interface TableSessionOptions {
  speaksAs: SpeaksAs;
  workshop: WorkshopId;
  table: TableId;
  /** Whose ideas these are; null: a facilitator's. */
  seat: SeatId | null;
  /** What the server rendered, shown until the live documents have arrived. */
  view: WorkshopView;
  ideas: readonly Idea[];
  /** Epoch ms by the server's clock. */
  now: () => number;
}

export interface NewNote {
  place?: Place;
  colour?: NoteColour;
  /** Whose it is, where a tablet writes for one of those who share it. */
  seat?: SeatId | null;
  source?: IdeaSource;
  /** Paper is typed later: the round in which it was written. */
  round?: number;
}

/** Milliseconds within which changes belong to one step of undo, unless `mark` ended it: the board marks every press and pause. */
const UNDO_STEP_MS = 60_000;

export class TableSession {
  view: WorkshopView;
  /** All ideas of the table that are not hidden, the removed ones too, in the order they were written. */
  ideas: readonly Idea[] = $state.raw([]);
  peers: readonly Peer[] = $state.raw([]);
  canUndo = $state(false);
  canRedo = $state(false);

  /** Which Y.Doc stands for the table, counted up: what was bound to an earlier one has to be bound anew. */
  generation = $state(0);

  readonly table: TableId;
  /** Origin of this person's own changes: what undo follows. */
  readonly origin = { by: 'this person' };
  readonly #options: TableSessionOptions;
  readonly #socket: HocuspocusProviderWebsocket;
  readonly #workshopDocument: LiveDocument;
  readonly #tableDocument: LiveDocument;
  readonly #listeners = new Set<() => void>();
  #undo!: Y.UndoManager;
  #typedLast: IdeaId | null = null;
  readonly #early = new EarlyTyping<IdeaId>();
  /** Epoch ms of the newest idea that was added here. */
  #writtenLast = 0;
  /** With the hidden ones: they keep their places. */
  #written: readonly Idea[];
  #mine: Presence;

  constructor(options: TableSessionOptions) {
    this.#options = options;
    this.table = options.table;
    this.view = $state.raw(options.view);
    this.ideas = this.#written = options.ideas;
    this.#mine = { seat: options.seat, pointer: null, typing: null, selected: [], battery: null, leads: null };
    this.#socket = openSocket();
    const { speaksAs } = options;
    // A seat's page can be opened without a network; a facilitator's can't.
    const isWhole = speaksAs === 'seat';
    const copy = { home: options.workshop, owner: options.seat ?? 'account', isWhole };
    this.#workshopDocument = new LiveDocument({
      name: workshopDocument(options.workshop),
      speaksAs,
      socket: this.#socket,
      ...(isWhole && { copy }),
      opened: (doc) => followWorkshop(doc, () => this.#showView()),
      ready: () => this.#showView(),
    });
    this.#tableDocument = new LiveDocument({
      name: tableDocument(options.table),
      speaksAs,
      socket: this.#socket,
      opened: (doc, awareness) => this.#open(doc, awareness),
      ready: () => {
        this.#takeUpEarly();
        this.#showIdeas(this.#beforeArrival(readIdeas(this.#tableDocument.doc, this.table)));
      },
      copy,
      touches: (transaction) => touchedIdeas(transaction.doc, transaction),
      diverged: (mine, kept, touched) => {
        this.#showIdeas(readIdeas(kept, this.table));
        // What others have written can be missing at the centre too, after a backup was restored: it is theirs to bring back.
        const isTheirs = ({ id, seat }: Idea) => touched === null || touched.has(id) || seat === options.seat;
        return lostWords(readIdeas(mine, this.table).filter(isTheirs), readIdeas(kept, this.table));
      },
    });
  }

  get link() {
    return this.#tableDocument.link;
  }

  /** Whether the live ideas have arrived; before, what the server rendered is shown. */
  get isLive(): boolean {
    return this.#tableDocument.isLoaded;
  }

  /** What is true about this person's words: saved, kept here, not taken (the round had ended, or this seat had moved). */
  get kept(): LiveDocument {
    return this.#tableDocument;
  }

  /** Whether closing the page now would lose words. */
  get wouldLose(): boolean {
    return this.kept.wouldLose || !this.#early.isEmpty;
  }

  /** Whether this person may write at this table now; before the connection stands, what the published view says. */
  get mayWrite(): boolean {
    const { seat, table } = this.#options;
    const { phase, round, seats, settings } = this.view;
    if (seat === null) return this.#tableDocument.mayWrite || !this.isLive;
    if (settings.holdsIdeas || this.view.lockedTables.includes(table)) return false;
    const kind = seats.find((one) => one.id === seat && one.table === table)?.kind ?? 'participant';
    const isOpen = isTableOpenTo(kind, hoursOf({ phase, rounds: round ? [round] : [] }));
    return isOpen && (this.#tableDocument.mayWrite || this.link !== 'connected');
  }

  /** What a facilitator wants everybody here to look at; null: nothing, or it is this person who leads. */
  get ledTo(): Area | null {
    return ledTo(this.peers);
  }

  get drawing(): Y.Map<Y.Map<unknown>> {
    return drawingMap(this.#tableDocument.doc);
  }

  /** Calls back after any change of the ideas, the peers or what can be undone: for the board, which is not made of Svelte. */
  subscribe(changed: () => void): () => void {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  }

  text(id: IdeaId): Y.Text | null {
    return ideaText(this.#tableDocument.doc, id);
  }

  /** A new idea at this place, or at the next free one; null where nothing may be written now. */
  add(text = '', { place, colour = 'sun', seat = this.#options.seat, source, round }: NewNote = {}): IdeaId | null {
    if (!this.mayWrite) return null;
    const id = newId<IdeaId>();
    const { doc } = this.#tableDocument;
    const taken = this.#written.filter((idea) => idea.removedAt === null).map((idea) => idea.place);
    // The clock moves in ticks, and is put right now and then. Whoever knows of the silence writes in it, whatever their clock says; and what one
    // person writes, or pastes at once, stands in the order it was written.
    const earliest = Math.max(silenceIn(this.view)?.since ?? 0, this.#writtenLast + 1);
    const now = (this.#writtenLast = Math.max(Math.round(this.#options.now()), earliest));
    doc.transact(() => {
      addIdea(doc, {
        id,
        text: cleanText(text).slice(0, IDEA_MAX_LENGTH),
        colour,
        place: place ?? nextFreePlace(taken, this.#seatOffset()),
        round: round ?? this.view.round?.number ?? 0,
        seat,
        writtenAt: now,
        ...(source && { source }),
      });
      removeIdea(doc, id, now);
    });
    // Undoing it brings the mark of removal back, instead of tearing out what others may have typed into it meanwhile.
    restoreIdea(doc, id, this.origin);
    this.#undo.stopCapturing();
    return id;
  }

  /** What the person typed into an idea's field; `caret` is where it stands in `text`. */
  write(id: IdeaId, text: string, caret?: number): void {
    if (!this.mayWrite) return;
    const shared = this.text(id);
    if (shared) {
      // The field holds what was typed before the idea came, too: it is not to be put in again later.
      this.#takeUpEarly();
      this.#typeInto(id, shared, text, caret);
      return;
    }
    const shown = this.ideas.find((idea) => idea.id === id)?.text;
    if (!this.isLive && shown !== undefined) this.#early.hold(id, shown, text);
  }

  move(id: IdeaId, place: Place): void {
    if (this.mayWrite) moveIdea(this.#tableDocument.doc, id, place, this.origin);
  }

  /** Many at once are one change. */
  moveAll(moves: readonly { id: IdeaId; place: Place }[]): void {
    if (!this.mayWrite) return;
    const { doc } = this.#tableDocument;
    doc.transact(() => moves.forEach(({ id, place }) => moveIdea(doc, id, place, this.origin)), this.origin);
  }

  recolour(id: IdeaId, colour: NoteColour): void {
    if (this.mayWrite) recolourIdea(this.#tableDocument.doc, id, colour, this.origin);
  }

  /** Somebody else said it; null: its author wrote it. */
  markDictated(id: IdeaId, source: DictatedSource | null): void {
    if (this.mayWrite) markDictated(this.#tableDocument.doc, id, source, this.origin);
  }

  remove(id: IdeaId): void {
    if (this.mayWrite) removeIdea(this.#tableDocument.doc, id, Math.round(this.#options.now()), this.origin);
  }

  restore(id: IdeaId): void {
    if (this.mayWrite) restoreIdea(this.#tableDocument.doc, id, this.origin);
  }

  undo(): void {
    if (this.mayWrite) this.#undo.undo();
  }

  redo(): void {
    if (this.mayWrite) this.#undo.redo();
  }

  /** Ends the running step of undo. */
  mark(): void {
    this.#undo.stopCapturing();
  }

  /** What the others see of this person. */
  show(mine: Partial<Omit<Presence, 'seat'>>): void {
    this.#mine = { ...this.#mine, ...mine };
    this.#tableDocument.presence.setLocalState(this.#mine);
  }

  /** Nobody comes back to this table from here: its copy need not lie on this device any longer. */
  forget(): void {
    this.#tableDocument.forget();
    if (this.view.phase === 'follow-up') this.#workshopDocument.forget();
  }

  close(): void {
    this.#tableDocument.close();
    this.#workshopDocument.close();
    this.#socket.destroy();
  }

  #typeInto(id: IdeaId, shared: Y.Text, text: string, caret?: number): void {
    if (this.#typedLast !== id) this.mark();
    this.#typedLast = id;
    this.#tableDocument.doc.transact(() => typeInto(shared, text.slice(0, IDEA_MAX_LENGTH), caret), this.origin);
  }

  /** Puts what was typed before the ideas came, or hands it back. */
  #takeUpEarly(): void {
    const left = this.#early.takeUp((id) => {
      const shared = this.text(id);
      if (shared && this.mayWrite) return { now: shared.toString(), write: (text) => this.#typeInto(id, shared, text) };
      return this.isLive ? 'never' : 'not-yet';
    });
    for (const words of left) this.#tableDocument.handBack(words);
  }

  #open(doc: Y.Doc, awareness: Awareness): () => void {
    this.generation++;
    const followed = followIdeas(doc, this.#options.table, () => {
      this.#showIdeas(this.#beforeArrival(followed.current()));
    });
    const meet = () => {
      this.peers = readPeers(awareness);
      this.#tell();
    };
    awareness.on('change', meet);
    awareness.setLocalState(this.#mine);
    const stopKeepingApart = keepApart(doc, this.#options.table, {
      mine: (idea) => this.#isFromHere(idea) && this.mayWrite,
      offset: () => this.#seatOffset(),
    });
    const tracked = { trackedOrigins: new Set([this.origin]), captureTimeout: UNDO_STEP_MS };
    const undo = new Y.UndoManager([ideasMap(doc), drawingMap(doc)], tracked);
    const count = () => {
      this.canUndo = undo.canUndo();
      this.canRedo = undo.canRedo();
      this.#tell();
    };
    undo.on('stack-item-added', count);
    undo.on('stack-item-popped', count);
    undo.on('stack-cleared', count);
    this.#undo = undo;
    return () => {
      followed.stop();
      stopKeepingApart();
      awareness.off('change', meet);
      undo.destroy();
    };
  }

  /**
   * Until the server's state has arrived, what it rendered stands beside what is written here meanwhile, or was before. A page that came
   * over the network is newer than this device's copy; where the server can't be reached it is the other way round.
   */
  #beforeArrival(own: readonly Idea[]): readonly Idea[] {
    const { isLoaded, link, unsaved } = this.#tableDocument;
    if (isLoaded) return own;
    const shown = new Map(this.#options.ideas.map((idea) => [idea.id, idea]));
    for (const idea of own) {
      if (link === 'offline' || unsaved.has(idea.id) || !shown.has(idea.id)) shown.set(idea.id, idea);
    }
    return [...shown.values()].sort(byTimeWritten);
  }

  /** The same for the workshop. */
  #showView(): void {
    const { isLoaded, link, doc } = this.#workshopDocument;
    const { hidden } = this.view;
    const silence = silenceIn(this.view);
    if (isLoaded || link === 'offline') this.view = readWorkshop(doc) ?? this.view;
    // Then nobody comes back to write.
    if (this.view.phase === 'follow-up' && this.#tableDocument?.isSettled) this.forget();
    const isUncovered = silence?.since !== silenceIn(this.view)?.since;
    if (isUncovered || String(hidden) !== String(this.view.hidden)) this.#showIdeas(this.#written);
  }

  get #reader(): Reader {
    return { seat: this.#options.seat, isTablet: this.#isTablet };
  }

  get #isTablet(): boolean {
    return this.view.seats.some((one) => one.id === this.#options.seat && one.kind === 'tablet');
  }

  /** Written on this device: by its own seat, or by one of those who share it. */
  #isFromHere({ seat }: Idea): boolean {
    if (seat === this.#options.seat) return true;
    return this.#isTablet && sharersAt(this.view.seats, this.table).some((one) => one.id === seat);
  }

  #showIdeas(written: readonly Idea[]): void {
    this.#written = written;
    this.ideas = coverIdeas(visibleIdeas(written, this.view.hidden), silenceIn(this.view), this.#reader);
    this.#tell();
  }

  #tell(): void {
    for (const changed of this.#listeners) changed();
  }

  /** Two seats that add at the same instant begin their search for a place at different columns. */
  #seatOffset(): number {
    const seats = this.view.seats.filter((seat) => seat.table === this.#options.table);
    const mine = seats.findIndex((seat) => seat.id === this.#options.seat);
    return Math.max(0, mine);
  }
}
