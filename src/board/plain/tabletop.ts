/** The board under one person's hands: what is selected and open, and every change they make to it. */
import type { IdeaId } from '#domain/identifiers.ts';
import { NOTE_HEIGHT, NOTE_WIDTH, type Place } from '#domain/note-place.ts';
import type { BoardOptions } from '../board.ts';
import { holdsPoint, turnedBack } from '../drawing/area.ts';
import { STAMP_SIDE } from '../drawing/element.ts';
import { noteTarget, standingOf } from '../drawing/layout.ts';
import type { BoardState } from './board-state.svelte.ts';
import type { BoardView } from './board-view.ts';
import { SMALLEST_AT_OPENING } from '../drawing/opening-view.ts';
import { abilitiesFor, type Abilities } from './abilities.ts';
import { SMALLEST_WHILE_TYPING, revealing, wholeView } from './camera.ts';
import { rounded, type DrawingWriter, type HoldOn } from './drawing-writer.ts';
import type { Intent, Tool } from './gestures.ts';
import { isDrawn, type ItemId } from './scene.ts';
import { drawnField, noteField, placeDrawnField, type WordsField } from './words-field.ts';

export class Tabletop {
  readonly options: BoardOptions;
  readonly state: BoardState;
  readonly view: BoardView;
  readonly writer: DrawingWriter;
  readonly can: Abilities;
  #field: WordsField | null = null;

  constructor(options: BoardOptions, state: BoardState, view: BoardView, writer: DrawingWriter) {
    this.options = options;
    this.state = state;
    this.view = view;
    this.writer = writer;
    this.can = abilitiesFor(options.purpose);
  }

  /** One step of undo. */
  step(act: () => void): void {
    if (this.state.isReadOnly) return;
    this.options.undo.mark();
    act();
    this.options.undo.mark();
  }

  undo(): void {
    if (this.state.isReadOnly) return;
    this.options.undo.mark();
    this.options.undo.undo();
  }

  redo(): void {
    if (!this.state.isReadOnly) this.options.undo.redo();
  }

  select(ids: Iterable<ItemId>): void {
    const selected = new Set(ids);
    const before = this.state.selection;
    if (selected.size === before.size && [...selected].every((id) => before.has(id))) return;
    this.state.selection = selected;
    const notes = [...selected].filter((id) => !isDrawn(id)) as IdeaId[];
    this.options.presence.show({ selected: notes.slice(0, 50) });
    this.options.sorter?.chose(notes);
    this.view.paintSoon();
  }

  take(tool: Tool): void {
    if (!this.can.tools.includes(tool)) return;
    this.close();
    this.state.tool = tool;
    this.view.root.dataset.tool = tool;
    if (tool !== 'select' && tool !== 'lasso') this.select([]);
    this.view.paintSoon();
  }

  tapped({ target, at, adds, isDouble }: Extract<Intent, { do: 'tap' }>): void {
    const { state, view, writer } = this;
    const point = view.toBoard(at);
    if (!state.isReadOnly) {
      if (state.tool === 'text') return this.#placeText(target, point);
      if (state.tool === 'stamp') {
        const corner = { x: point.x - STAMP_SIDE / 2, y: point.y - STAMP_SIDE / 2 };
        return this.step(() => void writer.stamp(corner, state.stamp));
      }
      if (state.tool === 'draw') {
        return this.step(() => void writer.ink([{ ...point, pressure: 0.5 }], false));
      }
      if (state.tool === 'eraser') {
        const hit = view.scene.at(point, 10 / state.camera.zoom, (id) => view.scene.mayBeErased(id));
        return hit ? this.step(() => this.removeDrawn([hit])) : undefined;
      }
    }
    if (target?.startsWith('handle:')) return;
    if (target === null) {
      this.select([]);
      if (isDouble && this.can.mayChange && !state.isReadOnly) this.#addNote(point);
      else view.root.focus({ preventScroll: true });
      this.options.sorter?.tappedGround(point);
      return;
    }
    const isOnPicture = view.scene.element(target)?.kind === 'picture';
    if (isDouble && isOnPicture && this.can.mayChange && !state.isReadOnly) return this.#addNote(point);
    this.#tappedItem(target, adds, isDouble);
  }

  #tappedItem(target: ItemId, adds: boolean, isDouble: boolean): void {
    const { selection } = this.state;
    if (adds)
      this.select(selection.has(target) ? [...selection].filter((id) => id !== target) : [...selection, target]);
    else this.select([target]);
    if (isDouble) this.open(target);
    else if (!isDrawn(target)) this.view.notes.focus(target);
    else this.view.root.focus({ preventScroll: true });
  }

  #addNote(middle: Place): void {
    const place = { x: rounded(middle.x - NOTE_WIDTH / 2), y: rounded(middle.y - NOTE_HEIGHT / 2) };
    const id = this.options.ideas.add(place);
    if (id) this.edit(id);
  }

  #placeText(target: ItemId | null, at: Place): void {
    if (target !== null && this.view.scene.element(target)?.kind === 'text') {
      this.take('select');
      return this.open(target);
    }
    this.options.undo.mark();
    const id = this.writer.text({ x: at.x, y: at.y - 16 });
    this.take('select');
    this.open(id);
  }

  /** Opens a note, a drawn text, an arrow's words or a frame's name for typing. */
  open(id: ItemId): void {
    this.close();
    if (this.state.isReadOnly || !this.can.mayChange) return;
    this.select([id]);
    this.options.undo.mark();
    if (isDrawn(id)) this.#openDrawn(id);
    else this.#openNote(id as IdeaId);
  }

  #openNote(id: IdeaId): void {
    const text = this.options.ideas.text(id);
    if (!text || !this.view.scene.notes.has(id)) return;
    this.state.editing = id;
    const note = this.view.noteNow(id);
    if (!note) return;
    const field = noteField(this.options, text);
    note.open(field.element);
    this.#taken(id, field);
    this.options.presence.show({ typing: id });
  }

  #openDrawn(id: ItemId): void {
    const drawn = this.view.scene.element(id);
    const field = drawn ? drawnField(this.options, drawn, this.writer) : null;
    if (!field) return;
    this.state.editing = id;
    this.view.fields.replaceChildren(field.element);
    this.#taken(id, field);
    this.placeField();
  }

  #taken(id: ItemId, field: WordsField): void {
    this.#field = field;
    field.element.focus({ preventScroll: true });
    field.element.addEventListener('blur', (event) => {
      const { relatedTarget } = event as FocusEvent;
      // Elsewhere on the page, not merely another window.
      const hasLeft = relatedTarget instanceof Node && !this.view.root.contains(relatedTarget);
      if (hasLeft && this.state.editing === id) this.close();
    });
    this.view.paintSoon();
  }

  /** The field over a drawn text goes where the text goes, and grows with it. */
  placeField(): void {
    const { editing } = this.state;
    const laid = editing === null ? undefined : this.view.scene.laid.get(editing);
    const field = this.#field?.element;
    if (!laid || !field || field.parentElement !== this.view.fields) return;
    placeDrawnField(field, laid);
  }

  /** Ends typing. */
  close(): void {
    const { editing } = this.state;
    if (editing === null) return;
    const hadFocus = document.activeElement === this.#field?.element;
    this.state.editing = null;
    this.#field?.close();
    this.#field = null;
    this.view.fields.replaceChildren();
    this.view.notes.get(editing)?.open(null);
    if (!isDrawn(editing)) this.options.presence.show({ typing: null });
    this.options.undo.mark();
    if (hadFocus) {
      if (!isDrawn(editing) && this.view.notes.get(editing)) this.view.notes.focus(editing);
      else this.view.root.focus({ preventScroll: true });
    }
    this.view.paintSoon();
  }

  edit(id: IdeaId): void {
    this.view.scene.refreshNotes();
    if (this.state.isReadOnly || !this.can.mayChange || !this.view.scene.notes.has(id)) return;
    this.take('select');
    this.reveal(id, SMALLEST_WHILE_TYPING);
    this.open(id);
  }

  reveal(id: ItemId, smallest = SMALLEST_AT_OPENING, isSlow = false): void {
    const area = this.view.scene.areaOf(id);
    if (area) this.view.look(revealing(this.state.camera, area, this.state.view, smallest), isSlow);
  }

  zoomToFit(): void {
    this.view.look(wholeView(this.view.scene.whole(), this.state.view), true);
  }

  setReadOnly(isReadOnly: boolean): void {
    const { state, view } = this;
    if (state.isReadOnly === isReadOnly) return;
    if (isReadOnly) {
      this.close();
      this.select([]);
      this.take('select');
      state.menu = null;
    }
    state.isReadOnly = isReadOnly;
    view.root.toggleAttribute('data-read-only', isReadOnly);
    view.scene.refreshNotes();
    view.paintSoon();
  }

  openMenu(target: ItemId | null, at: Place): void {
    if (target?.startsWith('handle:')) return;
    if (target === null) this.select([]);
    else if (!this.state.selection.has(target)) this.select([target]);
    if (this.can.mayChange && !this.state.isReadOnly) this.state.menu = at;
  }

  moveBy(ids: readonly ItemId[], by: Place): void {
    if (this.state.isReadOnly || (by.x === 0 && by.y === 0)) return;
    const { scene } = this.view;
    const moves = ids.flatMap((id) => {
      const note = scene.notes.get(id);
      if (!note) return [];
      const { x, y } = note.idea.place;
      return [{ id: note.idea.id, place: { x: rounded(x + by.x), y: rounded(y + by.y) } }];
    });
    const drawn = ids.filter(isDrawn);
    if (drawn.length > 0) this.writer.together(() => drawn.forEach((id) => this.#moveDrawn(id, by)));
    if (moves.length > 0) this.options.ideas.move(moves);
  }

  #moveDrawn(id: ItemId, by: Place): void {
    const { scene } = this.view;
    const element = scene.element(id);
    if (!element) return;
    const turn = standingOf(element, scene.elements()).rotation - element.rotation;
    const own = turnedBack(by, { x: 0, y: 0 }, turn);
    this.writer.set(id, { x: rounded(element.place.x + own.x), y: rounded(element.place.y + own.y) });
  }

  /** With the arrows' holds on what goes; notes that go keep theirs, for they may come back. */
  removeDrawn(ids: readonly ItemId[]): void {
    const { scene } = this.view;
    const free = ids.filter((id) => !scene.isLocked(id));
    const holds = free.flatMap((id) => [...scene.holdsOf(id).keys(), ...scene.holdsOn(id)]);
    this.writer.together(() => {
      // What lay in a frame stays on the board, where it was.
      for (const [id, element] of scene.elements()) {
        if (element.parent === null || !free.includes(element.parent) || free.includes(id)) continue;
        const { place, rotation } = standingOf(element, scene.elements());
        this.writer.set(id, { parentId: 'page:page', x: place.x, y: place.y, rotation });
      }
      this.writer.remove([...free, ...holds]);
    });
  }

  /** What an arrow may hold on to; on a picture it points to the very place. */
  mayBeHeld(id: ItemId): boolean {
    const kind = this.view.scene.element(id)?.kind;
    return !isDrawn(id) || kind === 'text' || kind === 'frame' || kind === 'stamp';
  }

  holdAt(point: Place): HoldOn | null {
    const target = this.view.scene.at(point, 4 / this.state.camera.zoom, (id) => this.mayBeHeld(id));
    return target === null ? null : this.holdOn(target, point);
  }

  holdOn(target: ItemId, point: Place): HoldOn | null {
    const area = this.view.scene.areaOf(target);
    if (!area || !holdsPoint(area, point)) return null;
    const anchor = { x: (point.x - area.x) / area.width, y: (point.y - area.y) / area.height };
    return { target: isDrawn(target) ? target : noteTarget(target), anchor, isPrecise: false };
  }
}
