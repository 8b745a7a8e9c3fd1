/** The synthesis as one facilitator works on it: all notes, what is sought and selected, and what is done with them. */
import type { Idea } from '#domain/idea.ts';
import type { IdeaId, MeasureId, TableId } from '#domain/identifiers.ts';
import { placementIndex, standingMeasures, type InitiativeContent, type Measure } from '#domain/measure.ts';
import type { WorkshopView } from '#domain/workshop-view.ts';
import type { Translate } from '#language/translate.ts';
import type { InitiativeSession } from '#session/initiative-session.svelte.ts';
import type { RoomSession } from '#session/room-session.svelte.ts';
import { searchable } from '#domain/text.ts';
import { SvelteSet } from 'svelte/reactivity';
import {
  isSought,
  NO_FILTER,
  notesByMeasure,
  notesOf,
  type Filter,
  type SourceNote,
  type SourceTable,
} from './notes.ts';

export interface LoadedSynthesis {
  content: InitiativeContent;
  tables: SourceTable[];
  ideas: ReadonlyMap<TableId, readonly Idea[]>;
  /** Ideas of all workshops that are shown to nobody. */
  hidden: readonly IdeaId[];
  /** The workshop whose page this is. */
  view: WorkshopView;
}

/** What was done last, in words; `undoable`: offered to be taken back at once. */
export interface Report {
  text: string;
  undoable: boolean;
}

export class Synthesis {
  filter = $state<Filter>({ ...NO_FILTER });
  /** Whether the left side shows placed ideas too. */
  showPlaced = $state(false);
  readonly selected = new SvelteSet<IdeaId>();
  report = $state.raw<Report>({ text: '', undoable: false });
  /** The measure that was just made: its name is to be typed next. */
  unnamed = $state<MeasureId | null>(null);

  readonly #loaded: LoadedSynthesis;
  readonly #t: Translate;
  #session = $state.raw<InitiativeSession | null>(null);
  #room = $state.raw<RoomSession | null>(null);

  readonly content = $derived.by(() => this.#session?.content ?? this.#loaded.content);
  readonly measures = $derived.by(() => standingMeasures(this.content));
  readonly placed = $derived.by(() => placementIndex(this.content));
  readonly notes = $derived.by(() => {
    const room = this.#room;
    return notesOf(this.#loaded.tables, (table) => (room ?? this.#loaded).ideas.get(table) ?? []);
  });
  /** Ideas of a measure that are hidden now: they keep their place in it. */
  readonly hiddenByMeasure = $derived.by(() => {
    const here = this.#room?.view.hidden ?? this.#loaded.view.hidden;
    const elsewhere = this.#loaded.hidden.filter((idea) => !this.#loaded.view.hidden.includes(idea));
    return Map.groupBy(
      [...here, ...elsewhere].filter((idea) => this.placed.has(idea)),
      (idea) => this.placed.get(idea),
    );
  });
  readonly byId = $derived.by(() => new Map(this.notes.map((note) => [note.id, note])));
  readonly byMeasure = $derived.by(() => notesByMeasure(this.notes, this.placed, this.content.placements));
  readonly numbers = $derived.by(() => new Map(this.measures.map((measure, index) => [measure.id, index + 1])));
  readonly loose = $derived.by(() => this.notes.filter((note) => !this.placed.has(note.id)));
  readonly shown = $derived.by(() => {
    const words = searchable(this.filter.words.trim());
    return (this.showPlaced ? this.notes : this.loose).filter((note) => isSought(note, this.filter, words));
  });
  /** What is selected and still there, in the order of the tables. */
  readonly chosen = $derived.by(() => this.notes.filter((note) => this.selected.has(note.id)));

  constructor(loaded: LoadedSynthesis, t: Translate) {
    this.#loaded = loaded;
    this.#t = t;
  }

  get session(): InitiativeSession | null {
    return this.#session;
  }

  get tables(): readonly SourceTable[] {
    return this.#loaded.tables;
  }

  /** Whether the ideas come from several workshops. */
  get hasWorkshops(): boolean {
    return this.tables.at(-1)?.workshop !== this.tables[0]?.workshop;
  }

  /** Whether something can be changed now: not before the document is here, for what would be changed is not there yet. */
  get isOpen(): boolean {
    return this.#session?.isLive === true && this.#session.link !== 'refused';
  }

  /** From here on everything is live. */
  open(session: InitiativeSession, room: RoomSession): void {
    this.#session = session;
    this.#room = room;
  }

  notesIn(measure: MeasureId): readonly SourceNote[] {
    return this.byMeasure.get(measure) ?? [];
  }

  /** "2 · Ena vstopna točka", as a measure is called in lists and messages. */
  nameOf(measure: Measure): string {
    const title = measure.title.trim() || this.#t('synthesis.unnamed');
    return `${this.numbers.get(measure.id) ?? ''} · ${title}`;
  }

  /** The ideas a deed at this one is meant for: all that are selected if it is among them, else this one alone. */
  meantWith(idea: IdeaId): IdeaId[] {
    return this.selected.has(idea) ? this.chosen.map((note) => note.id) : [idea];
  }

  put(ideas: readonly IdeaId[], measure: Measure): void {
    const moved = ideas.filter((idea) => this.placed.get(idea) !== measure.id);
    if (moved.length === 0 || !this.#session) return;
    this.#session.place(moved, measure.id);
    this.#done(ideas, this.#t('synthesis.report.put', { count: moved.length, measure: this.nameOf(measure) }));
  }

  /** Makes a measure of these ideas (or an empty one). Ideas of one measure only are split from it. */
  putIntoNew(ideas: readonly IdeaId[]): void {
    if (!this.#session) return;
    const source = this.commonMeasure(ideas);
    this.unnamed = source ? this.#session.split(source, ideas, '') : this.#session.addMeasure('', ideas);
    this.#done(ideas, this.#t(source ? 'synthesis.report.split' : 'synthesis.report.new', { count: ideas.length }));
  }

  takeOut(ideas: readonly IdeaId[]): void {
    const taken = ideas.filter((idea) => this.placed.has(idea));
    if (taken.length === 0 || !this.#session) return;
    this.#session.unplace(taken);
    this.#done(ideas, this.#t('synthesis.report.out', { count: taken.length }));
  }

  merge(from: Measure, into: Measure): void {
    const text = this.#t('synthesis.report.merged', { from: this.nameOf(from), into: this.nameOf(into) });
    this.#session?.merge(from.id, into.id);
    this.#done([], text, true);
  }

  remove(measure: Measure): void {
    const text = this.#t('synthesis.report.removed', { measure: this.nameOf(measure) });
    this.#session?.removeMeasure(measure.id);
    this.#done([], text, true);
  }

  /** To this place among the measures, from 0. */
  move(measure: Measure, place: number): void {
    const others = this.measures.filter((other) => other.id !== measure.id);
    const at = Math.min(others.length, Math.max(0, place));
    if (this.measures[at]?.id === measure.id || !this.#session) return;
    this.#session.moveMeasure(measure.id, others[at - 1]?.id ?? null);
    this.#done([], this.#t('synthesis.report.moved', { measure: measure.title.trim(), place: at + 1 }));
  }

  undo(): void {
    if (!this.#session?.canUndo) return;
    this.#session.undo();
    this.#done([], this.#t('synthesis.report.undone'));
  }

  redo(): void {
    if (!this.#session?.canRedo) return;
    this.#session.redo();
    this.#done([], this.#t('synthesis.report.redone'));
  }

  /** The measure all of these ideas stand in; null where they stand in several, or in none. */
  commonMeasure(ideas: readonly IdeaId[]): MeasureId | null {
    const first = ideas[0] === undefined ? undefined : this.placed.get(ideas[0]);
    return first !== undefined && ideas.every((idea) => this.placed.get(idea) === first) ? first : null;
  }

  #done(ideas: readonly IdeaId[], text: string, undoable = false): void {
    for (const idea of ideas) this.selected.delete(idea);
    this.report = { text, undoable };
  }
}
