/** How much one connection may do: generous for people at a table, too little to hurt the others. */

/** Bytes of the largest message that is read at all. */
export const MAX_MESSAGE_BYTES = 4 * 2 ** 20;
/** Messages a connection may send at once, and then in a second, before it is slowed down. A finger that draws sends sixty. */
export const MESSAGES = { atOnce: 1_000, aSecond: 250 };
/** Bytes a connection may send at once, and then in a second. */
export const BYTES = { atOnce: 2 * 2 ** 20, aSecond: 128 * 2 ** 10 };
/** Milliseconds that a connection may be slowed down within `SLOWED_WITHIN_MS` before it is closed. */
export const MAX_SLOWED_MS = 15_000;
export const SLOWED_WITHIN_MS = 60_000;
/** Changes that a connection may have refused in a minute before it is closed: those under way when a round ends, and some more. */
export const MAX_REFUSED_A_MINUTE = 500;

/** New ideas and drawn elements of one member at once, and then in a second: a spreadsheet's column may be pasted, a table not be buried. */
export const ENTRIES = { atOnce: 500, aSecond: 3 };
/** For facilitators, who may bring in a whole evening. */
export const FACILITATORS_ENTRIES = { atOnce: 10_000, aSecond: 100 };

/** Documents one connection may have open: an initiative's team sees every table of every workshop. */
export const MAX_DOCUMENTS = 400;
/** Messages and bytes that may wait while a document is being opened. */
export const MAX_WAITING = { messages: 200, bytes: MAX_MESSAGE_BYTES };
/** Changes that may come before the answer that brings what they follow on: what somebody types while the connection comes back. */
export const MAX_BEFORE_ANSWER = 100;
/** Milliseconds in which a new connection must have been admitted to a document. */
export const ADMISSION_WITHIN_MS = 20_000;
/** Milliseconds without a word after which a client is gone. Its presence comes every 15 s, and it answers our signs. */
export const SILENCE_MS = 60_000;
/** Milliseconds between two signs of life to each client. */
export const SIGN_EVERY_MS = 10_000;

/** Bytes waiting to be sent beyond which a client gets no presence until it has caught up. */
export const BEHIND_BYTES = 256 * 2 ** 10;
/** Bytes waiting to be sent beyond which a client is cut off; it comes back and starts afresh. */
export const MAX_BEHIND_BYTES = 32 * 2 ** 20;

/** Milliseconds between two sendings to the same table: what happens meanwhile goes out together. */
export const FLUSH_EVERY_MS = 20;
/** Milliseconds that a pointer's place may wait for company on its way out. */
export const PRESENCE_EVERY_MS = 90;
/** Milliseconds after which a change is shown to the others even though the disk has not taken it yet. */
export const SHOW_UNCOMMITTED_AFTER_MS = 1_000;

/** Bytes of the largest state of presence: a seat, a place, an idea. */
export const MAX_PRESENCE_BYTES = 4_096;

/** A budget that refills by itself: `atOnce` units when rested, `aSecond` more each second. */
export class Budget {
  readonly #atOnce: number;
  readonly #aSecond: number;
  #left: number;
  #at: number;

  constructor({ atOnce, aSecond }: { atOnce: number; aSecond: number }, now: number) {
    this.#atOnce = atOnce;
    this.#aSecond = aSecond;
    this.#left = atOnce;
    this.#at = now;
  }

  /** Spends if there is enough. */
  afford(units: number, now: number): boolean {
    if (this.spend(0, now) > 0 || this.#left < units) return false;
    this.#left -= units;
    return true;
  }

  /** Spends, into debt if need be; returns the milliseconds to wait until the debt is paid. */
  spend(units: number, now: number): number {
    this.#left = Math.min(this.#atOnce, this.#left + ((now - this.#at) / 1000) * this.#aSecond) - units;
    this.#at = now;
    return this.#left >= 0 ? 0 : (-this.#left / this.#aSecond) * 1000;
  }
}
