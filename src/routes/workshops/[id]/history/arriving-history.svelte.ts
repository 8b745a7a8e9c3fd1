/** A board's past on its way into the page: it arrives once, and what came since is fetched after it. */
import type { Idea } from '#domain/idea.ts';
import type { TableId, WorkshopId } from '#domain/identifiers.ts';
import type { Restoring } from '#domain/restoring.ts';
import { BoardHistory, type BoardMinute } from '#document/board-history.ts';
import { UpdatesArriving } from '#document/history-stream.ts';

export type Arrival = 'arriving' | 'here' | 'failed';

export class ArrivingHistory {
  state = $state<Arrival>('arriving');
  /** Counted up whenever something was added. */
  #version = $state(0);
  readonly #address: string;
  #history: BoardHistory;
  #running: Promise<void> = Promise.resolve();

  constructor(table: { id: TableId; number: number }, workshop: WorkshopId) {
    this.#address = `/workshops/${workshop}/tables/${table.number}/history/updates`;
    this.#history = new BoardHistory(table.id);
  }

  get minutes(): readonly BoardMinute[] {
    return this.#version >= 0 ? this.#history.minutes : [];
  }

  get restorings(): Restoring[] {
    return this.#version >= 0 ? this.#history.restorings : [];
  }

  /** As the board was at the end of that minute; without one, as it is now. */
  ideasAt(minute = Number.POSITIVE_INFINITY): Idea[] {
    return this.#version >= 0 ? this.#history.ideasAt(minute) : [];
  }

  /** Fetches what has come since; one after another. */
  refresh(signal?: AbortSignal): Promise<void> {
    this.#running = this.#running.then(() => this.#fetch(signal));
    return this.#running;
  }

  async #fetch(signal?: AbortSignal): Promise<void> {
    try {
      const after = this.#history.lastSequence;
      const answer = await fetch(`${this.#address}?after=${after}`, signal ? { signal } : {});
      if (!answer.ok || !answer.body) throw new Error(`${answer.status}`);
      const arriving = new UpdatesArriving();
      const reader = answer.body.getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        this.#history.take(arriving.take(part.value));
      }
      if (this.#history.lastSequence !== after) this.#version++;
      this.state = 'here';
    } catch {
      // What arrived is whole; whoever looks can ask for the rest.
      if (!signal?.aborted && this.state !== 'here') this.state = 'failed';
    }
  }
}
