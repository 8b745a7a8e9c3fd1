/** Turns pages by itself, as long as there is more than one. */
const TURNS_EVERY_MS = 12_000;

export class PageTurner {
  #turned = $state(0);

  /** Call from an effect; returns how to stop. */
  start(): () => void {
    const timer = setInterval(() => this.#turned++, TURNS_EVERY_MS);
    return () => clearInterval(timer);
  }

  /** Which of so many pages, from 0. */
  of(pages: number): number {
    return this.#turned % Math.max(1, pages);
  }
}
