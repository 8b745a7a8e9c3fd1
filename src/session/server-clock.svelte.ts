/** The server's clock in this browser, so that all screens show the same remaining time. */

/** Milliseconds between two looks at the server's clock; a tablet that slept looks at once when it wakes. */
const ASK_EVERY_MS = 60_000;
const TICK_MS = 250;
const TRIES = 3;
/** Where this browser remembers how far its clock is from the server's. */
const OFFSET = 'kavarna-clock-offset';

export class ServerClock {
  /** Epoch ms by the server's clock, ticking. */
  now = $state(0);
  #offset: number;
  #isMeasured = false;
  #timers: ReturnType<typeof setInterval>[] = [];
  #wake = (): void => {
    if (document.visibilityState === 'visible') this.#adjust();
  };

  /** `serverNow`: what the page's own load said, good enough until the first answer. */
  constructor(serverNow: number) {
    this.#offset = serverNow - Date.now();
    this.now = serverNow;
  }

  /** Begins to tick; returns how to stop. Call in the browser only. */
  start(): () => void {
    this.#adjust();
    this.#timers = [
      setInterval(() => {
        this.now = Date.now() + this.#offset;
      }, TICK_MS),
      setInterval(() => this.#adjust(), ASK_EVERY_MS),
    ];
    document.addEventListener('visibilitychange', this.#wake);
    return () => {
      for (const timer of this.#timers) clearInterval(timer);
      document.removeEventListener('visibilitychange', this.#wake);
    };
  }

  #adjust(): void {
    // Offline is a state, not an error: the clock runs on with what it knows. A page that was opened offline was made long ago.
    this.#measure().catch(() => {
      if (!this.#isMeasured) this.#offset = rememberedOffset() ?? this.#offset;
    });
  }

  /** Cristian's algorithm: the answer with the shortest round trip is the truest; half of that trip is the way back. */
  async #measure(): Promise<void> {
    let shortest = Infinity;
    for (let i = 0; i < TRIES; i++) {
      const asked = performance.now();
      const response = await fetch('/api/v1/time', { cache: 'no-store' });
      const { now } = (await response.json()) as { now: number };
      const trip = performance.now() - asked;
      if (trip < shortest) {
        shortest = trip;
        this.#offset = now + trip / 2 - Date.now();
      }
    }
    this.now = Date.now() + this.#offset;
    this.#isMeasured = true;
    rememberOffset(this.#offset);
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
