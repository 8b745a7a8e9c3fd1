/** The sessions of one seat, table after table: one is left behind only once its words are kept, or handed over. */
import type { TableSession } from '#session/table-session.svelte.ts';

export class SeatSessions {
  /** At the table where the seat is now; null until the page's script runs. */
  current = $state.raw<TableSession | null>(null);
  #left = $state.raw<readonly TableSession[]>([]);
  #handedBack = $state.raw<readonly string[]>([]);

  constructor(handedBack: string) {
    this.handBack(handedBack);
  }

  /** Words that no table has taken, from this one and from those before. */
  get unsent(): readonly string[] {
    return [...new Set([...this.#handedBack, ...this.#all.flatMap((session) => session.kept.words)])];
  }

  /** Whether closing the page now would lose words. */
  get wouldLose(): boolean {
    return this.#all.some((session) => session.wouldLose) || this.#handedBack.length > 0;
  }

  /** Words of a form that came too late. */
  handBack(text: string): void {
    if (text.trim() !== '') this.#handedBack = [...this.#handedBack, text];
  }

  take(session: TableSession): void {
    if (this.current) this.#left = [...this.#left, this.current];
    this.current = session;
  }

  /** A table that was left before this page was opened, with words that never got to it. */
  takeUp(session: TableSession): void {
    this.#left = [...this.#left, session];
  }

  /** Closes what has nothing more to say. Reads what it depends on, so that an effect runs it again. */
  closeSettled(): void {
    const done = this.#left.filter(({ kept }) => kept.isSettled && kept.isLoaded && kept.words.length === 0);
    if (done.length === 0) return;
    this.#left = this.#left.filter((session) => !done.includes(session));
    for (const session of done) {
      if (session.table !== this.current?.table) session.forget();
      session.close();
    }
  }

  dismiss(text: string): void {
    this.#handedBack = this.#handedBack.filter((one) => one !== text);
    for (const session of this.#all) session.kept.putAway(text);
  }

  close(): void {
    const all = this.#all;
    this.current = null;
    this.#left = [];
    for (const session of all) session.close();
  }

  get #all(): readonly TableSession[] {
    return this.current ? [...this.#left, this.current] : this.#left;
  }
}
