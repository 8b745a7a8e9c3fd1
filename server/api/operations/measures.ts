/** Operations on measures: making them from ideas, and filling in their plan fields. */
import type { z } from '@hono/zod-openapi';
import type { Asker } from '#domain/access.ts';
import type { InitiativeId, MeasureId } from '#domain/identifiers.ts';
import { placementIndex, standingMeasures, standingObjectives, type Measure } from '#domain/measure.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { operation, type KavarnaBehindApi, type Operation } from '../operation.ts';
import type { FieldProblem } from '../problems.ts';
import { InitiativePath } from '../schemas/initiatives.ts';
import {
  MeasureChangeSchema,
  MeasureOrder,
  MeasurePath,
  MeasureSchema,
  Merging,
  NewMeasure,
  NewObjective,
  ObjectiveSchema,
  Placing,
  SynthesisSchema,
} from '../schemas/measures.ts';

type Synthesis = z.input<typeof SynthesisSchema>;

export function measureOperations({ measures, ideas }: KavarnaBehindApi): Operation[] {
  /** What stands, with every placement pointing to the measure it counts for. */
  async function synthesis(asker: Asker, id: InitiativeId): Promise<Result<Synthesis, Refusal>> {
    const content = await measures.content(asker, id);
    if (!content.ok) return content;
    const index = placementIndex(content.value);
    return done({
      measures: standingMeasures(content.value),
      objectives: standingObjectives(content.value),
      placements: content.value.placements.flatMap((placement) => {
        const measure = index.get(placement.idea);
        return measure ? [{ ...placement, measure }] : [];
      }),
    });
  }

  async function measure(asker: Asker, initiative: InitiativeId, id: MeasureId): Promise<Result<Measure, Refusal>> {
    const content = await measures.content(asker, initiative);
    if (!content.ok) return content;
    const found = content.value.measures.find((one) => one.id === id);
    return found ? done(found) : refused('not-found');
  }

  /** Ideas among those named that no table of the initiative has. */
  async function strangers(
    asker: Asker,
    initiative: InitiativeId,
    named: readonly string[],
  ): Promise<Result<FieldProblem[], Refusal>> {
    const all = await ideas.ideasOfInitiative(asker, initiative);
    if (!all.ok) return all;
    const known = new Set<string>(all.value.map((idea) => idea.id));
    return done(
      named.flatMap((id, at) =>
        known.has(id) ? [] : [{ path: `ideas.${at}`, message: 'No idea of this initiative that counts.' }],
      ),
    );
  }

  return [
    operation({
      method: 'get',
      path: '/initiatives/{id}/measures',
      tag: 'Measures',
      summary: 'Read the measures, the objectives, and where ideas are placed',
      audience: 'facilitator',
      params: InitiativePath,
      answer: SynthesisSchema,
      run: ({ asker, params }) => synthesis(asker, params.id),
    }),
    operation({
      method: 'post',
      path: '/initiatives/{id}/measures',
      tag: 'Measures',
      summary: 'Make a measure',
      description: 'It stands last; plan fields may be given at once.',
      audience: 'facilitator',
      params: InitiativePath,
      body: NewMeasure,
      answer: MeasureSchema,
      status: 201,
      async run({ asker, params, body }) {
        if (body.objective) {
          const content = await synthesis(asker, params.id);
          if (!content.ok) return content;
          if (!content.value.objectives.some((one) => one.id === body.objective)) return refused('not-found');
        }
        const made = await measures.addMeasure(asker, params.id, body);
        return made.ok ? measure(asker, params.id, made.value) : made;
      },
    }),
    operation({
      method: 'patch',
      path: '/initiatives/{id}/measures/{measure}',
      tag: 'Measures',
      summary: 'Change a measure and its plan fields',
      audience: 'facilitator',
      params: MeasurePath,
      body: MeasureChangeSchema,
      answer: MeasureSchema,
      async run({ asker, params, body }) {
        const changed = await measures.changeMeasure(asker, params.id, params.measure, body);
        return changed.ok ? measure(asker, params.id, params.measure) : changed;
      },
    }),
    operation({
      method: 'delete',
      path: '/initiatives/{id}/measures/{measure}',
      tag: 'Measures',
      summary: 'Remove a measure',
      description: 'Its ideas are not placed any more.',
      audience: 'facilitator',
      params: MeasurePath,
      run: ({ asker, params }) => measures.removeMeasure(asker, params.id, params.measure),
    }),
    operation({
      method: 'post',
      path: '/initiatives/{id}/measures/{measure}/merge',
      tag: 'Measures',
      summary: 'Merge a measure into another',
      description: 'Its ideas count for the other one from now on, which is given back.',
      audience: 'facilitator',
      params: MeasurePath,
      body: Merging,
      answer: MeasureSchema,
      async run({ asker, params, body }) {
        const merged = await measures.mergeMeasures(asker, params.id, params.measure, body.into);
        return merged.ok ? measure(asker, params.id, body.into) : merged;
      },
    }),
    operation({
      method: 'put',
      path: '/initiatives/{id}/measures/order',
      tag: 'Measures',
      summary: 'Put the measures in order',
      audience: 'facilitator',
      params: InitiativePath,
      body: MeasureOrder,
      answer: SynthesisSchema,
      async run({ asker, params, body }) {
        const ordered = await measures.orderMeasures(asker, params.id, body.measures);
        return ordered.ok ? synthesis(asker, params.id) : ordered;
      },
    }),
    operation({
      method: 'post',
      path: '/initiatives/{id}/placements',
      tag: 'Measures',
      summary: 'Place ideas in a measure, or take them out',
      description: 'An idea is in one measure at a time. All are placed, or none.',
      audience: 'facilitator',
      params: InitiativePath,
      body: Placing,
      async run({ asker, params, body }) {
        if (body.measure !== null) {
          const unknown = await strangers(asker, params.id, body.ideas);
          if (!unknown.ok) return unknown;
          if (unknown.value.length > 0) return { ...refused('invalid-input'), errors: unknown.value };
        }
        return measures.placeIdeas(asker, params.id, body.measure, body.ideas);
      },
    }),
    operation({
      method: 'post',
      path: '/initiatives/{id}/objectives',
      tag: 'Measures',
      summary: 'Add an objective',
      description: 'The plan groups its measures by objective.',
      audience: 'facilitator',
      params: InitiativePath,
      body: NewObjective,
      answer: ObjectiveSchema,
      status: 201,
      async run({ asker, params, body }) {
        const added = await measures.addObjective(asker, params.id, body.title);
        if (!added.ok) return added;
        const content = await synthesis(asker, params.id);
        if (!content.ok) return content;
        const objective = content.value.objectives.find((one) => one.id === added.value);
        return objective ? done(objective) : refused('not-found');
      },
    }),
  ];
}
