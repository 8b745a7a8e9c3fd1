/** The notes that are in view, as elements; what is out of view costs nothing. */
import type { BoardWords } from '../board.ts';
import type { MeasureText } from '../drawing/wrapped-lines.ts';
import { NoteElement, type NoteStanding } from './note-element.ts';
import { meets, type Area } from '../drawing/area.ts';
import type { NoteInScene, Scene } from './scene.ts';

/** Notes outside the view that are made in one frame: made all at once they would stop the view on its way. */
const MOST_AHEAD = 6;

export class NoteLayer {
  readonly element = document.createElement('div');
  readonly #words: BoardWords;
  readonly #measure: MeasureText;
  readonly #notes = new Map<string, NoteElement>();
  /** The one that Tab reaches. */
  #current: string | null = null;

  constructor(words: BoardWords, measure: MeasureText) {
    this.#words = words;
    this.#measure = measure;
    this.element.className = 'plain-notes';
  }

  get(id: string): NoteElement | undefined {
    return this.#notes.get(id);
  }

  /**
   * `stay`: notes that stay elements wherever they are, for they are typed into or have the keyboard. What lies in `seen` is made at once, the
   * others a few at a time: false while some are still to be made.
   */
  show(
    { ids, stay, seen }: { ids: Iterable<string>; stay: readonly string[]; seen: Area },
    scene: Scene,
    standing: (note: NoteInScene) => NoteStanding,
  ): boolean {
    const wanted = new Set<string>();
    const fresh: HTMLElement[] = [];
    let ahead = 0;
    for (const id of [...stay, ...ids]) {
      const note = scene.notes.get(id);
      if (!note || wanted.has(id)) continue;
      wanted.add(id);
      let shown = this.#notes.get(id);
      if (!shown) {
        if (!stay.includes(id) && !meets(note.area, seen) && ++ahead > MOST_AHEAD) continue;
        shown = new NoteElement(id, this.#words, this.#measure);
        this.#notes.set(id, shown);
        fresh.push(shown.element);
      }
      shown.show(note, standing(note));
    }
    for (const [id, shown] of this.#notes) {
      if (wanted.has(id)) continue;
      shown.element.remove();
      this.#notes.delete(id);
    }
    this.element.append(...fresh);
    if (this.#current === null || !this.#notes.has(this.#current)) this.#point(this.#notes.keys().next().value ?? null);
    return ahead <= MOST_AHEAD;
  }

  /** The note that has the keyboard, or would have it. */
  get current(): string | null {
    return this.#current;
  }

  focus(id: string): void {
    this.#point(id);
    this.#notes.get(id)?.element.focus({ preventScroll: true });
  }

  #point(id: string | null): void {
    const before = this.#current === null ? undefined : this.#notes.get(this.#current);
    if (before) before.element.tabIndex = -1;
    this.#current = id;
    const now = id === null ? undefined : this.#notes.get(id);
    if (now) now.element.tabIndex = 0;
  }

  focused(): string | null {
    const active = document.activeElement;
    const holder = active instanceof HTMLElement && this.element.contains(active) ? active.closest('article') : null;
    return holder?.dataset.idea ?? null;
  }

  measureAgain(): void {
    for (const note of this.#notes.values()) note.measureAgain();
  }
}
