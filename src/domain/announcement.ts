/** What a facilitator says to everybody at once: one short text, shown as it was written, until it is taken back or replaced. */
export interface Announcement {
  /** Counted up: whoever has put one away sees the next. */
  number: number;
  text: string;
  /** Epoch ms by the server's clock. */
  at: number;
}

/** Characters. Whoever stands with a phone in the hand reads so much at a glance. */
export const ANNOUNCEMENT_MAX_LENGTH = 200;
