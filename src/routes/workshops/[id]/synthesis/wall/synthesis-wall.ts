/** The synthesis as a board for sorting: the ideas where the wall's layout puts them; what hands do there is done to the synthesis. */
import type { BoardIdeas, BoardOptions, BoardWords } from '#board/board.ts';
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

interface Standing {
  note: SourceNote;
  place: Place;
  idea: Idea;
}

export class SynthesisWall {
  readonly #deeds: WallDeeds;
  readonly #sheets = new Sheets();
  readonly #watchers = new Set<() => void>();
  #standing = new Map<IdeaId, Standing>();
  #ideas: readonly Idea[] = [];
  #layout: WallLayout = { groups: [], places: new Map() };

  constructor(deeds: WallDeeds) {
    this.#deeds = deeds;
  }

  show(layout: WallLayout, notes: readonly SourceNote[], headOf: (group: GroupKey) => GroupHead): void {
    const standing = new Map<IdeaId, Standing>();
    for (const note of notes) {
      const place = layout.places.get(note.id);
      if (place) standing.set(note.id, this.#standingOf(note, place));
    }
    this.#layout = layout;
    this.#standing = standing;
    this.#ideas = [...standing.values()].map(({ idea }) => idea);
    this.#sheets.show(layout.groups.map(({ key, area }) => ({ key, area, ...headOf(key), look: lookOf(key) })));
    this.refresh();
  }

  /** Tells the board that something beside the layout is another: signatures, what can be undone. */
  refresh(): void {
    for (const changed of this.#watchers) changed();
  }

  boardOptions({ words, locale, isReadOnly }: WallSettings): BoardOptions {
    const deeds = this.#deeds;
    return {
      purpose: 'sorting',
      ideas: this.#boardIdeas(),
      drawing: this.#sheets.drawing,
      origin: this,
      presence: { peers: () => [], subscribe: () => () => {}, show: () => {} },
      undo: {
        undo: () => deeds.undo(),
        redo: () => deeds.redo(),
        canUndo: () => deeds.canUndo(),
        canRedo: () => deeds.canRedo(),
        mark: () => {},
        subscribe: (changed) => this.#subscribe(changed),
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

  /** Ideas are moved, coloured and written elsewhere. */
  #boardIdeas(): BoardIdeas {
    return {
      current: () => this.#ideas,
      subscribe: (changed) => this.#subscribe(changed),
      text: () => null,
      add: () => null,
      move: () => {},
      recolour: () => {},
      remove: () => {},
      signature: ({ id }) => this.#deeds.signature(id),
    };
  }

  #subscribe(changed: () => void): () => void {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  }

  /** The same idea as before where neither it nor its place is another: the board compares them. */
  #standingOf(note: SourceNote, place: Place): Standing {
    const before = this.#standing.get(note.id);
    if (before?.note === note && before.place.x === place.x && before.place.y === place.y) return before;
    const { id, text, colour, round, isCovered } = note;
    const idea: Idea = {
      id,
      text,
      colour,
      round,
      place,
      table: note.table.id,
      seat: null,
      writtenAt: 0,
      removedAt: null,
    };
    if (isCovered) idea.isCovered = true;
    return { note, place, idea };
  }
}

function lookOf(group: GroupKey): Sheet['look'] {
  if (group === 'new') return 'free';
  return group === 'loose' ? 'ground' : 'paper';
}
