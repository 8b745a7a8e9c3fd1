/** Finds what lies in a part of the board without asking all there is: everything is kept by the squares it touches. */
import { meets, type Area } from '../drawing/area.ts';

/** Side of a square, in board units: a few notes. */
const SQUARE = 512;
/** What touches more squares than this is asked every time. */
const MOST_SQUARES = 64;

interface Kept {
  area: Area;
  squares: readonly string[] | null;
}

export class AreaIndex {
  readonly #kept = new Map<string, Kept>();
  readonly #squares = new Map<string, Set<string>>();
  readonly #large = new Set<string>();

  put(id: string, area: Area): void {
    const before = this.#kept.get(id);
    const squares = squaresOf(area);
    if (before && String(before.squares) === String(squares)) {
      before.area = area;
      return;
    }
    this.remove(id);
    this.#kept.set(id, { area, squares });
    if (!squares) this.#large.add(id);
    for (const square of squares ?? []) {
      let ids = this.#squares.get(square);
      if (!ids) this.#squares.set(square, (ids = new Set()));
      ids.add(id);
    }
  }

  remove(id: string): void {
    const kept = this.#kept.get(id);
    if (!kept) return;
    this.#kept.delete(id);
    this.#large.delete(id);
    for (const square of kept.squares ?? []) {
      const ids = this.#squares.get(square);
      ids?.delete(id);
      if (ids?.size === 0) this.#squares.delete(square);
    }
  }

  areaOf(id: string): Area | null {
    return this.#kept.get(id)?.area ?? null;
  }

  /** Every id whose area meets this one, in no order. */
  within(area: Area): Set<string> {
    const found = new Set<string>();
    const squares = squaresOf(area);
    const near = squares ? squares.map((square) => this.#squares.get(square)) : [this.#kept.keys()];
    for (const ids of [...near, this.#large]) {
      for (const id of ids ?? []) {
        const kept = this.#kept.get(id);
        if (kept && meets(kept.area, area)) found.add(id);
      }
    }
    return found;
  }
}

/** null: too many. */
function squaresOf({ x, y, width, height }: Area): string[] | null {
  const [left, top] = [Math.floor(x / SQUARE), Math.floor(y / SQUARE)];
  const [right, bottom] = [Math.floor((x + width) / SQUARE), Math.floor((y + height) / SQUARE)];
  if (!((right - left + 1) * (bottom - top + 1) <= MOST_SQUARES)) return null;
  const squares: string[] = [];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) squares.push(`${column},${row}`);
  }
  return squares;
}
