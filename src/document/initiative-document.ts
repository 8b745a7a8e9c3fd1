/** The document `initiative/<id>`: measures with their plan fields, objectives, and where ideas are placed. */
import * as Y from 'yjs';
import { isIdentifier, type IdeaId, type MeasureId, type ObjectiveId } from '#domain/identifiers.ts';
import {
  EMPTY_PLAN,
  MEASURE_STATUSES,
  PLAN_TEXT_FIELDS,
  type InitiativeContent,
  type Measure,
  type MeasureStatus,
  type Objective,
  type Placement,
  type PlanFields,
  type PlanTextField,
} from '#domain/measure.ts';
import { keyBetween } from '#domain/order.ts';
import { newText, readNumber, readString, readText, sharedText, typeInto } from './shared-text.ts';

const MEASURES = 'measures';
const OBJECTIVES = 'objectives';
export const PLACEMENTS = 'placements';

const measuresMap = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>(MEASURES);
const objectivesMap = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>(OBJECTIVES);
const placementsMap = (doc: Y.Doc) => doc.getMap<{ measure: MeasureId; at: number }>(PLACEMENTS);

/** What an undo of the synthesis or the plan covers. */
export function initiativeScope(doc: Y.Doc): Y.AbstractType<unknown>[] {
  return [measuresMap(doc), objectivesMap(doc), placementsMap(doc)] as unknown as Y.AbstractType<unknown>[];
}

/** Texts of a measure that several people may type in at once. */
export type MeasureTextField = 'title' | 'description' | PlanTextField;
const TEXT_FIELDS: readonly MeasureTextField[] = ['title', 'description', ...PLAN_TEXT_FIELDS];

export function readInitiative(doc: Y.Doc): InitiativeContent {
  const content: InitiativeContent = { measures: [], objectives: [], placements: [] };
  for (const [id, entry] of measuresMap(doc)) {
    const measure = readMeasure(id, entry);
    if (measure) content.measures.push(measure);
  }
  for (const [id, entry] of objectivesMap(doc)) {
    const objective = readObjective(id, entry);
    if (objective) content.objectives.push(objective);
  }
  for (const [id, value] of placementsMap(doc)) {
    const placement = readPlacement(id, value);
    if (placement) content.placements.push(placement);
  }
  return content;
}

function readMeasure(id: string, entry: unknown): Measure | null {
  if (!(entry instanceof Y.Map) || !isIdentifier(id)) return null;
  const objective = readString(entry, 'objective');
  const mergedInto = readString(entry, 'mergedInto');
  return {
    id: id as MeasureId,
    title: readText(entry, 'title'),
    description: readText(entry, 'description'),
    objective: isIdentifier(objective) ? (objective as ObjectiveId) : null,
    order: readString(entry, 'order') ?? 'i',
    mergedInto: isIdentifier(mergedInto) ? (mergedInto as MeasureId) : null,
    removedAt: readNumber(entry, 'removedAt'),
    plan: readPlan(entry),
  };
}

function readPlan(entry: Y.Map<unknown>): PlanFields {
  const plan: PlanFields = { ...EMPTY_PLAN, cost: {} };
  for (const field of PLAN_TEXT_FIELDS) plan[field] = readText(entry, field);
  plan.starts = readString(entry, 'starts') ?? '';
  plan.ends = readString(entry, 'ends') ?? '';
  const status = readString(entry, 'status');
  if (MEASURE_STATUSES.includes(status as MeasureStatus)) plan.status = status as MeasureStatus;
  for (const [key, amount] of entry) {
    const year = /^cost\.(\d{4})$/.exec(key)?.[1];
    if (year && typeof amount === 'number' && Number.isFinite(amount)) plan.cost[year] = amount;
  }
  return plan;
}

function readObjective(id: string, entry: unknown): Objective | null {
  if (!(entry instanceof Y.Map) || !isIdentifier(id)) return null;
  return {
    id: id as ObjectiveId,
    title: readText(entry, 'title'),
    order: readString(entry, 'order') ?? 'i',
    removedAt: readNumber(entry, 'removedAt'),
  };
}

function readPlacement(id: string, value: unknown): Placement | null {
  if (!isIdentifier(id) || typeof value !== 'object' || value === null) return null;
  const { measure, at } = value as { measure?: unknown; at?: unknown };
  if (!isIdentifier(measure)) return null;
  return { idea: id as IdeaId, measure: measure as MeasureId, placedAt: typeof at === 'number' ? at : 0 };
}

export function followInitiative(doc: Y.Doc, changed: () => void): () => void {
  const maps = [measuresMap(doc), objectivesMap(doc), placementsMap(doc)] as Y.Map<unknown>[];
  for (const map of maps) map.observeDeep(changed);
  return () => {
    for (const map of maps) map.unobserveDeep(changed);
  };
}

export type NewMeasure = Pick<Measure, 'id' | 'title' | 'description' | 'order'> & { objective?: ObjectiveId | null };

export function addMeasure(doc: Y.Doc, measure: NewMeasure, origin?: unknown): void {
  doc.transact(() => {
    const entry = new Y.Map<unknown>();
    // Every text exists from the start: a Y.Text made by two people at once for one key would lose one of the two.
    for (const field of TEXT_FIELDS) {
      entry.set(field, newText(field === 'title' ? measure.title : field === 'description' ? measure.description : ''));
    }
    entry.set('order', measure.order);
    if (measure.objective) entry.set('objective', measure.objective);
    measuresMap(doc).set(measure.id, entry);
  }, origin);
}

export function measureText(doc: Y.Doc, id: MeasureId, field: MeasureTextField): Y.Text | null {
  const entry = measuresMap(doc).get(id);
  return entry instanceof Y.Map ? sharedText(entry, field) : null;
}

function changeEntry(
  map: Y.Map<Y.Map<unknown>>,
  id: string,
  origin: unknown,
  write: (entry: Y.Map<unknown>) => void,
): boolean {
  const entry = map.get(id);
  if (!(entry instanceof Y.Map) || !map.doc) return false;
  map.doc.transact(() => write(entry), origin);
  return true;
}

/** Each of these returns whether there was such an entry. */
export function writeMeasureText(
  doc: Y.Doc,
  id: MeasureId,
  field: MeasureTextField,
  text: string,
  origin?: unknown,
): boolean {
  return changeEntry(measuresMap(doc), id, origin, (entry) => {
    const shared = sharedText(entry, field);
    if (shared) typeInto(shared, text);
  });
}

export interface MeasureValues {
  order: string;
  objective: ObjectiveId | null;
  starts: string;
  ends: string;
  status: MeasureStatus;
  mergedInto: MeasureId | null;
  removedAt: number | null;
}

/** Sets single values of a measure; null takes a value away. */
export function setMeasureValues(doc: Y.Doc, id: MeasureId, values: Partial<MeasureValues>, origin?: unknown): boolean {
  return changeEntry(measuresMap(doc), id, origin, (entry) => {
    for (const [key, value] of Object.entries(values)) {
      if (value === null || value === '') entry.delete(key);
      else if (entry.get(key) !== value) entry.set(key, value);
    }
  });
}

/** Estimated cost in one calendar year; null takes the year away. */
export function setMeasureCost(
  doc: Y.Doc,
  id: MeasureId,
  year: number,
  amount: number | null,
  origin?: unknown,
): boolean {
  return changeEntry(measuresMap(doc), id, origin, (entry) => {
    if (amount === null) entry.delete(`cost.${year}`);
    else entry.set(`cost.${year}`, amount);
  });
}

/** Everything in `from` counts for `into` from now on; what pointed to `from` is followed there. */
export function mergeMeasures(doc: Y.Doc, from: MeasureId, into: MeasureId, origin?: unknown): boolean {
  if (from === into || !measuresMap(doc).has(into)) return false;
  return setMeasureValues(doc, from, { mergedInto: into }, origin);
}

export function placeIdeas(
  doc: Y.Doc,
  ideas: readonly IdeaId[],
  measure: MeasureId,
  at: number,
  origin?: unknown,
): void {
  doc.transact(() => {
    for (const idea of ideas) placementsMap(doc).set(idea, { measure, at });
  }, origin);
}

export function unplaceIdeas(doc: Y.Doc, ideas: readonly IdeaId[], origin?: unknown): void {
  doc.transact(() => {
    for (const idea of ideas) placementsMap(doc).delete(idea);
  }, origin);
}

export function addObjective(doc: Y.Doc, objective: Pick<Objective, 'id' | 'title' | 'order'>, origin?: unknown): void {
  doc.transact(() => {
    const entry = new Y.Map<unknown>();
    entry.set('title', newText(objective.title));
    entry.set('order', objective.order);
    objectivesMap(doc).set(objective.id, entry);
  }, origin);
}

export function objectiveTitle(doc: Y.Doc, id: ObjectiveId): Y.Text | null {
  const entry = objectivesMap(doc).get(id);
  return entry instanceof Y.Map ? sharedText(entry, 'title') : null;
}

export function setObjectiveValues(
  doc: Y.Doc,
  id: ObjectiveId,
  values: Partial<Pick<Objective, 'order' | 'removedAt'>>,
  origin?: unknown,
): boolean {
  return changeEntry(objectivesMap(doc), id, origin, (entry) => {
    for (const [key, value] of Object.entries(values)) {
      if (value === null) entry.delete(key);
      else entry.set(key, value);
    }
  });
}

/** Gives the measures new order keys, in the order of the list. */
export function orderMeasures(doc: Y.Doc, ids: readonly MeasureId[], origin?: unknown): void {
  doc.transact(() => {
    let key: string | null = null;
    for (const id of ids) {
      key = keyBetween(key, null);
      setMeasureValues(doc, id, { order: key }, origin);
    }
  }, origin);
}
