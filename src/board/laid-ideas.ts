/** Ideas on a board where none is written: the page that shows them says where each lies. */
import type { Idea } from '#domain/idea.ts';
import type { IdeaId } from '#domain/identifiers.ts';
import type { Place } from '#domain/note-place.ts';
import type { BoardIdeas, BoardPresence } from './board.ts';

/** What an idea is made of here, and how it lies: the same as before as long as neither is another, since the board compares ideas. */
interface Laid<Source> {
  of: Source;
  idea: Idea;
}

/** `Source`: what the page knows of an idea, a new object whenever it is another. */
export class LaidIdeas<Source extends { id: IdeaId }> implements BoardIdeas {
  readonly signature: BoardIdeas['signature'];
  readonly #ideaAt: (source: Source, place: Place) => Idea;
  readonly #watchers = new Set<() => void>();
  #laid = new Map<IdeaId, Laid<Source>>();
  #current: readonly Idea[] = [];

  constructor(ideaAt: (source: Source, place: Place) => Idea, signature: BoardIdeas['signature']) {
    this.#ideaAt = ideaAt;
    this.signature = signature;
  }

  /** What has no place is not shown. */
  lay(sources: readonly Source[], places: ReadonlyMap<IdeaId, Place>): void {
    const laid = new Map<IdeaId, Laid<Source>>();
    for (const source of sources) {
      const place = places.get(source.id);
      if (place) laid.set(source.id, this.#laidAt(source, place));
    }
    this.#laid = laid;
    this.#current = [...laid.values()].map(({ idea }) => idea);
    this.tell();
  }

  /** Says that something beside the ideas is another: signatures, what can be undone. */
  tell(): void {
    for (const changed of this.#watchers) changed();
  }

  current(): readonly Idea[] {
    return this.#current;
  }

  subscribe(changed: () => void): () => void {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  }

  text(): null {
    return null;
  }

  add(): null {
    return null;
  }

  move(): void {}

  recolour(): void {}

  remove(): void {}

  #laidAt(source: Source, place: Place): Laid<Source> {
    const before = this.#laid.get(source.id);
    const lies = before?.idea.place;
    if (before?.of === source && lies?.x === place.x && lies.y === place.y) return before;
    return { of: source, idea: this.#ideaAt(source, place) };
  }
}

/** Where nobody shows anybody anything. */
export const NOBODY_ELSE: BoardPresence = { peers: () => [], subscribe: () => () => {}, show: () => {} };
