/** The projector's wall as a board that only shows: ideas of all tables where the layout hangs them. */
import type { Board, BoardOptions, BoardUndo, BoardWords } from '#board/board.ts';
import { LaidIdeas, NOBODY_ELSE } from '#board/laid-ideas.ts';
import { Sheets } from '#board/sheets.ts';
import type { Idea } from '#domain/idea.ts';
import type { Area } from '#domain/note-place.ts';
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

const NOTHING_DONE: BoardUndo = {
  undo: () => {},
  redo: () => {},
  canUndo: () => false,
  canRedo: () => false,
  mark: () => {},
  subscribe: () => () => {},
};

export class IdeaWallBoard {
  #signature: WallSettings['signature'] = () => '';
  /** In which round it was written matters to nobody here. */
  readonly #ideas = new LaidIdeas<Idea>(
    (idea, place) => ({ ...idea, place, round: 0, text: wordsFromAfar(idea.text) }),
    (idea) => this.#signature(idea),
  );

  show(written: readonly WallIdea[], layout: IdeaWallLayout): void {
    this.#ideas.lay(
      written.map(({ idea }) => idea),
      layout.places,
    );
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
    this.#signature = signature;
    return {
      purpose: 'showing',
      opensAt,
      ideas: this.#ideas,
      drawing: new Sheets().drawing,
      origin: this,
      presence: NOBODY_ELSE,
      undo: NOTHING_DONE,
      words,
      locale,
      readOnly: true,
      licenceKey: null,
    };
  }
}
