/** The server's time computed from two clocks of this device: one that people set, one that only runs on. Neither is trusted for long. */

/** What this device and the server say; taken as arguments, so that a test can turn every clock. */
export interface Clocks {
  /** Epoch ms by the device's own clock: wrong by an hour where somebody set it so, and set while it runs. */
  wall: () => number;
  /** Milliseconds that only run on, but on some devices not while they sleep. */
  steady: () => number;
  /** Epoch ms by the server's clock. */
  ask: () => Promise<number>;
}

/** Milliseconds by which the two clocks may come apart before the server is asked again. */
const APART_MS = 100;
const TRIES = 3;

export class SteadyTime {
  readonly #clocks: Clocks;
  /** Server's time less the steady clock. */
  #ahead: number;
  /** Wall clock less the steady clock, when last looked at. */
  #between: number;
  /** How much longer than the steady clock the wall clock has run since: asleep, or set. */
  #unexplained = 0;

  /** `serverNow`: what the page's own load said, good enough until the first answer. */
  constructor(serverNow: number, clocks: Clocks) {
    this.#clocks = clocks;
    this.#ahead = serverNow - clocks.steady();
    this.#between = clocks.wall() - clocks.steady();
  }

  /** Epoch ms by the server's clock, as far as this device knows. */
  get now(): number {
    return this.#clocks.steady() + this.#ahead;
  }

  /** How far the wall clock is behind the server's. */
  get wallOffset(): number {
    return this.now - this.#clocks.wall();
  }

  /** Whether the device's clocks came apart since this was last asked: it slept, or its clock was set. Then measure. */
  hasComeApart(): boolean {
    const between = this.#clocks.wall() - this.#clocks.steady();
    const apart = between - this.#between;
    if (Math.abs(apart) < APART_MS) return false;
    this.#between = between;
    this.#unexplained += apart;
    return true;
  }

  /** Without a server to ask: clocks that ran on without the steady one mostly mean sleep, not a hand at the clock. */
  assumeSleep(): void {
    if (this.#unexplained > 0) this.#ahead += this.#unexplained;
    this.#unexplained = 0;
  }

  /** Takes what was remembered of the wall clock, where the server could never be asked. */
  trustWall(offset: number): void {
    this.#ahead = this.#clocks.wall() + offset - this.#clocks.steady();
  }

  /** Cristian's algorithm: the answer with the shortest round trip is the truest; half of that trip is the way back. */
  async measure(): Promise<void> {
    let shortest = Infinity;
    for (let i = 0; i < TRIES; i++) {
      const asked = this.#clocks.steady();
      const said = await this.#clocks.ask();
      const trip = this.#clocks.steady() - asked;
      if (trip >= shortest) continue;
      shortest = trip;
      this.#ahead = said + trip / 2 - this.#clocks.steady();
    }
    this.#unexplained = 0;
  }
}
