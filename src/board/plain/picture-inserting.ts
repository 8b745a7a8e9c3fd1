/** Bringing pictures onto the board: chosen from the device, pasted, or dropped there. Each is one step of undo. */
import type { Place } from '#domain/note-place.ts';
import type { BoardPictures } from '../board.ts';
import { middleOf, type Area } from '../drawing/area.ts';
import type { Tabletop } from './tabletop.ts';

/** Board units of the longer side: about a note and a half. */
const LONGEST_SIDE = 320;
const SHORTEST_LONGER_SIDE = 120;
/** Where another one lies already, the next is put so far beside it. */
const BESIDE = 24;

export class PictureInserting {
  readonly #top: Tabletop;
  readonly #pictures: BoardPictures;
  readonly #chooser = document.createElement('input');
  readonly #stops: (() => void)[] = [];

  constructor(top: Tabletop, pictures: BoardPictures) {
    this.#top = top;
    this.#pictures = pictures;
    const { root } = top.view;
    const chooser = this.#chooser;
    Object.assign(chooser, { type: 'file', accept: 'image/*', multiple: true, hidden: true });
    chooser.addEventListener('change', () => {
      void this.take([...(chooser.files ?? [])]);
      // The same file may be chosen again.
      chooser.value = '';
    });
    root.append(chooser);
    root.addEventListener('dragover', this.#over);
    root.addEventListener('drop', this.#dropped);
    this.#stops.push(
      () => chooser.remove(),
      () => root.removeEventListener('dragover', this.#over),
      () => root.removeEventListener('drop', this.#dropped),
    );
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  /** Opens the device's own way to its pictures. */
  choose(): void {
    if (!this.#top.state.isReadOnly) this.#chooser.click();
  }

  /** Onto the board one after the other, into the middle of the view unless a place is meant; the first that can't be taken is the last, so that why is read. */
  async take(files: readonly Blob[], middle?: Place): Promise<void> {
    this.#top.close();
    for (const file of files) {
      const taken = await this.#pictures.add(file);
      if (!taken) return;
      this.#put(taken, middle ?? middleOf(this.#top.view.visibleArea()));
    }
  }

  #put({ id, width, height }: NonNullable<Awaited<ReturnType<BoardPictures['add']>>>, middle: Place): void {
    const top = this.#top;
    const longer = Math.max(width, height);
    const scale = Math.min(LONGEST_SIDE, Math.max(SHORTEST_LONGER_SIDE, longer)) / longer;
    const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
    const corner = { x: Math.round(middle.x - size.width / 2), y: Math.round(middle.y - size.height / 2) };
    top.step(() => {
      const drawn = top.writer.picture(this.#free({ ...corner, ...size }), id);
      top.take('select');
      top.select([drawn]);
    });
    top.view.root.focus({ preventScroll: true });
  }

  /** Not exactly on another picture, which would be hidden by it. */
  #free(area: Area): Area {
    const lying = [...this.#top.view.scene.laid.values()].filter(({ element }) => element.kind === 'picture');
    const isTaken = lying.some(({ place }) => Math.hypot(place.x - area.x, place.y - area.y) < BESIDE / 2);
    return isTaken ? this.#free({ ...area, x: area.x + BESIDE, y: area.y + BESIDE }) : area;
  }

  readonly #over = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    // Otherwise the browser would leave the table and open the file.
    event.preventDefault();
    event.dataTransfer.dropEffect = this.#top.state.isReadOnly ? 'none' : 'copy';
  };

  readonly #dropped = (event: DragEvent): void => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    if (this.#top.state.isReadOnly) return;
    const { left, top } = this.#top.view.root.getBoundingClientRect();
    void this.take(files, this.#top.view.toBoard({ x: event.clientX - left, y: event.clientY - top }));
  };
}

/** Images in the clipboard, where they are all there is: a spreadsheet puts a picture of its cells beside their words. */
export function pastedPictures({ clipboardData }: ClipboardEvent): File[] {
  if (!clipboardData || clipboardData.getData('text/plain').trim() !== '') return [];
  return [...clipboardData.files].filter(({ type }) => type.startsWith('image/'));
}
