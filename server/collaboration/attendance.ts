/** Which seats are connected, and since when those are gone who were: known since the server started, and nowhere written. */
import type { SeatId } from '#domain/identifiers.ts';

export class Attendance {
  /** Documents that each seat has open. */
  readonly #open = new Map<SeatId, number>();
  readonly #leftAt = new Map<SeatId, number>();
  readonly #clock: () => number;
  /** Epoch ms. */
  readonly since: number;

  /** Epoch ms. */
  constructor(clock: () => number) {
    this.#clock = clock;
    this.since = clock();
  }

  came(seat: SeatId): void {
    this.#open.set(seat, (this.#open.get(seat) ?? 0) + 1);
    this.#leftAt.delete(seat);
  }

  left(seat: SeatId): void {
    const others = (this.#open.get(seat) ?? 1) - 1;
    if (others > 0) {
      this.#open.set(seat, others);
      return;
    }
    this.#open.delete(seat);
    this.#leftAt.set(seat, this.#clock());
  }

  isConnected(seat: SeatId): boolean {
    return this.#open.has(seat);
  }

  /** null: it is here, or has not been since the server started. */
  leftAt(seat: SeatId): number | null {
    return this.#leftAt.get(seat) ?? null;
  }
}
