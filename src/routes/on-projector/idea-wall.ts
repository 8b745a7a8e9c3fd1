/** The projector's wall as a board that only shows: ideas of all tables where the layout hangs them. */
import type { Board, BoardOptions, BoardWords } from '#board/board.ts';
import { Sheets } from '#board/sheets.ts';
import type { Idea } from '#domain/idea.ts';
import type { Area, Place } from '#domain/note-place.ts';
import type { WallIdea } from '#domain/projector.ts';
import type { IdeaWallLayout } from './idea-wall-layout.ts';
import { wordsFromAfar } from './words-from-afar.ts';

export interface WallSettings {
  words: BoardWords;
  /** BCP 47. */
  locale: string;
  opensAt: Area;
  /** What stands under a note. */
  signature: (idea: Idea) => string;
}

interface Hanging {
  of: Idea;
  shown: Idea;
}

export class IdeaWallBoard {
  readonly #watchers = new Set<() => void>();
  #hanging = new Map<string, Hanging>();
  #ideas: readonly Idea[] = [];

  show(written: readonly WallIdea[], layout: IdeaWallLayout): void {
    const hanging = new Map<string, Hanging>();
    for (const { idea } of written) {
      const place = layout.places.get(idea.id);
      if (place) hanging.set(idea.id, this.#hung(idea, place));
    }
    this.#hanging = hanging;
    this.#ideas = [...hanging.values()].map(({ shown }) => shown);
    for (const changed of this.#watchers) changed();
  }

  /** `drawn`: told once the board is there, and that it is no longer; where there is none the list shows the same. Returns how to stop. */
  drawOn(element: HTMLElement, settings: () => WallSettings, drawn: (board: Board | null) => void): () => void {
    let isGone = false;
    let mine: Board | null = null;
    const draw = async () => {
      const { mountPlain } = await import('#board/plain/mount-plain.ts');
      if (isGone) return;
      mine = await mountPlain(element, this.#options(settings()));
      if (isGone) mine.destroy();
      else drawn(mine);
    };
    draw().catch(() => drawn(null));
    return () => {
      isGone = true;
      mine?.destroy();
      drawn(null);
    };
  }

  #options({ words, locale, opensAt, signature }: WallSettings): BoardOptions {
    const subscribe = (changed: () => void) => {
      this.#watchers.add(changed);
      return () => this.#watchers.delete(changed);
    };
    const nothing = { subscribe: () => () => {}, undo: () => {}, redo: () => {}, mark: () => {} };
    return {
      purpose: 'showing',
      opensAt,
      ideas: {
        current: () => this.#ideas,
        subscribe,
        text: () => null,
        add: () => null,
        move: () => {},
        recolour: () => {},
        remove: () => {},
        signature,
      },
      drawing: new Sheets().drawing,
      origin: this,
      presence: { peers: () => [], subscribe: () => () => {}, show: () => {} },
      undo: { ...nothing, canUndo: () => false, canRedo: () => false },
      words,
      locale,
      readOnly: true,
      licenceKey: null,
    };
  }

  /** The same idea as before where neither it nor its place is another: the board compares them. In which round matters to nobody here. */
  #hung(idea: Idea, place: Place): Hanging {
    const before = this.#hanging.get(idea.id);
    if (before?.of === idea && before.shown.place.x === place.x && before.shown.place.y === place.y) return before;
    return { of: idea, shown: { ...idea, place, round: 0, text: wordsFromAfar(idea.text) } };
  }
}
