/**
 * What hands mean: pointer events go in, intents come out. Several people may lay hands on one screen, so every pointer has a gesture of its
 * own, and only two fingers that come down together on nothing, or nearly so, move the view.
 */
import type { Place } from '#domain/note-place.ts';

export const TOOLS = ['select', 'lasso', 'draw', 'eraser', 'arrow', 'text', 'frame', 'stamp'] as const;
export type Tool = (typeof TOOLS)[number];
export type Device = 'mouse' | 'touch' | 'pen';

export interface PointerInput {
  phase: 'down' | 'move' | 'up' | 'cancel';
  pointer: number;
  device: Device;
  /** CSS pixels from the view's corner. */
  at: Place;
  /** 0 to 1. */
  pressure: number;
  /** Milliseconds. */
  time: number;
  /** With Shift or Ctrl. */
  adds: boolean;
  /** Another button than the first, or with the space bar: moves the view. */
  isAside: boolean;
  /** What lies under it; null: nothing. */
  target: string | null;
}

export interface Circumstances {
  tool: Tool;
  isReadOnly: boolean;
  /** Whether a pen on empty ground draws; else it gathers, as a mouse does. */
  hasInk: boolean;
}

export type Intent =
  | { do: 'tap'; pointer: number; target: string | null; at: Place; adds: boolean; isDouble: boolean; device: Device }
  | { do: 'menu'; target: string | null; at: Place }
  | { do: 'move'; pointer: number; target: string; adds: boolean; from: Place; to: Place; isFirst: boolean }
  | { do: 'drop'; pointer: number; isCancelled: boolean }
  | {
      do: 'stroke';
      pointer: number;
      tool: Tool;
      device: Device;
      from: Place;
      at: Place;
      pressure: number;
      isFirst: boolean;
      adds: boolean;
    }
  | { do: 'finish'; pointer: number; tool: Tool; isCancelled: boolean }
  | { do: 'pan'; by: Place }
  | { do: 'pinch'; from: readonly [Place, Place]; to: readonly [Place, Place] };

/** CSS pixels that a hand trembles. */
const TREMBLE: Record<Device, number> = { mouse: 3, pen: 4, touch: 8 };
const DOUBLE_TAP_MS = 350;
const DOUBLE_TAP_APART = 24;
export const LONG_PRESS_MS = 550;
/** Two fingers that come down within this time belong to one hand. */
const TOGETHER_MS = 140;
/** While a pen is down, and this long after, what touches the glass is a palm. */
const PALM_MS = 500;
/** Tools that are drawn with; the others tap. */
const STROKES: ReadonlySet<Tool> = new Set<Tool>(['draw', 'eraser', 'arrow', 'frame', 'lasso']);

type Way = 'waiting' | 'moving' | 'drawing' | 'panning' | 'pinching' | 'over';

interface Hand {
  device: Device;
  way: Way;
  from: Place;
  at: Place;
  since: number;
  target: string | null;
  adds: boolean;
  tool: Tool;
  /** The other finger of a pinch. */
  other: number | null;
}

export class Gestures {
  readonly #hands = new Map<number, Hand>();
  #lastTap: { at: Place; time: number; target: string | null } | null = null;
  #penAt = -Infinity;

  /** Whether a pen was used here: then fingers no longer draw. */
  get hasPen(): boolean {
    return this.#penAt > -Infinity;
  }

  get isBusy(): boolean {
    return [...this.#hands.values()].some(({ way }) => way !== 'over');
  }

  feed(input: PointerInput, now: Circumstances): Intent[] {
    if (input.device === 'pen') this.#penAt = input.time;
    if (input.phase === 'down') return this.#down(input, now);
    const hand = this.#hands.get(input.pointer);
    if (!hand) return [];
    if (input.phase === 'move') return this.#moved(input, hand, now);
    this.#hands.delete(input.pointer);
    return input.phase === 'cancel' ? this.#cancelled(input.pointer, hand) : this.#lifted(input, hand);
  }

  /** Asked now and then while something is pressed: a finger or a pen that has rested long enough opens the menu. */
  rest(time: number): Intent[] {
    const intents: Intent[] = [];
    for (const hand of this.#hands.values()) {
      if (hand.way !== 'waiting' || hand.device === 'mouse' || time - hand.since < LONG_PRESS_MS) continue;
      hand.way = 'over';
      intents.push({ do: 'menu', target: hand.target, at: hand.at });
    }
    return intents;
  }

  /** Gives up all that hands have begun. */
  cancelAll(): Intent[] {
    const intents = [...this.#hands].flatMap(([pointer, hand]) => this.#cancelled(pointer, hand));
    this.#hands.clear();
    return intents;
  }

  #down(input: PointerInput, { tool }: Circumstances): Intent[] {
    const { pointer, device, at, target, adds, time } = input;
    if (device === 'touch' && time - this.#penAt < PALM_MS) return [];
    const before = [...this.#hands].filter(([, hand]) => hand.way !== 'over');
    const hand: Hand = { device, way: 'waiting', from: at, at, since: time, target, adds, tool, other: null };
    this.#hands.set(pointer, hand);
    if (input.isAside) {
      hand.way = 'panning';
      return [];
    }
    const partner = device === 'touch' ? before.find(([, other]) => this.#isPartner(other, hand)) : undefined;
    if (partner) return this.#joined(pointer, hand, partner);
    return [];
  }

  #draws(device: Device, tool: Tool): boolean {
    return tool === 'lasso' || device !== 'touch' || !this.hasPen;
  }

  #isPartner(other: Hand, hand: Hand): boolean {
    if (other.device !== 'touch' || other.other !== null) return false;
    if (other.way === 'panning') return true;
    const together = hand.since - other.since < TOGETHER_MS;
    if (other.way === 'waiting') return together || (other.target === null && hand.target === null);
    return other.way === 'drawing' && together;
  }

  #joined(pointer: number, hand: Hand, [otherPointer, other]: [number, Hand]): Intent[] {
    const given = other.way === 'drawing' ? this.#cancelled(otherPointer, other) : [];
    for (const [one, mate] of [
      [hand, otherPointer],
      [other, pointer],
    ] as const) {
      one.way = 'pinching';
      one.other = mate;
    }
    return given;
  }

  #moved(input: PointerInput, hand: Hand, now: Circumstances): Intent[] {
    const before = hand.at;
    hand.at = input.at;
    const by = { x: input.at.x - before.x, y: input.at.y - before.y };
    switch (hand.way) {
      case 'waiting':
        return apart(hand.from, input.at) < TREMBLE[hand.device] ? [] : this.#begun(input, hand, now);
      case 'moving':
        return [this.#move(input, hand, false)];
      case 'drawing':
        return [this.#stroke(input, hand, false)];
      case 'panning':
        return [{ do: 'pan', by }];
      case 'pinching': {
        const mate = this.#hands.get(hand.other ?? -1);
        return mate ? [{ do: 'pinch', from: [before, mate.at], to: [input.at, mate.at] }] : [{ do: 'pan', by }];
      }
      case 'over':
        return [];
    }
  }

  /** The hand has moved far enough to mean something. */
  #begun(input: PointerInput, hand: Hand, { isReadOnly, hasInk }: Circumstances): Intent[] {
    const { tool } = hand;
    const first = { ...input, at: hand.from };
    if (isReadOnly) return this.#panned(input, hand);
    if (STROKES.has(tool)) {
      if (!this.#draws(hand.device, tool)) return this.#panned(input, hand);
      hand.way = 'drawing';
      return [this.#stroke(first, hand, true), this.#stroke(input, hand, false)];
    }
    if (hand.target !== null) {
      hand.way = 'moving';
      return [this.#move(input, hand, true)];
    }
    if (hand.device === 'touch') return this.#panned(input, hand);
    // On empty ground a mouse gathers and a pen draws.
    hand.tool = hand.device === 'pen' && hasInk ? 'draw' : 'select';
    hand.way = 'drawing';
    return [this.#stroke(first, hand, true), this.#stroke(input, hand, false)];
  }

  /** One finger moves the view only while nobody else's hand is at work: it would pull the board from under it. */
  #panned(input: PointerInput, hand: Hand): Intent[] {
    const others = [...this.#hands.values()].filter((other) => other !== hand);
    if (others.some(({ way }) => way === 'moving' || way === 'drawing')) {
      hand.way = 'over';
      return [];
    }
    hand.way = 'panning';
    return [{ do: 'pan', by: { x: input.at.x - hand.from.x, y: input.at.y - hand.from.y } }];
  }

  #move({ pointer, at }: PointerInput, hand: Hand, isFirst: boolean): Intent {
    return { do: 'move', pointer, target: hand.target!, adds: hand.adds, from: hand.from, to: at, isFirst };
  }

  #stroke({ pointer, at, pressure }: PointerInput, hand: Hand, isFirst: boolean): Intent {
    const { tool, device, from, adds } = hand;
    return { do: 'stroke', pointer, tool, device, from, at, pressure, isFirst, adds };
  }

  #lifted(input: PointerInput, hand: Hand): Intent[] {
    const { pointer, at, time } = input;
    this.#leaveMate(hand);
    if (hand.way === 'moving') return [{ do: 'drop', pointer, isCancelled: false }];
    if (hand.way === 'drawing') return [{ do: 'finish', pointer, tool: hand.tool, isCancelled: false }];
    if (hand.way !== 'waiting') return [];
    const last = this.#lastTap;
    const isDouble =
      last !== null &&
      time - last.time < DOUBLE_TAP_MS &&
      apart(last.at, at) < DOUBLE_TAP_APART &&
      last.target === hand.target;
    this.#lastTap = isDouble ? null : { at, time, target: hand.target };
    return [{ do: 'tap', pointer, target: hand.target, at, adds: hand.adds, isDouble, device: hand.device }];
  }

  #cancelled(pointer: number, hand: Hand): Intent[] {
    this.#leaveMate(hand);
    const { way, tool } = hand;
    hand.way = 'over';
    if (way === 'moving') return [{ do: 'drop', pointer, isCancelled: true }];
    if (way === 'drawing') return [{ do: 'finish', pointer, tool, isCancelled: true }];
    return [];
  }

  /** The finger that stays on the glass after a pinch moves the view on, and taps nothing. */
  #leaveMate(hand: Hand): void {
    const mate = hand.other === null ? undefined : this.#hands.get(hand.other);
    hand.other = null;
    if (!mate) return;
    mate.other = null;
    mate.way = 'panning';
  }
}

function apart(a: Place, b: Place): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
