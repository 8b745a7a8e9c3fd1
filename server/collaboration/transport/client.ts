/** One client's socket: what comes in is metered and brought to its documents, what goes out is cut off where nobody fetches it. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { createDecoder, readVarString, readVarUint, readVarUint8Array, type Decoder } from 'lib0/decoding';
import { WebSocket } from 'ws';
import { FAILED, MALFORMED, OVERLOADED, TIMED_OUT, TOO_FAST, UNSUPPORTED, type CloseCode } from './close-codes.ts';
import type { Dialect, Spoken } from './dialect.ts';
import {
  ADMISSION_WITHIN_MS,
  Budget,
  BYTES,
  MAX_BEHIND_BYTES,
  MAX_DOCUMENTS,
  MAX_REFUSED_A_MINUTE,
  MAX_SLOWED_MS,
  MAX_WAITING,
  MESSAGES,
  SIGN_EVERY_MS,
  SILENCE_MS,
  SLOWED_WITHIN_MS,
} from './limits.ts';
import type { Line, Member } from './member.ts';
import { addressOf, AuthMessageType, denied, MessageType, SYNC_STEP_1, SYNC_STEP_2, SYNC_UPDATE } from './wire.ts';

/** A socket that has just been upgraded. */
export interface Upgraded {
  webSocket: WebSocket;
  /** What lies below it: frames made once for many are written here. */
  raw: Duplex;
  request: IncomingMessage;
}

/** Brings a client to a document: a member of it, or why not. */
export type Admit = (
  line: Line,
  request: IncomingMessage,
  document: string,
  token: string,
) => Promise<Member | CloseCode>;

/** A document that a client is at, or on its way to. */
interface Place {
  member: Member | null;
  waiting: Uint8Array[];
  waitingBytes: number;
}

export class Client implements Line {
  readonly dialect: Dialect;
  readonly #upgraded: Upgraded;
  readonly #admit: Admit;
  readonly #now: () => number;
  readonly #places = new Map<string, Place>();
  readonly #messages: Budget;
  readonly #bytes: Budget;
  readonly #slowed: Budget;
  readonly #refused: Budget;
  readonly #openedAt: number;
  #heardAt: number;
  #signedAt: number;
  #wasAdmitted = false;

  constructor(upgraded: Upgraded, dialect: Dialect, house: { admit: Admit; now: () => number }) {
    this.dialect = dialect;
    this.#upgraded = upgraded;
    this.#admit = house.admit;
    this.#now = house.now;
    const now = house.now();
    this.#openedAt = this.#heardAt = this.#signedAt = now;
    this.#messages = new Budget(MESSAGES, now);
    this.#bytes = new Budget(BYTES, now);
    this.#slowed = new Budget({ atOnce: MAX_SLOWED_MS, aSecond: (1000 * MAX_SLOWED_MS) / SLOWED_WITHIN_MS }, now);
    this.#refused = new Budget({ atOnce: MAX_REFUSED_A_MINUTE, aSecond: MAX_REFUSED_A_MINUTE / 60 }, now);
  }

  get behind(): number {
    return this.#upgraded.raw.writableLength;
  }

  get #isOpen(): boolean {
    return this.#upgraded.webSocket.readyState === WebSocket.OPEN;
  }

  /** A message of Hocuspocus's protocol: the document's name, and what there is to say about it. */
  hear(message: Uint8Array): void {
    this.#handle(message.length, () => {
      const decoder = createDecoder(message);
      const isToTheConnection = message.length === 1;
      if (isToTheConnection) return;
      const document = readVarString(decoder);
      this.#about(document, message.subarray(decoder.pos));
    });
  }

  /** A message about the only document that a y-websocket client has. */
  hearAbout(document: string, message: Uint8Array): void {
    this.#handle(message.length, () => {
      const isSpoken = (
        [MessageType.Sync, MessageType.Awareness, MessageType.QueryAwareness] as (number | undefined)[]
      ).includes(message[0]);
      if (isSpoken) this.#about(document, message);
      else this.close(UNSUPPORTED);
    });
  }

  /** Asks to be let in to a document. */
  enter(document: string, token: string): void {
    if (this.#places.has(document)) return;
    if (this.#places.size >= MAX_DOCUMENTS) {
      this.#refuse(document, OVERLOADED);
      return;
    }
    const place: Place = { member: null, waiting: [], waitingBytes: 0 };
    this.#places.set(document, place);
    void this.#admit(this, this.#upgraded.request, document, token).then((answer) => {
      const isStillWanted = this.#isOpen && this.#places.get(document) === place;
      if (!('room' in answer)) {
        if (isStillWanted) this.#refuse(document, answer);
        return;
      }
      if (!isStillWanted) {
        answer.leave();
        return;
      }
      this.#wasAdmitted = true;
      place.member = answer;
      for (const message of place.waiting.splice(0)) this.#handle(0, () => this.#about(document, message));
    });
  }

  write(words: readonly Spoken[]): void {
    if (words.length === 0 || !this.#isOpen) return;
    const { raw } = this.#upgraded;
    if (words.length > 1) raw.cork();
    let closing: CloseCode | null = null;
    for (const word of words) {
      if (Buffer.isBuffer(word)) raw.write(word);
      else closing ??= word?.close ?? null;
    }
    if (words.length > 1) raw.uncork();
    if (closing) this.close(closing);
    else if (raw.writableLength > MAX_BEHIND_BYTES) this.#upgraded.webSocket.terminate();
  }

  close({ code, reason }: CloseCode): void {
    this.#upgraded.webSocket.close(code, reason);
  }

  /** Closes at once, without waiting for the other side to say goodbye. */
  dismiss(why: CloseCode): void {
    this.close(why);
    this.#upgraded.webSocket.terminate();
  }

  /** The socket is closed, whoever closed it. */
  left(): void {
    for (const { member } of this.#places.values()) member?.leave();
    this.#places.clear();
  }

  /** Called every second: tells the client that we are there, and lets go of one that is not. */
  look(): void {
    const now = this.#now();
    const deadline = this.#wasAdmitted ? this.#heardAt + SILENCE_MS : this.#openedAt + ADMISSION_WITHIN_MS;
    if (now > deadline) {
      this.close(TIMED_OUT);
    } else if (now - this.#signedAt >= SIGN_EVERY_MS) {
      this.#signedAt = now;
      this.write([this.dialect.sign]);
    }
  }

  #handle(bytes: number, say: () => void): void {
    // What is still under way after a refusal would leave a gap where the refused was.
    if (!this.#isOpen) return;
    this.#heardAt = this.#now();
    if (bytes > 0) this.#meter(1, bytes);
    try {
      say();
    } catch {
      // A decoder stumbled: whatever it was, it was no message.
      this.close(MALFORMED);
    }
  }

  /** Nothing more is read from a client that is over its budget until it is within again. */
  #meter(messages: number, bytes: number): void {
    const now = this.#now();
    const wait = Math.max(this.#messages.spend(messages, now), this.#bytes.spend(bytes, now));
    const { webSocket } = this.#upgraded;
    if (wait === 0 || webSocket.isPaused) return;
    if (this.#slowed.spend(wait, now) > 0) {
      this.close(TOO_FAST);
      return;
    }
    webSocket.pause();
    setTimeout(() => webSocket.resume(), wait);
  }

  #about(document: string, message: Uint8Array): void {
    const place = this.#places.get(document);
    const decoder = createDecoder(message);
    const type = readVarUint(decoder) as MessageType;
    if (place?.member) {
      this.#tell(place.member, type, decoder);
    } else if (place) {
      place.waiting.push(message);
      place.waitingBytes += message.length;
      const { waiting, waitingBytes } = place;
      if (waiting.length > MAX_WAITING.messages || waitingBytes > MAX_WAITING.bytes) this.close(TOO_FAST);
    } else if (type === MessageType.Auth) {
      if ((readVarUint(decoder) as AuthMessageType) === AuthMessageType.Token)
        this.enter(document, readVarString(decoder));
    }
    // What else is said about a document that one is not at was on its way when one left it.
  }

  #tell(member: Member, type: MessageType, decoder: Decoder): void {
    const { room } = member;
    switch (type) {
      case MessageType.Sync:
      case MessageType.SyncReply:
        this.#sync(member, readVarUint(decoder), readVarUint8Array(decoder));
        break;
      case MessageType.Awareness:
        room.tellPresence(member, readVarUint8Array(decoder));
        break;
      case MessageType.QueryAwareness:
        room.tellEverybody(member);
        break;
      case MessageType.CLOSE:
        this.#places.delete(room.name);
        member.leave();
        break;
      case MessageType.Auth:
      case MessageType.Stateless:
        // The provider may show its token again, and knows messages that we have no use for.
        break;
      default:
        this.close(MALFORMED);
    }
  }

  #sync(member: Member, kind: number, bytes: Uint8Array): void {
    if (kind === SYNC_STEP_1) {
      // A question is short, its answer may be long.
      this.#meter(0, member.room.welcome(member, bytes) / 8);
    } else if (kind === SYNC_STEP_2 || kind === SYNC_UPDATE) {
      const isRefused = member.room.take(member, bytes, { isAnswer: kind === SYNC_STEP_2 }) === 'refused';
      if (isRefused && this.#refused.spend(1, this.#now()) > 0) this.close(TOO_FAST);
    } else {
      this.close(MALFORMED);
    }
  }

  #refuse(document: string, why: CloseCode): void {
    this.#places.delete(document);
    // Not the client's fault, and over soon: it comes back by itself.
    if (why === FAILED || why === OVERLOADED) {
      this.close(why);
      return;
    }
    this.write([this.dialect.speak(addressOf(document), denied(why.reason))]);
  }
}
