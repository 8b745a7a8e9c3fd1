/** One open document and everybody connected to it: their changes judged, kept, acknowledged and passed on; their presence. */
import * as Y from 'yjs';
import {
  BEHIND_BYTES,
  FLUSH_EVERY_MS,
  MAX_BEFORE_ANSWER,
  PRESENCE_EVERY_MS,
  SHOW_UNCOMMITTED_AFTER_MS,
} from './limits.ts';
import type { Member } from './member.ts';
import { PresenceBoard } from './presence-board.ts';
import type { Dialect, Spoken } from './dialect.ts';
import { StateForJoiners } from './state-for-joiners.ts';
import { judgeUpdate } from './update-gate.ts';
import { addressOf, awareness, NOT_TAKEN, SAVED, syncStep1, syncStep2, syncUpdate, type Message } from './wire.ts';
import type { UpdateLog } from '../log/update-log.ts';

/** A change that is on its way to the disk. */
interface OnItsWay {
  update: Uint8Array;
  since: number;
  isShown: boolean;
}

export interface RoomOptions {
  name: string;
  doc: Y.Doc;
  /** Who has written under which Yjs client's id so far. */
  writers: Map<number, string>;
  log: UpdateLog;
  /** Milliseconds; only differences count. */
  now: () => number;
  /** Whether people show themselves to each other here. */
  hasPresence: boolean;
}

export class Room {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly address: Uint8Array;
  readonly members = new Set<Member>();
  readonly presence = new PresenceBoard();
  /** How often rights were reviewed: whoever is being admitted meanwhile asks again. */
  reviews = 0;
  readonly #options: RoomOptions;
  readonly #joiners: StateForJoiners;
  #onTheirWay: OnItsWay[] = [];
  #toShow: Uint8Array[] = [];
  #flushedAt = -Infinity;
  #presenceAt = -Infinity;
  #nextFlush: { timer: NodeJS.Timeout; at: number } | null = null;

  constructor(options: RoomOptions) {
    this.#options = options;
    this.name = options.name;
    this.doc = options.doc;
    this.address = addressOf(options.name);
    this.#joiners = new StateForJoiners(options.doc);
  }

  /** Lets go of what is kept ready for joiners: words were taken out of the document. */
  forgetState(): void {
    this.#joiners.forget();
  }

  /** Takes in what the document was changed by, whoever changed it; `durable` resolves once it is on disk. */
  changed(update: Uint8Array, durable: Promise<void>): void {
    this.#joiners.changed(update);
    const onItsWay: OnItsWay = { update, since: this.#options.now(), isShown: false };
    this.#onTheirWay.push(onItsWay);
    void durable.then(() => {
      this.#onTheirWay.splice(this.#onTheirWay.indexOf(onItsWay), 1);
      this.#show(onItsWay);
    });
  }

  /**
   * A change from a member: all of it is applied, or none. `isAnswer`: it is what the member was asked for on coming, everything that we lack.
   * What somebody types before that answer is on its way follows on words that we do not have yet: it is left, since the answer brings it too,
   * and acknowledged with the answer.
   */
  take(member: Member, update: Uint8Array, { isAnswer }: { isAnswer: boolean }): 'taken' | 'refused' {
    const { writers, log, name } = this.#options;
    member.isInStep ||= isAnswer;
    const verdict = judgeUpdate(update, {
      doc: this.doc,
      isTheirs: (client) => this.isTheirs(member.identity, client),
      isKnown: (client) => writers.has(client),
    });
    if (!member.isInStep && !verdict.ok && verdict.why === 'gap' && member.owed < MAX_BEFORE_ANSWER) {
      member.owed++;
      return 'taken';
    }
    if (
      !verdict.ok ||
      (member.readOnly && verdict.isNews) ||
      !member.entries.afford(verdict.entries, this.#options.now())
    ) {
      member.send(NOT_TAKEN);
      return 'refused';
    }
    for (const client of verdict.writers) {
      writers.set(client, member.identity);
      log.noteWriter(name, client, member.identity);
    }
    if (verdict.isNews && !this.#apply(update, member)) {
      member.send(NOT_TAKEN);
      return 'refused';
    }
    member.owed++;
    if (member.isInStep) this.#acknowledgeOnceKept(member);
    return 'taken';
  }

  /** Applies a judged change. false: something in it waits for itself, across several writers; that part is left out for good. */
  #apply(update: Uint8Array, member: Member): boolean {
    Y.applyUpdate(this.doc, update, member);
    const { store } = this.doc;
    if (!store.pendingStructs && !store.pendingDs) return true;
    store.pendingStructs = null;
    store.pendingDs = null;
    return false;
  }

  #acknowledgeOnceKept(member: Member): void {
    const due = member.owed;
    member.owed = 0;
    void this.#options.log.settled(this.name).then(() => {
      member.saved += due;
      this.#flushSoon(FLUSH_EVERY_MS);
    });
  }

  /** Whether this person, and nobody else, writes under a Yjs client's id: it is whose it was first. */
  isTheirs(identity: string, client: number): boolean {
    const owner = this.#options.writers.get(client) ?? this.presence.identityOf(client) ?? identity;
    return client !== this.doc.clientID && owner === identity;
  }

  /** Answers a client that says what it has: with what it lacks, and with the question what we lack. Returns the bytes it took. */
  welcome(member: Member, stateVector: Uint8Array): number {
    const isEmpty = stateVector.length === 1 && stateVector[0] === 0;
    member.send(syncStep1(Y.encodeStateVector(this.doc)));
    if (!isEmpty) {
      const missing = Y.encodeStateAsUpdate(this.doc, stateVector);
      member.send(syncStep2(missing));
      return missing.length;
    }
    const { frames, bytes } = this.#joiners.frames(member.dialect, this.address);
    member.write(frames);
    return bytes;
  }

  join(member: Member): void {
    this.members.add(member);
    if (this.#options.hasPresence) this.tellEverybody(member);
  }

  leave(member: Member): void {
    if (!this.members.delete(member)) return;
    this.presence.leave(member);
    if (this.presence.hasChanges) this.#flushSoon(PRESENCE_EVERY_MS);
  }

  tellPresence(member: Member, update: Uint8Array): void {
    if (!this.#options.hasPresence || member.isUnseen) return;
    this.presence.tell(member, update);
    if (this.presence.hasChanges) this.#flushSoon(this.#presenceAt + PRESENCE_EVERY_MS - this.#options.now());
  }

  /** Who is here, to somebody who comes in or has missed something. */
  tellEverybody(member: Member): void {
    const everybody = this.presence.everybody();
    if (everybody.length > 0) member.send(awareness(everybody));
    member.hasMissedPresence = false;
  }

  /** Shows what has waited for the disk too long: people go on working together while it fails. Called every second. */
  showLate(): void {
    const late = this.#options.now() - SHOW_UNCOMMITTED_AFTER_MS;
    for (const onItsWay of this.#onTheirWay) if (onItsWay.since < late) this.#show(onItsWay);
  }

  close(): void {
    if (this.#nextFlush) clearTimeout(this.#nextFlush.timer);
    this.#nextFlush = null;
  }

  #show(onItsWay: OnItsWay): void {
    if (onItsWay.isShown) return;
    onItsWay.isShown = true;
    this.#toShow.push(onItsWay.update);
    this.#flushSoon(this.#flushedAt + FLUSH_EVERY_MS - this.#options.now());
  }

  /** At once where nothing was sent lately; otherwise together with what comes until then. */
  #flushSoon(inMs: number): void {
    const at = this.#options.now() + Math.max(0, inMs);
    if (this.#nextFlush && this.#nextFlush.at <= at) return;
    if (this.#nextFlush) clearTimeout(this.#nextFlush.timer);
    const timer = setTimeout(() => this.#flush(), Math.max(0, inMs));
    this.#nextFlush = { timer, at };
  }

  #flush(): void {
    this.#nextFlush = null;
    this.#flushedAt = this.#options.now();
    const changes = this.#toShow.map(syncUpdate);
    this.#toShow = [];
    const entries = this.presence.takeChanges();
    if (entries.length > 0) this.#presenceAt = this.#flushedAt;
    const present = entries.length > 0 ? [awareness(entries)] : [];
    const words = new Map<Dialect, { changes: Spoken[]; all: Spoken[]; saved: Spoken }>();
    for (const member of this.members) {
      let spoken = words.get(member.dialect);
      if (!spoken) {
        const speak = (message: Message) => member.dialect.speak(this.address, message);
        const said = together(changes.map(speak));
        spoken = { changes: said, all: together([...said, ...present.map(speak)]), saved: speak(SAVED) };
        words.set(member.dialect, spoken);
      }
      this.#writeTo(member, spoken, present.length > 0);
    }
  }

  #writeTo(member: Member, spoken: { changes: Spoken[]; all: Spoken[]; saved: Spoken }, hasPresence: boolean): void {
    const isBehind = member.behind > BEHIND_BYTES;
    if (isBehind && hasPresence) member.hasMissedPresence = true;
    const acknowledgements = Array.from({ length: member.saved }, () => spoken.saved);
    member.saved = 0;
    member.write([...acknowledgements, ...(isBehind ? spoken.changes : spoken.all)]);
    if (!isBehind && member.hasMissedPresence) this.tellEverybody(member);
  }
}

/** Frames that follow on one another, in one piece. */
function together(spoken: readonly Spoken[]): Spoken[] {
  const buffers = spoken.filter((one) => Buffer.isBuffer(one));
  return buffers.length > 1 ? [Buffer.concat(buffers)] : buffers;
}
