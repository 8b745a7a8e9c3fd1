/** The synthesis as a board for sorting: the ideas where the wall's layout puts them; what hands do there is done to the synthesis. */
import type { BoardOptions, BoardWords } from '#board/board.ts';
import { LaidIdeas, NOBODY_ELSE } from '#board/laid-ideas.ts';
import { Sheets, type Sheet } from '#board/sheets.ts';
import type { Idea } from '#domain/idea.ts';
import type { IdeaId } from '#domain/identifiers.ts';
import type { Place } from '#domain/note-place.ts';
import type { SourceNote } from '../notes.ts';
import { groupAt, type GroupKey, type WallLayout } from './wall-layout.ts';

/** What stands at the top of a group. */
export type GroupHead = Pick<Sheet, 'above' | 'name'>;

export interface WallDeeds {
  chose(ideas: readonly IdeaId[]): void;
  put(ideas: readonly IdeaId[], group: GroupKey): void;
  /** A group's sheet was tapped beside its ideas. */
  opened(group: GroupKey): void;
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
  signature(idea: IdeaId): string;
}

export interface WallSettings {
  words: BoardWords;
  /** BCP 47. */
  locale: string;
  isReadOnly: boolean;
}

export class SynthesisWall {
  readonly #deeds: WallDeeds;
  readonly #sheets = new Sheets();
  readonly #ideas: LaidIdeas<SourceNote>;
  #layout: WallLayout = { groups: [], places: new Map() };

  constructor(deeds: WallDeeds) {
    this.#deeds = deeds;
    this.#ideas = new LaidIdeas(ideaAt, ({ id }) => deeds.signature(id));
  }

  show(layout: WallLayout, notes: readonly SourceNote[], headOf: (group: GroupKey) => GroupHead): void {
    this.#layout = layout;
    this.#sheets.show(layout.groups.map(({ key, area }) => ({ key, area, ...headOf(key), look: lookOf(key) })));
    this.#ideas.lay(notes, layout.places);
  }

  /** Tells the board that something beside the layout is another: signatures, what can be undone. */
  refresh(): void {
    this.#ideas.tell();
  }

  boardOptions({ words, locale, isReadOnly }: WallSettings): BoardOptions {
    const deeds = this.#deeds;
    return {
      purpose: 'sorting',
      ideas: this.#ideas,
      drawing: this.#sheets.drawing,
      origin: this,
      presence: NOBODY_ELSE,
      undo: {
        undo: () => deeds.undo(),
        redo: () => deeds.redo(),
        canUndo: () => deeds.canUndo(),
        canRedo: () => deeds.canRedo(),
        mark: () => {},
        subscribe: (changed) => this.#ideas.subscribe(changed),
      },
      sorter: {
        chose: (ids) => deeds.chose(ids),
        carriesOver: (at) => this.#sheets.mark(at ? (groupAt(this.#layout, at)?.key ?? null) : null),
        putDown: (ids, at) => {
          const group = groupAt(this.#layout, at);
          if (group) deeds.put(ids, group.key);
        },
        tappedGround: (at) => {
          const group = groupAt(this.#layout, at);
          if (group) deeds.opened(group.key);
        },
      },
      words,
      locale,
      readOnly: isReadOnly,
      licenceKey: null,
    };
  }
}

function ideaAt({ id, text, colour, round, table, isCovered }: SourceNote, place: Place): Idea {
  const idea: Idea = { id, text, colour, round, place, table: table.id, seat: null, writtenAt: 0, removedAt: null };
  if (isCovered) idea.isCovered = true;
  return idea;
}

function lookOf(group: GroupKey): Sheet['look'] {
  if (group === 'new') return 'free';
  return group === 'loose' ? 'ground' : 'paper';
}
