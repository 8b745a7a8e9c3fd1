/** A measure: what ideas of many tables become, and the row it fills in the action plan. */
import type { IdeaSource } from './idea-source.ts';
import type { IdeaId, InitiativeId, MeasureId, ObjectiveId, TableId, WorkshopId } from './identifiers.ts';

export const MEASURE_STATUSES = ['planned', 'under-way', 'completed', 'abandoned'] as const;
export type MeasureStatus = (typeof MEASURE_STATUSES)[number];

/** Plan fields that are plain lines of text, edited by several people at once. Source: plan-formats, municipal practice. */
export const PLAN_TEXT_FIELDS = [
  'activities',
  'targetGroup',
  'lead',
  'partners',
  'funding',
  'indicator',
  'baseline',
  'target',
] as const;
export type PlanTextField = (typeof PLAN_TEXT_FIELDS)[number];

/** Fields that need more than one line. */
export const LONG_FIELDS = ['description', 'activities'] as const;

/** A calendar month, '2027-09'; empty: not decided. */
export type Month = string;

export interface PlanFields extends Record<PlanTextField, string> {
  starts: Month;
  ends: Month;
  /** Estimated cost in whole euros (or dinars: the initiative's currency) by calendar year. */
  cost: Record<string, number>;
  status: MeasureStatus;
}

export interface Measure {
  id: MeasureId;
  title: string;
  description: string;
  /** The objective it serves in the plan; null: not yet grouped. */
  objective: ObjectiveId | null;
  /** Sorts measures among themselves; see order.ts. */
  order: string;
  /** The measure into which it was merged; such a measure is no longer shown, but what points to it is followed. */
  mergedInto: MeasureId | null;
  removedAt: number | null;
  plan: PlanFields;
}

export interface Objective {
  id: ObjectiveId;
  title: string;
  order: string;
  removedAt: number | null;
}

/** Where an idea is placed: in one measure at a time, so that it is counted once. */
export interface Placement {
  idea: IdeaId;
  measure: MeasureId;
  placedAt: number;
}

/** What an initiative's document holds, as a value. */
export interface InitiativeContent {
  measures: Measure[];
  objectives: Objective[];
  placements: Placement[];
}

export interface Initiative {
  id: InitiativeId;
  title: string;
  /** The body that adopts the plan: municipality, region, organisation. */
  body: string;
  /** Years the plan is for, '2027–2029'; free text. */
  period: string;
  currency: 'EUR' | 'RSD';
  /** The workshop that is practised here with simulated people; null: this is meant in earnest. */
  rehearsalOf: WorkshopId | null;
  createdAt: number;
}

export const EMPTY_PLAN: PlanFields = {
  activities: '',
  targetGroup: '',
  lead: '',
  partners: '',
  funding: '',
  indicator: '',
  baseline: '',
  target: '',
  starts: '',
  ends: '',
  cost: {},
  status: 'planned',
};

/** Longest text a field of the plan holds, in characters. */
export const PLAN_FIELD_MAX_LENGTH = 4_000;
export const MEASURE_TITLE_MAX_LENGTH = 300;

/** Measures that stand: neither removed nor merged into another, in their order. */
export function standingMeasures(content: Pick<InitiativeContent, 'measures'>): Measure[] {
  return content.measures.filter((measure) => measure.removedAt === null && measure.mergedInto === null).sort(byOrder);
}

export function standingObjectives(content: Pick<InitiativeContent, 'objectives'>): Objective[] {
  return content.objectives.filter((objective) => objective.removedAt === null).sort(byOrder);
}

/** The standing measure an idea counts for now, following merges; null where it is not placed. */
export function measureOf(content: InitiativeContent, idea: IdeaId): MeasureId | null {
  return placementIndex(content).get(idea) ?? null;
}

/** Finds the standing measure that a measure counts for now: merges are followed; null where it was removed or never was. */
export function standingMeasureFinder(
  content: Pick<InitiativeContent, 'measures'>,
): (id: MeasureId) => MeasureId | null {
  const byId = new Map(content.measures.map((measure) => [measure.id, measure]));
  return (id) => {
    let measure = byId.get(id);
    const seen = new Set<MeasureId>();
    while (measure?.mergedInto && !seen.has(measure.id)) {
      seen.add(measure.id);
      measure = byId.get(measure.mergedInto);
    }
    return measure && measure.mergedInto === null && measure.removedAt === null ? measure.id : null;
  };
}

/** Every placed idea with the standing measure it counts for; merges are followed, ideas of removed measures are loose again. */
export function placementIndex(content: InitiativeContent): Map<IdeaId, MeasureId> {
  const standing = standingMeasureFinder(content);
  const index = new Map<IdeaId, MeasureId>();
  for (const placement of content.placements) {
    const measure = standing(placement.measure);
    if (measure) index.set(placement.idea, measure);
  }
  return index;
}

export function byOrder(a: { order: string; id: string }, b: { order: string; id: string }): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** An idea as the synthesis, the plan and the documents see it: with the place it came from. */
export interface SourcedIdea {
  id: IdeaId;
  /** T3-R2-017; see idea-code.ts. */
  code: string;
  text: string;
  workshop: WorkshopId;
  table: TableId;
  tableNumber: number;
  round: number;
  writtenAt: number;
  /** Absent: its author typed it. */
  source?: IdeaSource;
}
