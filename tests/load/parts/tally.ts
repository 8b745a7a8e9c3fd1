/** What a crowd counts while it is measured: what was sent, what arrived, how long it took. */
import type { LeanPerson } from './lean-person.ts';

export class Tally {
  /** By number. */
  readonly everybody: LeanPerson[] = [];
  /** WebSocket messages that came to anybody. */
  frames = 0;
  edits = 0;
  presences = 0;
  presenceSeen = 0;
  /** Milliseconds from typing to each other screen, and to the acknowledgement. */
  seen: number[] = [];
  saved: number[] = [];
  /** What was typed before or after does not count. */
  #from = Infinity;
  #until = Infinity;
  #atEnd: { frames: number; presenceSeen: number } | null = null;

  begin(now: number): void {
    this.#from = now;
    this.frames = this.edits = this.presences = this.presenceSeen = 0;
    this.seen = [];
    this.saved = [];
  }

  /** Only what was typed before still arrives. */
  end(now: number): void {
    this.#until = now;
    this.#atEnd = { frames: this.frames, presenceSeen: this.presenceSeen };
  }

  /** As of the end. */
  get arrived(): { frames: number; presenceSeen: number } {
    return this.#atEnd ?? { frames: this.frames, presenceSeen: this.presenceSeen };
  }

  typed(now: number): void {
    if (this.#counts(now)) this.edits++;
  }

  pointed(): void {
    if (!this.#atEnd) this.presences++;
  }

  seenAfter(typedAt: number, now: number): void {
    if (this.#counts(typedAt)) this.seen.push(now - typedAt);
  }

  savedAfter(typedAt: number, now: number): void {
    if (this.#counts(typedAt)) this.saved.push(now - typedAt);
  }

  #counts(at: number): boolean {
    return at >= this.#from && at < this.#until;
  }
}
