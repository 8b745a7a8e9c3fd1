/** From which step a press goes on: of two facilitators who press in the same second, the later one meant the step that stood there before. */
import type { Position } from '#domain/evening.ts';

/** So long after somebody else has gone on, a finger may already have been on its way. */
const A_MOMENT_MS = 1000;

export class MeantStep {
  /** What a press is sent with; the server goes on from a step once. */
  current: Position;
  readonly #shown: () => Position;
  #sentFrom: Position | null = null;

  /** Made while a component is set up. */
  constructor(shown: () => Position) {
    this.#shown = shown;
    this.current = $state(shown());
    $effect(() => {
      const now = shown();
      const isOwn = this.#sentFrom !== null && this.#sentFrom !== now;
      if (isOwn) this.#sentFrom = null;
      const timer = setTimeout(() => (this.current = now), isOwn ? 0 : A_MOMENT_MS);
      return () => clearTimeout(timer);
    });
  }

  /** This desk sends it: what comes of it is no surprise to who presses here. */
  send(): void {
    if (this.current === this.#shown()) this.#sentFrom = this.current;
  }
}
