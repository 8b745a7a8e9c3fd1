/** Dragging by mouse, pen or finger: several notes at once, or a measure. A finger holds first, so that scrolling stays scrolling. */
import type { IdeaId, MeasureId } from '#domain/identifiers.ts';

export type Load =
  { kind: 'ideas'; ideas: IdeaId[]; text: string } | { kind: 'measure'; measure: MeasureId; text: string };

/** Pixels a mouse travels before a press becomes a drag, and a finger may tremble while it holds. */
const THRESHOLD = 7;
/** Milliseconds a finger holds before it carries. */
const HOLD_MS = 320;
/** Pixels from the edge of what scrolls within which it begins to scroll, and how far in each frame. */
const SCROLL_EDGE = 56;
const SCROLL_STEP = 12;

export class PointerDrag {
  /** What is carried; null: nothing. */
  load = $state.raw<Load | null>(null);
  place = $state.raw({ x: 0, y: 0 });
  /** What the pointer is over: the value of its `data-drop`. */
  target = $state<string | null>(null);
  /** Whether the pointer is in the second half of the target. */
  isBehind = $state(false);

  readonly #dropped: (load: Load, target: string, isBehind: boolean) => void;
  #stop: (() => void) | null = null;

  constructor(dropped: (load: Load, target: string, isBehind: boolean) => void) {
    this.#dropped = dropped;
  }

  /** Call on pointerdown; a press that does not become a drag stays a click. */
  press(event: PointerEvent, load: () => Load): void {
    if (event.button !== 0 || !event.isPrimary || this.#stop) return;
    const start = { x: event.clientX, y: event.clientY };
    const isFinger = event.pointerType === 'touch';
    const controller = new AbortController();
    const { signal } = controller;
    const begin = () => {
      this.load = load();
      this.#aim(start.x, start.y);
      this.#scroll(signal);
    };
    const hold = isFinger ? setTimeout(begin, HOLD_MS) : undefined;
    this.#stop = () => {
      clearTimeout(hold);
      controller.abort();
      this.#stop = null;
      this.load = null;
      this.target = null;
    };
    const move = (moved: PointerEvent) => {
      if (moved.pointerId !== event.pointerId) return;
      const isFar = Math.hypot(moved.clientX - start.x, moved.clientY - start.y) > THRESHOLD;
      if (this.load) this.#aim(moved.clientX, moved.clientY);
      else if (isFar && isFinger) this.#stop?.();
      else if (isFar) begin();
    };
    const drop = (up: PointerEvent) => {
      if (up.pointerId !== event.pointerId) return;
      const { load: carried, target, isBehind } = this;
      this.#stop?.();
      if (!carried) return;
      swallowNextClick();
      if (target !== null) this.#dropped(carried, target, isBehind);
    };
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointerup', drop, { signal });
    window.addEventListener('pointercancel', () => this.#stop?.(), { signal });
    window.addEventListener('keydown', (key) => key.key === 'Escape' && this.#stop?.(), { signal });
    // Once a finger carries, the page must not scroll away under it, nor show the menu of a long press.
    window.addEventListener('touchmove', (touch) => this.load && touch.preventDefault(), { signal, passive: false });
    window.addEventListener('contextmenu', (menu) => isFinger && menu.preventDefault(), { signal });
  }

  close(): void {
    this.#stop?.();
  }

  #aim(x: number, y: number): void {
    this.place = { x, y };
    const below = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop]');
    this.target = below?.dataset.drop ?? null;
    if (!below) return;
    const box = below.getBoundingClientRect();
    this.isBehind = x > box.left + box.width / 2;
  }

  #scroll(signal: AbortSignal): void {
    const frame = () => {
      if (signal.aborted) return;
      const { x, y } = this.place;
      const inner = document.elementFromPoint(x, y)?.closest('[data-scrolls]');
      const box = inner?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
      const step = y < box.top + SCROLL_EDGE ? -SCROLL_STEP : y > box.bottom - SCROLL_EDGE ? SCROLL_STEP : 0;
      if (step !== 0) {
        (inner ?? document.scrollingElement)?.scrollBy(0, step);
        this.#aim(x, y);
      }
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }
}

/** Letting go over the note one carried would select it too. */
function swallowNextClick(): void {
  const swallow = (click: MouseEvent) => {
    click.stopPropagation();
    click.preventDefault();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
}
