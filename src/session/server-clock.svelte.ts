/** The server's clock in this browser, so that all screens show the same remaining time. */
import { SteadyTime } from './steady-time.ts';

/** Milliseconds between two looks at the server's clock; a tablet that slept, or whose own clock was set, looks at once. */
const ASK_EVERY_MS = 60_000;
const TICK_MS = 250;
/** Where this browser remembers how far its clock is from the server's. */
const OFFSET = 'kavarna-clock-offset';

const CLOCKS = {
  wall: () => Date.now(),
  steady: () => performance.now(),
  ask: async () => {
    const response = await fetch('/api/v1/time', { cache: 'no-store' });
    return ((await response.json()) as { now: number }).now;
  },
};

export class ServerClock {
  /** Epoch ms by the server's clock, ticking. */
  now = $state(0);
  readonly #time: SteadyTime;
  #isMeasured = false;
  #timers: ReturnType<typeof setInterval>[] = [];
  #wake = (): void => {
    if (document.visibilityState === 'visible') this.#adjust();
  };

  /** `serverNow`: what the page's own load said, good enough until the first answer. */
  constructor(serverNow: number) {
    this.#time = new SteadyTime(serverNow, CLOCKS);
    this.now = serverNow;
  }

  /** Begins to tick; returns how to stop. Call in the browser only. */
  start(): () => void {
    this.#adjust();
    this.#timers = [setInterval(() => this.#tick(), TICK_MS), setInterval(() => this.#adjust(), ASK_EVERY_MS)];
    document.addEventListener('visibilitychange', this.#wake);
    return () => {
      for (const timer of this.#timers) clearInterval(timer);
      document.removeEventListener('visibilitychange', this.#wake);
    };
  }

  #tick(): void {
    if (this.#time.hasComeApart()) this.#adjust();
    else this.now = this.#time.now;
  }

  #adjust(): void {
    this.#time.measure().then(
      () => {
        this.#isMeasured = true;
        rememberOffset(this.#time.wallOffset);
        this.now = this.#time.now;
      },
      // Offline is a state, not an error: the clock runs on with what it knows. A page that was opened offline was made long ago.
      () => {
        const remembered = this.#isMeasured ? null : rememberedOffset();
        if (remembered === null) this.#time.assumeSleep();
        else this.#time.trustWall(remembered);
        this.now = this.#time.now;
      },
    );
  }
}

function rememberedOffset(): number | null {
  try {
    const offset = localStorage.getItem(OFFSET);
    return offset === null ? null : Number(offset);
  } catch {
    // Storage is blocked: then nothing was remembered either.
    return null;
  }
}

function rememberOffset(offset: number): void {
  try {
    localStorage.setItem(OFFSET, String(offset));
  } catch {
    // The next page asks the server, as this one did.
  }
}
