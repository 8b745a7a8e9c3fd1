/** A place on a timeline that moves on by itself while it is played. */

/** Minutes of the evening in a second of watching. */
export const SPEEDS = [1, 5, 15] as const;
export type Speed = (typeof SPEEDS)[number];
const SECOND_MS = 1_000;

export class Replay {
  speed = $state<Speed>(1);
  /** null: at the end, and it stays there as the evening goes on. */
  #chosen = $state<number | null>(null);
  #timer = $state<ReturnType<typeof setInterval> | null>(null);
  readonly #last: () => number;
  readonly #isCalm: () => boolean;

  /** `last`: the timeline's last place; `isCalm`: whether to step once a second at most, however fast it runs. */
  constructor(last: () => number, isCalm: () => boolean) {
    this.#last = last;
    this.#isCalm = isCalm;
  }

  get position(): number {
    return Math.min(this.#chosen ?? Number.POSITIVE_INFINITY, Math.max(0, this.#last()));
  }

  get isAtEnd(): boolean {
    return this.position >= this.#last();
  }

  get isPlaying(): boolean {
    return this.#timer !== null;
  }

  goTo(position: number): void {
    this.#chosen = position >= this.#last() ? null : Math.max(0, Math.round(position));
  }

  /** From the beginning where it had come to its end. */
  play(): void {
    this.pause();
    if (this.isAtEnd) this.goTo(0);
    const minutes = this.#isCalm() ? this.speed : 1;
    this.#timer = setInterval(() => this.#step(minutes), (SECOND_MS * minutes) / this.speed);
  }

  pause(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  setSpeed(speed: Speed): void {
    this.speed = speed;
    if (this.isPlaying) this.play();
  }

  #step(minutes: number): void {
    this.goTo(this.position + minutes);
    if (this.isAtEnd) this.pause();
  }
}
