/** When somebody else has gone on, the way on stands still for a moment: a finger that was on its way to it meant the step that stood there before. */
import type { Position } from '#domain/evening.ts';

/** So long may a finger have been on its way. */
const A_MOMENT_MS = 1000;

export class Settling {
  /** Whether a press now would be meant for a step that is no longer shown. */
  isSettling: boolean;
  readonly #shown: () => Position;
  #settledOn: Position;
  #sentFrom: Position | null = null;

  /** Made while a component is set up. */
  constructor(shown: () => Position) {
    this.#shown = shown;
    this.#settledOn = $state(shown());
    this.isSettling = $derived(shown() !== this.#settledOn);
    $effect(() => {
      const now = shown();
      const isOwn = this.#sentFrom !== null && this.#sentFrom !== now;
      if (isOwn) this.#sentFrom = null;
      const timer = setTimeout(() => (this.#settledOn = now), isOwn ? 0 : A_MOMENT_MS);
      return () => clearTimeout(timer);
    });
  }

  /** This desk sends it: what comes of it is no surprise to who presses here. */
  send(): void {
    this.#sentFrom = this.#shown();
  }
}
