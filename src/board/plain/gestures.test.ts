/** What hands mean, told as stories of fingers, pens and a mouse. */
import { describe, expect, it } from 'vitest';
import {
  Gestures,
  LONG_PRESS_MS,
  type Circumstances,
  type Device,
  type Intent,
  type PointerInput,
} from './gestures.ts';

/** One screen, several hands; keeps every intent that came out. */
class Glass {
  readonly gestures = new Gestures();
  readonly intents: Intent[] = [];
  now: Circumstances = { tool: 'select', isReadOnly: false, hasInk: true };
  time = 0;

  #feed(phase: PointerInput['phase'], pointer: number, x: number, y: number, more: Partial<PointerInput> = {}): void {
    const base = { device: 'mouse' as Device, pressure: 0.5, adds: false, isAside: false, target: null };
    const input = { ...base, phase, pointer, at: { x, y }, time: this.time, ...more };
    this.intents.push(...this.gestures.feed(input, this.now));
  }

  down(pointer: number, x: number, y: number, more: Partial<PointerInput> = {}): void {
    this.#feed('down', pointer, x, y, more);
  }

  move(pointer: number, x: number, y: number): void {
    this.#feed('move', pointer, x, y);
  }

  up(pointer: number, x: number, y: number): void {
    this.#feed('up', pointer, x, y);
  }

  /** What was meant, in order, each once while it lasts. */
  get deeds(): string[] {
    return this.intents.map((intent) => intent.do).filter((deed, i, all) => deed !== all[i - 1]);
  }
}

const finger = (target: string | null = null) => ({ device: 'touch' as const, target });

describe('One hand', () => {
  it('taps, and twice quickly on the same thing opens it', () => {
    const glass = new Glass();
    for (const _ of [1, 2]) {
      glass.down(1, 10, 10, { target: 'note' });
      glass.move(1, 12, 11);
      glass.up(1, 12, 11);
      glass.time += 100;
    }
    expect(glass.intents.map((intent) => intent.do === 'tap' && intent.isDouble)).toEqual([false, true]);
  });

  it('carries what it has taken hold of, from where it took hold', () => {
    const glass = new Glass();
    glass.down(1, 10, 10, { target: 'note' });
    glass.move(1, 40, 30);
    glass.move(1, 50, 30);
    glass.up(1, 50, 30);
    expect(glass.deeds).toEqual(['move', 'drop']);
    expect(glass.intents[1]).toMatchObject({ from: { x: 10, y: 10 }, to: { x: 50, y: 30 }, isFirst: false });
  });

  it('gathers on empty ground with a mouse, moves the view with a finger, draws with a pen', () => {
    const ways: [Device, string[]][] = [
      ['mouse', ['stroke', 'finish']],
      ['touch', ['pan']],
      ['pen', ['stroke', 'finish']],
    ];
    for (const [device, deeds] of ways) {
      const glass = new Glass();
      glass.down(1, 0, 0, { device });
      glass.move(1, 60, 0);
      glass.up(1, 60, 0);
      expect(glass.deeds).toEqual(deeds);
      const [first] = glass.intents;
      if (first?.do === 'stroke') expect(first.tool).toBe(device === 'pen' ? 'draw' : 'select');
    }
  });

  it('opens the menu where a finger rests, and nothing more comes of that press', () => {
    const glass = new Glass();
    glass.down(1, 5, 5, finger('note'));
    expect(glass.gestures.rest(LONG_PRESS_MS - 1)).toEqual([]);
    expect(glass.gestures.rest(LONG_PRESS_MS)).toMatchObject([{ do: 'menu', target: 'note' }]);
    glass.up(1, 5, 5);
    expect(glass.intents).toEqual([]);
  });

  it('moves the view alone where nothing may be changed', () => {
    const glass = new Glass();
    glass.now = { tool: 'select', isReadOnly: true, hasInk: true };
    glass.down(1, 0, 0, { target: 'note' });
    glass.move(1, 30, 0);
    glass.up(1, 30, 0);
    expect(glass.deeds).toEqual(['pan']);
  });
});

describe('Two fingers', () => {
  it('that come down together pinch, also upon notes; the one that stays moves the view on', () => {
    const glass = new Glass();
    glass.down(1, 0, 0, finger('note'));
    glass.time = 60;
    glass.down(2, 100, 0, finger('other'));
    glass.move(1, -50, 0);
    expect(glass.intents).toEqual([
      {
        do: 'pinch',
        from: [
          { x: 0, y: 0 },
          { x: 100, y: 0 },
        ],
        to: [
          { x: -50, y: 0 },
          { x: 100, y: 0 },
        ],
      },
    ]);
    glass.up(1, -50, 0);
    glass.move(2, 120, 0);
    glass.up(2, 120, 0);
    expect(glass.deeds).toEqual(['pinch', 'pan']);
  });

  it('of two people each carry their own note', () => {
    const glass = new Glass();
    glass.down(1, 0, 0, finger('note'));
    glass.move(1, 20, 0);
    glass.time = 50;
    glass.down(2, 300, 0, finger('other'));
    glass.move(2, 330, 0);
    glass.move(1, 40, 0);
    const targets = glass.intents.flatMap((intent) => (intent.do === 'move' ? [intent.target] : []));
    expect(targets).toEqual(['note', 'other', 'note']);
  });

  it('of two people do not pull the board from under each other', () => {
    const glass = new Glass();
    glass.down(1, 0, 0, finger('note'));
    glass.move(1, 20, 0);
    glass.time = 500;
    glass.down(2, 300, 0, finger());
    glass.move(2, 380, 0);
    expect(glass.deeds).toEqual(['move']);
  });

  it('turn a line that one of them had just begun into a pinch', () => {
    const glass = new Glass();
    glass.now = { tool: 'draw', isReadOnly: false, hasInk: true };
    glass.down(1, 0, 0, finger());
    glass.move(1, 12, 0);
    glass.time = 80;
    glass.down(2, 100, 0, finger());
    glass.move(2, 110, 0);
    expect(glass.intents.findLast((intent) => intent.do === 'finish')).toMatchObject({ isCancelled: true });
    expect(glass.deeds.at(-1)).toBe('pinch');
  });
});

describe('A pen', () => {
  it('draws while the palm rests', () => {
    const glass = new Glass();
    glass.now = { tool: 'draw', isReadOnly: false, hasInk: true };
    glass.down(1, 0, 0, { device: 'pen' });
    glass.down(2, 200, 200, finger('note'));
    glass.move(2, 260, 200);
    glass.move(1, 50, 0);
    glass.up(1, 50, 0);
    glass.up(2, 260, 200);
    expect(glass.deeds).toEqual(['stroke', 'finish']);
  });

  it('once used leaves moving the view to fingers', () => {
    const glass = new Glass();
    glass.now = { tool: 'draw', isReadOnly: false, hasInk: true };
    glass.down(1, 0, 0, { device: 'pen' });
    glass.up(1, 0, 0);
    glass.time = 5_000;
    glass.down(2, 0, 0, finger());
    glass.move(2, 40, 0);
    expect(glass.deeds.at(-1)).toBe('pan');
  });
});

it('gives up all that was begun, and says so', () => {
  const glass = new Glass();
  glass.down(1, 0, 0, { target: 'note' });
  glass.move(1, 30, 0);
  expect(glass.gestures.cancelAll()).toEqual([{ do: 'drop', pointer: 1, isCancelled: true }]);
  expect(glass.gestures.isBusy).toBe(false);
});
