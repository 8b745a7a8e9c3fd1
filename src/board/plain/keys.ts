/** The board by keyboard: through the notes, tools, undo, copying; while somebody types, only undo and the way out. */
import type { Place } from '#domain/note-place.ts';
import { zoomStep, zoomed } from './camera.ts';
import { copyOut, pasteIn } from './clipboard.ts';
import type { Tool } from './gestures.ts';
import { pastedPictures, type PictureInserting } from './picture-inserting.ts';
import { inReadingOrder, nextTowards, type Direction } from './reading-order.ts';
import { isDrawn } from './scene.ts';
import type { SelectedItems } from './selected-items.ts';
import type { Tabletop } from './tabletop.ts';

export const TOOL_KEYS: Record<Tool, string> = {
  select: 'v',
  lasso: 'l',
  draw: 'd',
  eraser: 'e',
  arrow: 'a',
  text: 't',
  frame: 'f',
  stamp: 's',
};

export const PICTURE_KEY = 'p';

const DIRECTIONS: Record<string, Direction> = {
  arrowleft: 'left',
  arrowright: 'right',
  arrowup: 'up',
  arrowdown: 'down',
};
const WAYS: Record<Direction, Place> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};
/** Board units a note goes with one press of a key. */
const STEP = 24;
const SMALL_STEP = 2;

function isTypedInto(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** "mod+shift+z": letters as they are typed, with the modifiers that count. */
function chord(event: KeyboardEvent): string {
  const modifier = event.ctrlKey || event.metaKey ? 'mod+' : '';
  // A digit is known by its place on the keyboard: with Shift it types something else, and something else again per country.
  const key =
    event.shiftKey && event.code.startsWith('Digit') ? event.code.slice('Digit'.length) : event.key.toLowerCase();
  return (event.altKey ? 'alt+' : '') + modifier + (event.shiftKey && key !== '+' ? 'shift+' : '') + key;
}

/** Returns how to stop listening. */
export function listenToKeys(top: Tabletop, selected: SelectedItems, pictures: PictureInserting | null): () => void {
  const { root } = top.view;
  const way = new WayThroughNotes(top);
  const commands = commandsOf(top, selected, way);
  if (pictures) commands.set(PICTURE_KEY, () => pictures.choose());
  const keydown = (event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented) return;
    const target = event.target as HTMLElement;
    if (target.closest('.plain-panel')) return;
    const keys = chord(event);
    if (isTypedInto(target)) {
      if (keys === 'escape' || (keys === 'enter' && target.tagName === 'INPUT')) top.close();
      else if (keys === 'mod+z') top.undo();
      else if (keys === 'mod+y' || keys === 'mod+shift+z') top.redo();
      else return;
      event.preventDefault();
      return;
    }
    // On a button, Enter and the space bar press it.
    if (target.closest('button') && /^(enter| |tab|shift\+tab)$/.test(keys)) return;
    const command = commands.get(keys);
    if (command && command() !== false) event.preventDefault();
  };
  const mayChange = () => top.can.mayChange && !top.state.isReadOnly;
  const isForBoard = () => root.contains(document.activeElement) && !isTypedInto(document.activeElement);
  const copy = (event: ClipboardEvent) => {
    if (!isForBoard() || !copyOut(event, top, selected)) return;
    if (event.type === 'cut' && mayChange()) selected.remove();
  };
  const paste = (event: ClipboardEvent) => {
    if (!isForBoard() || !mayChange()) return;
    const images = pictures ? pastedPictures(event) : [];
    if (images.length === 0) return pasteIn(event, top, selected);
    event.preventDefault();
    void pictures?.take(images);
  };
  // The notes that are out of view are no elements, so Tab is led by hand.
  const focusin = ({ target }: FocusEvent) => {
    const id = (target as HTMLElement).closest?.('article')?.dataset.idea;
    if (id && !top.state.isBusy) top.reveal(id, 0);
  };
  root.addEventListener('keydown', keydown);
  root.addEventListener('focusin', focusin);
  document.addEventListener('copy', copy);
  document.addEventListener('cut', copy);
  document.addEventListener('paste', paste);
  return () => {
    root.removeEventListener('keydown', keydown);
    root.removeEventListener('focusin', focusin);
    document.removeEventListener('copy', copy);
    document.removeEventListener('cut', copy);
    document.removeEventListener('paste', paste);
  };
}

type Command = () => unknown;

function commandsOf(top: Tabletop, selected: SelectedItems, way: WayThroughNotes): Map<string, Command> {
  const { state, view } = top;
  const unlessReadOnly = (act: Command) => () => (state.isReadOnly ? false : act());
  const change = (act: Command) => () => (state.isReadOnly || !top.can.mayChange ? false : act());
  const commands = new Map<string, Command>([
    ['mod+z', unlessReadOnly(() => top.undo())],
    ['mod+y', unlessReadOnly(() => top.redo())],
    ['mod+shift+z', unlessReadOnly(() => top.redo())],
    ['delete', change(() => selected.remove())],
    ['backspace', change(() => selected.remove())],
    ['mod+a', () => top.select([...view.scene.notes.keys(), ...(top.can.mayChange ? view.scene.laid.keys() : [])])],
    ['mod+d', change(() => selected.duplicate())],
    ['mod+l', change(() => selected.setLocked(!selected.isLocked))],
    ['mod+f', () => void (state.isFinding = true)],
    ['mod+=', () => view.look(zoomStep(state.camera, 1, state.view), true)],
    ['mod++', () => view.look(zoomStep(state.camera, 1, state.view), true)],
    ['mod+-', () => view.look(zoomStep(state.camera, -1, state.view), true)],
    ['mod+0', () => view.look(zoomed(state.camera, 1, { x: state.view.width / 2, y: state.view.height / 2 }), true)],
    ['shift+1', () => top.zoomToFit()],
    [']', change(() => selected.toFront())],
    ['enter', () => way.enter()],
    ['escape', () => way.leave()],
    ['tab', () => way.along(1)],
    ['shift+tab', () => way.along(-1)],
    ['shift+f10', () => way.menu()],
    ['contextmenu', () => way.menu()],
  ]);
  for (const tool of top.can.tools)
    commands.set(
      TOOL_KEYS[tool],
      unlessReadOnly(() => top.take(tool)),
    );
  for (const [key, direction] of Object.entries(DIRECTIONS)) {
    commands.set(key, () => way.towards(direction));
    const moved = (step: number) => change(() => way.carry(direction, step));
    commands.set(`shift+${key}`, moved(STEP));
    commands.set(`mod+${key}`, moved(STEP));
    commands.set(`alt+${key}`, moved(SMALL_STEP));
  }
  return commands;
}

/** Where the keyboard stands among the notes. */
class WayThroughNotes {
  readonly #top: Tabletop;

  constructor(top: Tabletop) {
    this.#top = top;
  }

  #lying() {
    return [...this.#top.view.scene.notes].map(([id, { area }]) => ({ id, area }));
  }

  #go(id: string): void {
    this.#top.select([id]);
    this.#top.reveal(id, 0);
    this.#top.view.noteNow(id as never);
    this.#top.view.notes.focus(id);
  }

  enter(): boolean {
    const [id] = this.#top.state.selection;
    if (this.#top.state.selection.size === 1 && id !== undefined) this.#top.open(id);
    else if (this.#top.state.selection.size === 0) return this.along(1);
    return true;
  }

  /** Out of a menu, then a tool, then the selection. */
  leave(): boolean {
    const { state } = this.#top;
    if (state.menu) state.menu = null;
    else if (state.tool !== 'select') this.#top.take('select');
    else if (state.selection.size > 0) this.#top.select([]);
    else return false;
    return true;
  }

  /** To the next note in reading order; false at the end, where Tab leaves the notes. */
  along(by: 1 | -1): boolean {
    const ordered = inReadingOrder(this.#lying());
    const focused = this.#top.view.notes.focused();
    if (focused === null && document.activeElement !== this.#top.view.root) return false;
    if (focused === null && by < 0) return false;
    const next = ordered[ordered.findIndex(({ id }) => id === focused) + by];
    if (!next) return false;
    this.#go(next.id);
    return true;
  }

  towards(direction: Direction): boolean {
    const lying = this.#lying();
    const here = lying.find(({ id }) => id === this.#top.view.notes.focused());
    const next = here ? nextTowards(here, direction, lying) : inReadingOrder(lying)[0];
    if (next) this.#go(next.id);
    return true;
  }

  carry(direction: Direction, step: number): boolean {
    const { state, view } = this.#top;
    const ids = [...state.selection].filter((id) => !view.scene.isLocked(id));
    const way = WAYS[direction];
    this.#top.step(() => this.#top.moveBy(ids, { x: way.x * step, y: way.y * step }));
    const [id] = ids;
    if (id !== undefined && !isDrawn(id)) this.#top.reveal(id, 0);
    return true;
  }

  menu(): boolean {
    const { state, view } = this.#top;
    const [id] = state.selection;
    const area = id === undefined ? null : view.scene.areaOf(id);
    if (id === undefined || !area) return false;
    const { x, y, zoom } = state.camera;
    this.#top.openMenu(id, { x: area.x * zoom + x + 20, y: area.y * zoom + y + 20 });
    return true;
  }
}
