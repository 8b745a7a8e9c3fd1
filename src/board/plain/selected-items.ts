/** What can be done with everything that is selected: each a single step of undo. */
import type { NoteColour } from '#domain/idea.ts';
import type { IdeaId } from '#domain/identifiers.ts';
import type { Place } from '#domain/note-place.ts';
import type { Fields } from '../drawing/element.ts';
import { extraKey } from '../drawing/note-extra.ts';
import { isDrawn, type ItemId, type NoteInScene } from './scene.ts';
import type { Tabletop } from './tabletop.ts';
import { aligned, tidied, type Edge } from './tidying.ts';

/** Board units by which a copy lies beside the first. */
const COPY_OFFSET = { x: 24, y: 24 };

export class SelectedItems {
  readonly #top: Tabletop;

  constructor(top: Tabletop) {
    this.#top = top;
  }

  get ids(): ItemId[] {
    return [...this.#top.state.selection];
  }

  /** Those that are notes. */
  notes(): NoteInScene[] {
    return this.ids.flatMap((id) => this.#top.view.scene.notes.get(id) ?? []);
  }

  /** The fields of those that are drawn. */
  drawn(): Fields[] {
    const { view, writer } = this.#top;
    return this.ids.flatMap((id) => {
      const fields = view.scene.element(id) ? writer.fieldsOf(id) : null;
      return fields ? [fields] : [];
    });
  }

  get isLocked(): boolean {
    const { scene } = this.#top.view;
    return this.ids.length > 0 && this.ids.every((id) => scene.isLocked(id));
  }

  recolour(colour: NoteColour): void {
    const { options } = this.#top;
    this.#top.step(() => this.notes().forEach(({ idea }) => options.ideas.recolour(idea.id, colour)));
  }

  remove(): void {
    const { view, options } = this.#top;
    const ids = this.ids.filter((id) => !view.scene.isLocked(id));
    this.#top.close();
    this.#top.step(() => {
      this.#top.removeDrawn(ids.filter(isDrawn));
      for (const id of ids) if (!isDrawn(id)) options.ideas.remove(id as IdeaId);
    });
    view.root.focus({ preventScroll: true });
  }

  duplicate(): void {
    const notes = this.notes().map(({ idea }) => ({ text: idea.text, colour: idea.colour, place: idea.place }));
    const drawn = this.drawn();
    this.put({ notes, drawn }, COPY_OFFSET);
  }

  /** New notes and elements like those, at a distance; they are selected afterwards. */
  put(copied: { notes: readonly CopiedNote[]; drawn: readonly Fields[] }, by: Place): void {
    const { options, writer } = this.#top;
    const made: ItemId[] = [];
    this.#top.step(() => {
      for (const { text, colour, place } of copied.notes) {
        const id = options.ideas.add({ x: place.x + by.x, y: place.y + by.y });
        if (!id) continue;
        made.push(id);
        if (colour !== 'sun') options.ideas.recolour(id, colour);
        const shared = options.ideas.text(id);
        shared?.doc?.transact(() => shared.insert(0, text), options.origin);
      }
      writer.together(() => made.push(...copied.drawn.map((fields) => writer.copy(fields, by))));
    });
    this.#top.select(made);
  }

  toFront(): void {
    const { scene } = this.#top.view;
    const highest = Math.max(0, ...[...scene.notes.values()].map(({ extra }) => extra.raised));
    const { writer } = this.#top;
    this.#top.step(() =>
      writer.together(() => {
        writer.toFront(this.ids.filter(isDrawn));
        for (const { idea } of this.notes()) writer.setExtra(extraKey(idea.id), { raised: highest + 1 });
      }),
    );
  }

  setLocked(isLocked: boolean): void {
    const { writer } = this.#top;
    this.#top.step(() =>
      writer.together(() => {
        for (const id of this.ids) {
          if (isDrawn(id)) writer.set(id, { isLocked });
          else writer.setExtra(extraKey(id), { isLocked });
        }
      }),
    );
  }

  align(edge: Edge): void {
    this.#lay(aligned(this.#lying(), edge));
  }

  tidy(): void {
    this.#lay(tidied(this.#lying()));
  }

  #lying() {
    const { scene } = this.#top.view;
    return this.ids.flatMap((id) => {
      const area = scene.areaOf(id);
      const isArrow = scene.element(id)?.kind === 'arrow';
      return area && !isArrow && !scene.isLocked(id) ? [{ id, area }] : [];
    });
  }

  #lay(places: ReadonlyMap<ItemId, Place>): void {
    const { scene } = this.#top.view;
    this.#top.step(() => {
      for (const [id, { x, y }] of places) {
        const area = scene.areaOf(id);
        if (area) this.#top.moveBy([id], { x: x - area.x, y: y - area.y });
      }
    });
  }
}

export interface CopiedNote {
  text: string;
  colour: NoteColour;
  place: Place;
}
