/** One connection's place at one document. */
import type { Asker } from '#domain/access.ts';
import type { CloseCode } from './close-codes.ts';
import type { Dialect, Spoken } from './dialect.ts';
import { Budget, ENTRIES, FACILITATORS_ENTRIES } from './limits.ts';
import type { PresenceOwner } from './presence-board.ts';
import type { Room } from './room.ts';
import type { Message } from './wire.ts';

/** Answers, at any time, who stands behind a connection: a seat may have moved to another table since it came. */
export type WhoIs = () => Promise<Asker>;

/** What a member is connected by. */
export interface Line {
  readonly dialect: Dialect;
  /** Bytes that wait to be sent. */
  readonly behind: number;
  write(words: readonly Spoken[]): void;
  close(why: CloseCode): void;
}

export class Member implements PresenceOwner {
  readonly room: Room;
  readonly whoIs: WhoIs;
  readonly identity: string;
  readonly signsAs: string | null;
  /** Looks on: the others do not see it. */
  readonly isUnseen: boolean;
  /** Who it was when its rights were last looked at. */
  asker: Asker;
  readOnly: boolean;
  /** Acknowledgements that are due. */
  saved = 0;
  /** Changes that wait to be kept, or for the answer that brings what they follow on. */
  owed = 0;
  /** Whether it has told us everything that we lacked when it came. */
  isInStep = false;
  hasMissedPresence = false;
  /** How much it may still add. */
  readonly entries: Budget;
  readonly #line: Line;
  readonly #leave: () => void;

  constructor(line: Line, room: Room, who: { asker: Asker; whoIs: WhoIs; readOnly: boolean; leave: () => void }) {
    this.#line = line;
    this.room = room;
    this.whoIs = who.whoIs;
    this.asker = who.asker;
    this.identity = identityOf(who.asker);
    this.signsAs = who.asker.kind === 'seat' ? who.asker.seat : null;
    this.isUnseen = who.asker.kind === 'observer';
    this.readOnly = who.readOnly;
    this.entries = new Budget(who.asker.kind === 'facilitator' ? FACILITATORS_ENTRIES : ENTRIES, performance.now());
    this.#leave = who.leave;
  }

  get dialect(): Dialect {
    return this.#line.dialect;
  }

  get behind(): number {
    return this.#line.behind;
  }

  mayBe(client: number): boolean {
    return this.room.isTheirs(this.identity, client);
  }

  leave(): void {
    this.room.leave(this);
    this.#leave();
  }

  send(message: Message): void {
    this.write([this.dialect.speak(this.room.address, message)]);
  }

  write(words: readonly Spoken[]): void {
    this.#line.write(words);
  }

  close(why: CloseCode): void {
    this.#line.close(why);
  }
}

/** The person behind a connection, whichever device or program it comes from. */
export function identityOf(asker: Asker): string {
  switch (asker.kind) {
    case 'seat':
      return `seat/${asker.seat}`;
    case 'facilitator':
      return `account/${asker.account}`;
    case 'observer':
      return `observer/${asker.link}`;
    case 'nobody':
      return 'nobody';
  }
}
