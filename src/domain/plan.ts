/** The action plan: measures grouped by objective, numbered, each with the ideas it came from. */
import type { IdeaId, MeasureId } from './identifiers.ts';
import {
  byOrder,
  placementIndex,
  standingMeasureFinder,
  standingMeasures,
  standingObjectives,
  type InitiativeContent,
  type Measure,
  type Objective,
  type SourcedIdea,
} from './measure.ts';

/** Where a measure came from, in numbers: "from 14 ideas, 4 tables, 2 rounds". */
export interface Provenance {
  ideas: number;
  tables: number;
  rounds: number;
}

export interface PlanRow {
  /** 1.2: the second measure of the first objective. Measures without an objective are numbered last. */
  number: string;
  measure: Measure;
  /** In the order of their codes. */
  ideas: SourcedIdea[];
  provenance: Provenance;
  /** Dots on it; null before the results are out. */
  dots: number | null;
  /** Of these, counted in the room for people without a device. */
  roomDots: number;
}

export interface PlanSection {
  /** null: measures that no objective claims yet. */
  objective: Objective | null;
  number: number;
  rows: PlanRow[];
}

export interface Plan {
  sections: PlanSection[];
  /** Ideas that count but stand in no measure: listed in the annex, so that nothing disappears. */
  unplaced: SourcedIdea[];
}

export function provenanceOf(ideas: readonly SourcedIdea[]): Provenance {
  return {
    ideas: ideas.length,
    tables: new Set(ideas.map((idea) => idea.table)).size,
    rounds: new Set(ideas.map((idea) => `${idea.workshop}/${idea.round}`)).size,
  };
}

/** `dots`: by measure as it was voted on, null where the results are not out; dots on a merged measure count for the one it went into. `roomDots`: the part of them counted in the room. */
export function planOf(
  content: InitiativeContent,
  ideas: readonly SourcedIdea[],
  dots: ReadonlyMap<MeasureId, number> | null,
  roomDots: ReadonlyMap<MeasureId, number> = new Map(),
): Plan {
  const placed = placementIndex(content);
  const byMeasure = new Map<MeasureId, SourcedIdea[]>();
  const unplaced: SourcedIdea[] = [];
  for (const idea of [...ideas].sort(byCode)) {
    const measure = placed.get(idea.id);
    if (measure === undefined) unplaced.push(idea);
    else byMeasure.set(measure, [...(byMeasure.get(measure) ?? []), idea]);
  }
  const standingDots = dots && followMerges(content, dots);
  const standingRoomDots = followMerges(content, roomDots);
  const measures = standingMeasures(content);
  const objectives = standingObjectives(content);
  const known = new Set(objectives.map((objective) => objective.id));
  const groups: { objective: Objective | null; measures: Measure[] }[] = objectives.map((objective) => ({
    objective,
    measures: measures.filter((measure) => measure.objective === objective.id),
  }));
  const homeless = measures.filter((measure) => measure.objective === null || !known.has(measure.objective));
  if (homeless.length > 0) groups.push({ objective: null, measures: homeless });

  const sections = groups.map((group, i) => ({
    objective: group.objective,
    number: i + 1,
    rows: group.measures.sort(byOrder).map((measure, j) => {
      const sources = byMeasure.get(measure.id) ?? [];
      return {
        number: `${i + 1}.${j + 1}`,
        measure,
        ideas: sources,
        provenance: provenanceOf(sources),
        dots: standingDots === null ? null : (standingDots.get(measure.id) ?? 0),
        roomDots: standingRoomDots.get(measure.id) ?? 0,
      };
    }),
  }));
  return { sections, unplaced };
}

function followMerges(content: InitiativeContent, dots: ReadonlyMap<MeasureId, number>): Map<MeasureId, number> {
  const standing = standingMeasureFinder(content);
  const sums = new Map<MeasureId, number>();
  for (const [voted, count] of dots) {
    const measure = standing(voted);
    if (measure) sums.set(measure, (sums.get(measure) ?? 0) + count);
  }
  return sums;
}

/** Fields a council asks for first; the plan says which are missing. */
export const REQUIRED_FIELDS = ['lead', 'ends', 'funding', 'indicator'] as const;
export type RequiredField = (typeof REQUIRED_FIELDS)[number];

export function missingFields(measure: Measure): RequiredField[] {
  return REQUIRED_FIELDS.filter((field) => measure.plan[field].trim() === '');
}

/** Sum of the estimated cost over all years, in whole units of the currency. */
export function totalCost(measure: Measure): number {
  return Object.values(measure.plan.cost).reduce((sum, amount) => sum + amount, 0);
}

function byCode(a: SourcedIdea, b: SourcedIdea): number {
  return a.code.localeCompare(b.code, 'en', { numeric: true }) || (a.id < b.id ? -1 : 1);
}

export function ideasById(ideas: readonly SourcedIdea[]): Map<IdeaId, SourcedIdea> {
  return new Map(ideas.map((idea) => [idea.id, idea]));
}
