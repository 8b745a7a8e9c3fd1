/** Measures by command, for programs: making them, placing ideas, plan fields. Facilitators' browsers write the same document live. */
import type { Asker } from '#domain/access.ts';
import {
  initiativeDocument,
  type IdeaId,
  type InitiativeId,
  type MeasureId,
  type ObjectiveId,
} from '#domain/identifiers.ts';
import {
  MEASURE_TITLE_MAX_LENGTH,
  PLAN_FIELD_MAX_LENGTH,
  PLAN_TEXT_FIELDS,
  standingMeasures,
  standingObjectives,
  type InitiativeContent,
  type MeasureStatus,
  type PlanTextField,
} from '#domain/measure.ts';
import { keyBetween } from '#domain/order.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { cleanLine, cleanText } from '#domain/text.ts';
import {
  addMeasure,
  addObjective,
  mergeMeasures,
  orderMeasures,
  placeIdeas,
  readInitiative,
  setMeasureCost,
  setMeasureValues,
  unplaceIdeas,
  writeMeasureText,
} from '#document/initiative-document.ts';
import type * as Y from 'yjs';
import { newId, type House } from '../house.ts';
import { facilitatedInitiative } from './permission.ts';

/** Everything of a measure that can be set; what is absent stays. */
export type MeasureChange = Partial<Record<'title' | 'description' | PlanTextField, string>> & {
  objective?: ObjectiveId | null;
  starts?: string;
  ends?: string;
  status?: MeasureStatus;
  /** Whole units of the currency by calendar year; null takes a year away. */
  cost?: Record<string, number | null>;
};

export interface MeasureCommands {
  content(asker: Asker, initiative: InitiativeId): Promise<Result<InitiativeContent, Refusal>>;
  addMeasure(
    asker: Asker,
    initiative: InitiativeId,
    input: MeasureChange & { title: string },
  ): Promise<Result<MeasureId, Refusal>>;
  changeMeasure(
    asker: Asker,
    initiative: InitiativeId,
    measure: MeasureId,
    change: MeasureChange,
  ): Promise<Result<null, Refusal>>;
  removeMeasure(asker: Asker, initiative: InitiativeId, measure: MeasureId): Promise<Result<null, Refusal>>;
  mergeMeasures(
    asker: Asker,
    initiative: InitiativeId,
    from: MeasureId,
    into: MeasureId,
  ): Promise<Result<null, Refusal>>;
  orderMeasures(asker: Asker, initiative: InitiativeId, order: readonly MeasureId[]): Promise<Result<null, Refusal>>;
  placeIdeas(
    asker: Asker,
    initiative: InitiativeId,
    measure: MeasureId | null,
    ideas: readonly IdeaId[],
  ): Promise<Result<null, Refusal>>;
  addObjective(asker: Asker, initiative: InitiativeId, title: string): Promise<Result<ObjectiveId, Refusal>>;
}

export function measureCommands(house: House): MeasureCommands {
  /** Changes the initiative's document, if the asker may; `write` says what stands in the way, or null. */
  async function change(
    asker: Asker,
    id: InitiativeId,
    write: (doc: Y.Doc) => Refusal | null,
  ): Promise<Result<null, Refusal>> {
    const found = await facilitatedInitiative(house.store, asker, id, 'editPlan');
    if (!found.ok) return found;
    const reason = await house.collaboration.change(initiativeDocument(id), write);
    return reason === null ? done(null) : refused(reason);
  }

  const standing = (doc: Y.Doc, id: MeasureId) =>
    standingMeasures(readInitiative(doc)).some((measure) => measure.id === id);

  return {
    async content(asker, id) {
      const found = await facilitatedInitiative(house.store, asker, id, 'seeInitiative');
      return found.ok ? done(await house.collaboration.read(initiativeDocument(id), readInitiative)) : found;
    },

    async addMeasure(asker, id, input) {
      const invalid = refusalOf(input);
      if (invalid) return refused(invalid);
      if (cleanLine(input.title) === '') return refused('invalid-input');
      const measure = newId<MeasureId>(house);
      const changed = await change(asker, id, (doc) => {
        const content = readInitiative(doc);
        if (input.objective && !standingObjectives(content).some((one) => one.id === input.objective))
          return 'not-found';
        const last = standingMeasures(content).at(-1);
        addMeasure(doc, { id: measure, title: '', description: '', order: keyBetween(last?.order ?? null, null) });
        writeMeasure(doc, measure, input);
        return null;
      });
      return changed.ok ? done(measure) : changed;
    },

    async changeMeasure(asker, id, measure, input) {
      const invalid = refusalOf(input);
      if (invalid) return refused(invalid);
      return change(asker, id, (doc) => {
        if (!standing(doc, measure)) return 'not-found';
        if (input.objective && !standingObjectives(readInitiative(doc)).some((one) => one.id === input.objective))
          return 'not-found';
        writeMeasure(doc, measure, input);
        return null;
      });
    },

    removeMeasure: (asker, id, measure) =>
      change(asker, id, (doc) => {
        if (!standing(doc, measure)) return 'not-found';
        setMeasureValues(doc, measure, { removedAt: house.now() });
        return null;
      }),

    mergeMeasures: (asker, id, from, into) =>
      change(asker, id, (doc) => {
        if (!standing(doc, from) || !standing(doc, into) || from === into) return 'not-found';
        mergeMeasures(doc, from, into);
        return null;
      }),

    orderMeasures: (asker, id, order) =>
      change(asker, id, (doc) => {
        const all = standingMeasures(readInitiative(doc)).map((measure) => measure.id);
        if (
          order.length !== all.length ||
          new Set(order).size !== all.length ||
          order.some((one) => !all.includes(one))
        )
          return 'invalid-input';
        orderMeasures(doc, order);
        return null;
      }),

    async placeIdeas(asker, id, measure, ideas) {
      return change(asker, id, (doc) => {
        if (measure !== null && !standing(doc, measure)) return 'not-found';
        if (measure === null) unplaceIdeas(doc, ideas);
        else placeIdeas(doc, ideas, measure, house.now());
        return null;
      });
    },

    async addObjective(asker, id, title) {
      const clean = cleanLine(title);
      if (clean === '') return refused('invalid-input');
      if (clean.length > MEASURE_TITLE_MAX_LENGTH) return refused('text-too-long');
      const objective = newId<ObjectiveId>(house);
      const changed = await change(asker, id, (doc) => {
        const last = standingObjectives(readInitiative(doc)).at(-1);
        addObjective(doc, { id: objective, title: clean, order: keyBetween(last?.order ?? null, null) });
        return null;
      });
      return changed.ok ? done(objective) : changed;
    },
  };
}

const TEXTS = ['title', 'description', ...PLAN_TEXT_FIELDS] as const;

function refusalOf(change: MeasureChange): 'text-too-long' | 'invalid-input' | null {
  for (const field of TEXTS) {
    const length = change[field]?.length ?? 0;
    if (length > (field === 'title' ? MEASURE_TITLE_MAX_LENGTH : PLAN_FIELD_MAX_LENGTH)) return 'text-too-long';
  }
  for (const month of [change.starts, change.ends]) {
    if (month && !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return 'invalid-input';
  }
  for (const [year, amount] of Object.entries(change.cost ?? {})) {
    if (!/^\d{4}$/.test(year) || (amount !== null && (!Number.isFinite(amount) || amount < 0))) return 'invalid-input';
  }
  return null;
}

function writeMeasure(doc: Y.Doc, id: MeasureId, change: MeasureChange): void {
  for (const field of TEXTS) {
    const text = change[field];
    if (text !== undefined) writeMeasureText(doc, id, field, field === 'title' ? cleanLine(text) : cleanText(text));
  }
  const { objective, starts, ends, status } = change;
  setMeasureValues(doc, id, {
    ...(objective !== undefined && { objective }),
    ...(starts !== undefined && { starts }),
    ...(ends !== undefined && { ends }),
    ...(status !== undefined && { status }),
  });
  for (const [year, amount] of Object.entries(change.cost ?? {})) {
    setMeasureCost(doc, id, Number(year), amount === null ? null : Math.round(amount));
  }
}
