/** A board's past, minute by minute: built once from its updates, then read at any minute without touching a document again. */
import * as Y from 'yjs';
import { byTimeWritten, type Idea } from '#domain/idea.ts';
import type { IdeaId, TableId } from '#domain/identifiers.ts';
import { minuteOf } from '#domain/timeline.ts';
import type { Restoring } from '#domain/restoring.ts';
import type { KeptUpdate } from './history-stream.ts';
import { readRestorings } from './restorings.ts';
import { ideasMap, readIdea } from './table-document.ts';

/** What happened on a board in one minute. */
export interface BoardMinute {
  /** Since 1970. */
  minute: number;
  /** Changes, of ideas and of the drawing. */
  updates: number;
  /** Ideas that standing or in the bin differ from the minute before, as they were at its end; null: torn out of the document. */
  changed: ReadonlyMap<IdeaId, Idea | null>;
}

/** Minutes after which the whole state is kept, so that reading one is never far. */
const KEPT_WHOLE_EVERY = 40;

type Ideas = ReadonlyMap<IdeaId, Idea>;

export class BoardHistory {
  readonly #table: TableId;
  readonly #doc = new Y.Doc();
  readonly #minutes: { minute: number; updates: number; changed: Map<IdeaId, Idea | null> }[] = [];
  readonly #whole: Ideas[] = [];
  readonly #touched = new Set<string>();
  #lastSequence = 0;

  constructor(table: TableId) {
    this.#table = table;
    const map = ideasMap(this.#doc);
    const observe = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
      for (const event of events) {
        if (event.target === map) for (const id of event.changes.keys.keys()) this.#touched.add(id);
        else this.#touched.add(String(event.path[0]));
      }
    };
    map.observeDeep(observe as Parameters<typeof map.observeDeep>[0]);
  }

  /** In order; only those in which something happened. */
  get minutes(): readonly BoardMinute[] {
    return this.#minutes;
  }

  /** What was taken last: the next ones come after it. */
  get lastSequence(): number {
    return this.#lastSequence;
  }

  get restorings(): Restoring[] {
    return readRestorings(this.#doc);
  }

  /** Takes the next updates, in the order of the log. */
  take(updates: readonly KeptUpdate[]): void {
    for (let next = 0; next < updates.length;) {
      // A clock that was set back does not make the past.
      const minute = this.#minuteFor(updates[next]);
      const first = next;
      this.#doc.transact(() => {
        for (; next < updates.length && this.#minuteFor(updates[next]) === minute; next++) {
          const update = updates[next];
          if (update) Y.applyUpdate(this.#doc, update.bytes);
        }
      });
      this.#note(minute, next - first);
    }
    this.#lastSequence = updates.at(-1)?.sequence ?? this.#lastSequence;
  }

  #minuteFor(update: KeptUpdate | undefined): number {
    return Math.max(minuteOf(update?.at ?? 0), this.#minutes.at(-1)?.minute ?? 0);
  }

  #note(minute: number, updates: number): void {
    let last = this.#minutes.at(-1);
    if (last?.minute !== minute) {
      if (this.#minutes.length > 0 && this.#minutes.length % KEPT_WHOLE_EVERY === 0) {
        this.#whole.push(this.#ideasAfter(this.#minutes.length - 1));
      }
      last = { minute, updates: 0, changed: new Map() };
      this.#minutes.push(last);
    }
    last.updates += updates;
    for (const id of this.#touched) {
      last.changed.set(id as IdeaId, readIdea(this.#table, id, ideasMap(this.#doc).get(id)));
    }
    this.#touched.clear();
  }

  /** All ideas as they were at the end of that minute, the removed ones too, in the order in which they were written. */
  ideasAt(minute: number): Idea[] {
    const index = this.#minutes.findLastIndex((one) => one.minute <= minute);
    return [...this.#ideasAfter(index).values()].sort(byTimeWritten);
  }

  #ideasAfter(index: number): Ideas {
    const whole = Math.floor((index + 1) / KEPT_WHOLE_EVERY);
    // The last whole state that was kept, which may be one fewer while a minute is still being written.
    const kept = Math.min(whole, this.#whole.length);
    const ideas = new Map(this.#whole[kept - 1] ?? []);
    for (const { changed } of this.#minutes.slice(kept * KEPT_WHOLE_EVERY, index + 1)) {
      for (const [id, idea] of changed) {
        if (idea) ideas.set(id, idea);
        else ideas.delete(id);
      }
    }
    return ideas;
  }
}
