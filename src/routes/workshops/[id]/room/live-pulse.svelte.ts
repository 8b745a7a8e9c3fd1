/** The room's pulse, looked at again every few seconds while somebody looks at the desk. */
import type { WorkshopId } from '#domain/identifiers.ts';
import type { RoomPulse } from '#domain/room-pulse.ts';

const LOOK_EVERY_MS = 2_000;

export class LivePulse {
  current: RoomPulse;
  /** Whether the server did not answer the last time. */
  isStale = $state(false);
  readonly #workshop: WorkshopId;
  #next: ReturnType<typeof setTimeout> | undefined;
  #isStopped = false;

  /** `first`: what the page came with. */
  constructor(workshop: WorkshopId, first: RoomPulse) {
    this.#workshop = workshop;
    this.current = $state.raw(first);
  }

  /** Returns how to stop. */
  start(): () => void {
    const wake = () => void this.#look();
    addEventListener('online', wake);
    document.addEventListener('visibilitychange', wake);
    wake();
    return () => {
      this.#isStopped = true;
      clearTimeout(this.#next);
      removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
    };
  }

  async #look(): Promise<void> {
    clearTimeout(this.#next);
    // Nobody looks: nobody asks.
    if (document.hidden || this.#isStopped) return;
    const pulse = await askFor(this.#workshop);
    if (this.#isStopped) return;
    this.isStale = pulse === null;
    // Two answers may have crossed.
    if (pulse && pulse.at >= this.current.at) this.current = pulse;
    clearTimeout(this.#next);
    this.#next = setTimeout(() => void this.#look(), LOOK_EVERY_MS);
  }
}

/** null: no answer. */
async function askFor(workshop: WorkshopId): Promise<RoomPulse | null> {
  try {
    const answer = await fetch(`/workshops/${workshop}/pulse`, { headers: { accept: 'application/json' } });
    return answer.ok ? ((await answer.json()) as RoomPulse) : null;
  } catch {
    // The network is gone: the desk says so.
    return null;
  }
}
