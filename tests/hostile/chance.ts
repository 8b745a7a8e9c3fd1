/** Chance as attackers want it: numbers and bytes from a seed. */
import { chanceFrom as numbersFrom } from '#domain/chance.ts';

export interface Chance {
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  bytes(length: number): Uint8Array;
}

export function chanceFrom(seed: number): Chance {
  const next = numbersFrom(seed);
  return {
    below: (below) => Math.floor(next() * below),
    bytes: (length) => Uint8Array.from({ length }, () => Math.floor(next() * 256)),
  };
}
