/** From pointer events on the board to what they change: selecting, carrying, drawing, moving the view. */
import type { Place } from '#domain/note-place.ts';
import type { Tabletop } from './tabletop.ts';
import { panned, pinched, zoomed } from './camera.ts';
import { Carrying } from './carrying.ts';
import { Gestures, type Device, type Intent, type PointerInput } from './gestures.ts';
import { isDrawn } from './scene.ts';
import { handlesOf } from './sketch-layer.ts';
import { Strokes } from './strokes.ts';

/** What answers for itself: buttons, fields, panels. */
const NOT_GROUND = 'button, input, textarea, select, .board-card, .plain-panel';
/** CSS pixels by which thin things may be missed. */
const SLACK: Record<Device, number> = { mouse: 6, pen: 8, touch: 14 };
const HANDLE_REACH = 18;
/** Milliseconds between two showings of the pointer: about twenty a second. */
const POINTER_MS = 50;
const WHEEL_LINE = 32;

export class Hands {
  readonly #top: Tabletop;
  readonly #gestures = new Gestures();
  readonly #carrying: Carrying;
  readonly #strokes: Strokes;
  readonly #stops: (() => void)[] = [];
  #resting: ReturnType<typeof setInterval> | null = null;
  #pointerShownAt = -Infinity;
  #isSpaceDown = false;

  constructor(top: Tabletop) {
    this.#top = top;
    this.#carrying = new Carrying(top);
    this.#strokes = new Strokes(top);
    const { root } = top.view;
    this.#listen(root, 'pointerdown', this.#down);
    this.#listen(root, 'pointermove', this.#moved);
    this.#listen(root, 'pointerup', (event) => this.#feed(event, 'up'));
    this.#listen(root, 'pointercancel', (event) => this.#feed(event, 'cancel'));
    this.#listen(root, 'pointerleave', () => top.options.presence.show({ pointer: null }));
    this.#listen(root, 'contextmenu', this.#contextMenu);
    root.addEventListener('wheel', this.#wheel, { passive: false });
    this.#stops.push(() => root.removeEventListener('wheel', this.#wheel));
    for (const type of ['keydown', 'keyup'] as const) {
      this.#listen(root, type, (event) => {
        if (event.key === ' ' && event.target === root) this.#isSpaceDown = type === 'keydown';
      });
    }
  }

  stop(): void {
    this.giveUp();
    for (const stop of this.#stops) stop();
    this.#top.options.presence.show({ pointer: null });
  }

  /** Ends all that hands have begun: what was carried stays where it is. */
  giveUp(): void {
    for (const intent of this.#gestures.cancelAll()) this.#do(intent);
    this.#watchRest();
  }

  #listen<K extends keyof HTMLElementEventMap>(
    on: HTMLElement,
    type: K,
    heard: (event: HTMLElementEventMap[K]) => void,
  ) {
    on.addEventListener(type, heard);
    this.#stops.push(() => on.removeEventListener(type, heard));
  }

  #at(event: MouseEvent): Place {
    const { left, top } = this.#top.view.root.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  readonly #down = (event: PointerEvent): void => {
    const top = this.#top;
    const target = event.target as Element;
    if (target.closest(NOT_GROUND)) return;
    top.state.menu = null;
    top.close();
    const isReading = top.state.isReadOnly && event.pointerType === 'mouse' && target.closest('.board-note-text');
    if (isReading) return;
    top.view.root.setPointerCapture(event.pointerId);
    // The keyboard goes where the hand goes, and no words are selected by the way.
    event.preventDefault();
    if (!top.view.root.contains(document.activeElement)) top.view.root.focus({ preventScroll: true });
    this.#feed(event, 'down');
  };

  readonly #moved = (event: PointerEvent): void => {
    if (event.timeStamp - this.#pointerShownAt >= POINTER_MS) {
      this.#pointerShownAt = event.timeStamp;
      const { x, y } = this.#top.view.toBoard(this.#at(event));
      this.#top.options.presence.show({ pointer: { x: Math.round(x), y: Math.round(y) } });
    }
    const parts = event.getCoalescedEvents?.() ?? [];
    for (const part of parts.length > 0 ? parts : [event]) this.#feed(part, 'move');
  };

  #feed(event: PointerEvent, phase: PointerInput['phase']): void {
    const { state } = this.#top;
    const at = this.#at(event);
    const device: Device = event.pointerType === 'touch' || event.pointerType === 'pen' ? event.pointerType : 'mouse';
    const input: PointerInput = {
      phase,
      pointer: event.pointerId,
      device,
      at,
      pressure: event.pressure || 0.5,
      time: event.timeStamp,
      adds: event.shiftKey || event.ctrlKey || event.metaKey,
      isAside: phase === 'down' && (event.button !== 0 || this.#isSpaceDown),
      target: phase === 'down' ? this.#targetAt(at, device) : null,
    };
    const hasInk = this.#top.can.mayChange;
    for (const intent of this.#gestures.feed(input, { tool: state.tool, isReadOnly: state.isReadOnly, hasInk }))
      this.#do(intent);
    this.#watchRest();
  }

  #targetAt(at: Place, device: Device): string | null {
    const { view, state, can } = this.#top;
    const { zoom } = state.camera;
    const point = view.toBoard(at);
    // Where nothing is drawn, what is drawn is the ground.
    if (!can.mayChange) return view.scene.at(point, 0, (id) => !isDrawn(id));
    if (!state.isReadOnly) {
      for (const { name, at: place } of handlesOf(view.scene, state.selection)) {
        if (Math.hypot(place.x - point.x, place.y - point.y) * zoom < HANDLE_REACH) return `handle:${name}`;
      }
    }
    return view.scene.at(point, SLACK[device] / zoom);
  }

  /** While something is pressed, looks now and then whether it has rested. */
  #watchRest(): void {
    const { isBusy } = this.#gestures;
    this.#top.state.isBusy = this.#carrying.isBusy || this.#strokes.isBusy;
    if (isBusy && this.#resting === null) {
      this.#resting = setInterval(() => {
        for (const intent of this.#gestures.rest(performance.now())) this.#do(intent);
      }, 60);
    } else if (!isBusy && this.#resting !== null) {
      clearInterval(this.#resting);
      this.#resting = null;
    }
  }

  #do(intent: Intent): void {
    const { view, state } = this.#top;
    switch (intent.do) {
      case 'pan':
        return view.look(panned(state.camera, intent.by));
      case 'pinch':
        return view.look(pinched(state.camera, intent.from, intent.to));
      case 'tap':
        return this.#top.tapped(intent);
      case 'menu':
        return this.#top.openMenu(intent.target, intent.at);
      case 'move':
        return this.#carrying.carry(intent);
      case 'drop':
        return this.#carrying.drop(intent.pointer, intent.isCancelled);
      case 'stroke':
        return this.#strokes.draw(intent);
      case 'finish':
        return this.#strokes.finish(intent);
    }
  }

  readonly #contextMenu = (event: MouseEvent): void => {
    if ((event.target as Element).closest('input, textarea')) return;
    event.preventDefault();
    if ((event.target as Element).closest(NOT_GROUND)) return;
    // A finger that rests asks for it by itself.
    if (event instanceof PointerEvent && event.pointerType === 'touch') return;
    this.giveUp();
    const at = this.#at(event);
    this.#top.openMenu(this.#targetAt(at, 'mouse'), at);
  };

  /** The wheel moves the view, with Ctrl (and two fingers on a touch pad) it brings it nearer; a note that holds more than it shows scrolls. */
  readonly #wheel = (event: WheelEvent): void => {
    const { view, state } = this.#top;
    const target = event.target as Element;
    if (target.closest('.plain-panel')) return;
    const isZoom = event.ctrlKey || event.metaKey;
    const text = target.closest('.board-note-text');
    if (!isZoom && text && text.scrollHeight > text.clientHeight + 1) return;
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : WHEEL_LINE;
    if (isZoom) {
      const part = Math.exp(-Math.max(-40, Math.min(40, event.deltaY * unit)) / 120);
      view.look(zoomed(state.camera, state.camera.zoom * part, this.#at(event)));
      return;
    }
    const by = event.shiftKey ? { x: event.deltaY, y: 0 } : { x: event.deltaX, y: event.deltaY };
    view.look(panned(state.camera, { x: -by.x * unit, y: -by.y * unit }));
  };
}
