/** The pictures of one table, as its paper and its board need them: what the server has, what is on its way to it, and taking in another one. */
import { untrack } from 'svelte';
import type { BoardPictures } from '#board/board.ts';
import type { PictureId, TableId } from '#domain/identifiers.ts';
import { PICTURES_PER_TABLE, picturesAt, type TablePicture } from '#domain/table-picture.ts';
import { PictureUploads } from '#session/picture-uploads.svelte.ts';
import type { UnusableFile } from '#session/scaled-picture.ts';

interface WhereTheyLie {
  table: () => TableId;
  /** Takes photos by POST and erases them by DELETE. */
  address: () => string;
  /** Of all tables, as the workshop's view says. */
  kept: () => readonly TablePicture[];
}

export class TablePictures {
  /** While the page is there: pictures go on being sent, whatever of it is being looked at. */
  uploads: PictureUploads | null = $state.raw(null);
  /** Why the board has not taken what somebody gave it. */
  problem: UnusableFile | 'full' | null = $state(null);
  readonly #where: WhereTheyLie;
  /** Given to this page's board; the view may not say yet that the server has them. */
  readonly #given = new Set<PictureId>();

  /** Within a component: it ends with it. */
  constructor(where: WhereTheyLie) {
    this.#where = where;
    const table = $derived(where.table());
    const address = $derived(where.address());
    $effect(() => {
      const opened = new PictureUploads(table, address);
      this.uploads = opened;
      this.problem = null;
      return () => opened.close();
    });
    $effect(() => {
      for (const { id } of where.kept()) this.#given.delete(id);
    });
  }

  readonly forBoard: BoardPictures = {
    url: (id) => {
      const preview = this.uploads?.uploads.get(id)?.preview;
      if (preview) return preview;
      const isThere = this.#given.has(id) || this.#where.kept().some((picture) => picture.id === id);
      return isThere ? `/pictures/${id}` : null;
    },
    subscribe: (changed) =>
      $effect.root(() => {
        $effect(() => {
          void this.#where.kept();
          void this.uploads?.uploads.size;
          untrack(changed);
        });
      }),
    add: (file) => this.#take(file),
  };

  async #take(file: Blob): ReturnType<BoardPictures['add']> {
    const { uploads } = this;
    this.problem = this.#isFull ? 'full' : null;
    if (!uploads || this.problem) return null;
    const id = await uploads.add(file);
    const upload = id && uploads.uploads.get(id);
    if (!upload) {
      this.problem = uploads.unusable;
      // Said at the board; the paper's shelf has nothing to do with it.
      uploads.unusable = null;
      return null;
    }
    this.#given.add(upload.id);
    return { id: upload.id, width: upload.width, height: upload.height };
  }

  get #isFull(): boolean {
    const here = picturesAt(this.#where.kept(), this.#where.table());
    return here.length + (this.uploads?.uploads.size ?? 0) >= PICTURES_PER_TABLE;
  }
}
