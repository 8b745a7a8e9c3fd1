/** Turns pages by itself, as long as there is more than one. */
const TURNS_EVERY_MS = 12_000;

export class PageTurner {
  #page = $state(0);

  /** Call from an effect; returns how to stop. `pages`: how many there are now. */
  start(pages: () => number): () => void {
    const timer = setInterval(() => (this.#page = (this.of(pages()) + 1) % Math.max(1, pages())), TURNS_EVERY_MS);
    return () => clearInterval(timer);
  }

  /** Which of so many pages, from 0; where some come or go, it stays as long as there is one of its number. */
  of(pages: number): number {
    return Math.min(this.#page, Math.max(1, pages) - 1);
  }
}
