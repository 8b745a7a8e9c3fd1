/** The plan as one facilitator works on it: its sections and rows, the chosen measure, and what is done with them. */
import type { MeasureId, ObjectiveId } from '#domain/identifiers.ts';
import {
  standingMeasureFinder,
  standingMeasures,
  standingObjectives,
  type Initiative,
  type InitiativeContent,
  type SourcedIdea,
} from '#domain/measure.ts';
import { planOf, type PlanRow, type PlanSection } from '#domain/plan.ts';
import type { Translate } from '#language/translate.ts';
import type { InitiativeSession } from '#session/initiative-session.svelte.ts';

type Dots = Record<MeasureId, number>;

export interface LoadedPlan {
  initiative: Initiative;
  content: InitiativeContent;
  ideas: SourcedIdea[];
  results: Dots[];
  roomResults: Dots[];
  groups: { group: string | null; dots: Readonly<Dots> }[];
}

export class PlanWork {
  chosen = $state<MeasureId | null>(null);
  report = $state.raw<{ text: string; undoable: boolean }>({ text: '', undoable: false });

  readonly loaded: LoadedPlan;
  readonly #t: Translate;
  readonly #dots: ReadonlyMap<MeasureId, number> | null;
  readonly #roomDots: ReadonlyMap<MeasureId, number>;
  #session = $state.raw<InitiativeSession | null>(null);

  readonly content = $derived.by(() => this.#session?.content ?? this.loaded.content);
  readonly plan = $derived.by(() => planOf(this.content, this.loaded.ideas, this.#dots, this.#roomDots));
  readonly rows = $derived.by(() => this.plan.sections.flatMap((section) => section.rows));
  readonly objectives = $derived.by(() => standingObjectives(this.content));
  readonly row = $derived.by(() => this.rows.find((row) => row.measure.id === this.chosen) ?? null);
  readonly leaderless = $derived.by(() => this.rows.filter((row) => row.measure.plan.lead.trim() === '').length);

  constructor(loaded: LoadedPlan, t: Translate) {
    this.loaded = loaded;
    this.#t = t;
    this.#roomDots = sumOf(loaded.roomResults);
    this.#dots = loaded.results.length > 0 ? sumOf(loaded.results) : null;
  }

  get session(): InitiativeSession | null {
    return this.#session;
  }

  /** Whether something can be changed now: not before the document is here, for what would be changed is not there yet. */
  get isOpen(): boolean {
    return this.#session?.isLive === true && this.#session.link !== 'refused';
  }

  get hasVotes(): boolean {
    return this.#dots !== null;
  }

  open(session: InitiativeSession): void {
    this.#session = session;
  }

  nameOf({ number, measure }: PlanRow): string {
    return `${number} ${measure.title.trim() || this.#t('plan.unnamed')}`;
  }

  /** Dots on a measure by group, the most first; dots on what was merged into it are counted. */
  groupsOf(measure: MeasureId): { group: string | null; dots: number }[] {
    const standing = standingMeasureFinder(this.content);
    const sums = new Map<string | null, number>();
    for (const { group, dots } of this.loaded.groups) {
      for (const [voted, count] of Object.entries(dots) as [MeasureId, number][]) {
        if (standing(voted) === measure) sums.set(group, (sums.get(group) ?? 0) + count);
      }
    }
    return [...sums].map(([group, dots]) => ({ group, dots })).sort((a, b) => b.dots - a.dots);
  }

  addMeasure(objective: ObjectiveId | null): void {
    if (this.#session) this.chosen = this.#session.addMeasure('', [], objective);
  }

  removeMeasure(row: PlanRow): void {
    this.#session?.removeMeasure(row.measure.id);
    this.chosen = null;
    this.#say(this.#t('plan.report.removed', { measure: this.nameOf(row) }), true);
  }

  /** The objective's measures stay, without an objective. */
  removeObjective(id: ObjectiveId): void {
    this.#session?.removeObjective(id);
    this.#say(this.#t('plan.report.objective-removed'), true);
  }

  /** One place up (-1) or down (1) among the measures of its section. */
  moveRow({ measure }: PlanRow, by: -1 | 1): void {
    const rows = this.sectionOf(measure.id)?.rows ?? [];
    const neighbour = rows[rows.findIndex((row) => row.measure.id === measure.id) + by]?.measure;
    if (!neighbour || !this.#session) return;
    const others = standingMeasures(this.content).filter((other) => other.id !== measure.id);
    const place = others.findIndex((other) => other.id === neighbour.id) + (by === 1 ? 1 : 0);
    this.#session.moveMeasure(measure.id, others[place - 1]?.id ?? null);
    this.#say(this.#t('plan.report.moved', { number: this.row?.number ?? '' }));
  }

  sectionOf(measure: MeasureId): PlanSection | null {
    return this.plan.sections.find((section) => section.rows.some((row) => row.measure.id === measure)) ?? null;
  }

  orderByDots(): void {
    const dots = new Map(this.rows.map((row) => [row.measure.id, row.dots ?? 0]));
    const order = standingMeasures(this.content).sort((a, b) => (dots.get(b.id) ?? 0) - (dots.get(a.id) ?? 0));
    this.#session?.reorder(order.map((measure) => measure.id));
    this.#say(this.#t('plan.report.ordered'), true);
  }

  undo(): void {
    if (!this.#session?.canUndo) return;
    this.#session.undo();
    this.#say(this.#t('plan.report.undone'));
  }

  redo(): void {
    if (!this.#session?.canRedo) return;
    this.#session.redo();
    this.#say(this.#t('plan.report.redone'));
  }

  #say(text: string, undoable = false): void {
    this.report = { text, undoable };
  }
}

function sumOf(results: readonly Dots[]): Map<MeasureId, number> {
  const sums = new Map<MeasureId, number>();
  for (const dots of results) {
    for (const [measure, count] of Object.entries(dots) as [MeasureId, number][]) {
      sums.set(measure, (sums.get(measure) ?? 0) + count);
    }
  }
  return sums;
}
