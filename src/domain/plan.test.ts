/** C7, C8: measures as plan rows, each with what it came from. */
import { describe, expect, test } from 'vitest';
import { ideaCode } from './idea-code.ts';
import type { IdeaId, MeasureId, ObjectiveId, TableId, WorkshopId } from './identifiers.ts';
import { EMPTY_PLAN, placementIndex, type InitiativeContent, type Measure, type SourcedIdea } from './measure.ts';
import { missingFields, planOf, totalCost } from './plan.ts';

const measure = (id: string, values: Partial<Measure> = {}): Measure => ({
  id: id as MeasureId,
  title: id,
  description: '',
  objective: null,
  order: id,
  mergedInto: null,
  removedAt: null,
  plan: EMPTY_PLAN,
  ...values,
});
const idea = (id: string, tableNumber: number, round: number, number: number): SourcedIdea => ({
  id: id as IdeaId,
  code: ideaCode(1, tableNumber, round, number),
  text: id,
  workshop: 'w' as WorkshopId,
  table: `t${tableNumber}` as TableId,
  tableNumber,
  round,
  writtenAt: 0,
});
const place = (ideaId: string, measureId: string) => ({
  idea: ideaId as IdeaId,
  measure: measureId as MeasureId,
  placedAt: 0,
});

test('an idea is named by its table, round and number; a later workshop says which it is', () => {
  expect(ideaCode(1, 3, 2, 17)).toBe('T3-R2-017');
  expect(ideaCode(2, 3, 2, 17)).toBe('W2-T3-R2-017');
});

describe('placing', () => {
  test('a merge is followed to its end, and a circle of merges harms nobody', () => {
    const content: InitiativeContent = {
      measures: [
        measure('a', { mergedInto: 'b' as MeasureId }),
        measure('b', { mergedInto: 'c' as MeasureId }),
        measure('c'),
        measure('x', { mergedInto: 'y' as MeasureId }),
        measure('y', { mergedInto: 'x' as MeasureId }),
      ],
      objectives: [],
      placements: [place('1', 'a'), place('2', 'x'), place('3', 'unknown')],
    };
    expect([...placementIndex(content)]).toEqual([['1', 'c']]);
  });
  test('ideas of a removed measure are loose again', () => {
    const content: InitiativeContent = {
      measures: [measure('a', { removedAt: 5 })],
      objectives: [],
      placements: [place('1', 'a')],
    };
    expect(planOf(content, [idea('1', 1, 1, 1)], null).unplaced.map((one) => one.id)).toEqual(['1']);
  });
});

test('the plan groups measures by objective, numbers them, and says from how many ideas, tables and rounds each came', () => {
  const goal = { id: 'g' as ObjectiveId, title: 'Sosedje se poznajo', order: 'a', removedAt: null };
  const content: InitiativeContent = {
    measures: [measure('b', { objective: goal.id }), measure('a', { objective: goal.id }), measure('c')],
    objectives: [goal],
    placements: [place('1', 'a'), place('2', 'a'), place('3', 'a')],
  };
  const ideas = [idea('3', 10, 1, 1), idea('1', 2, 1, 1), idea('2', 2, 2, 2), idea('4', 1, 1, 1)];
  const plan = planOf(content, ideas, new Map([['a' as MeasureId, 7]]));
  expect(plan.sections.map((section) => section.rows.map((row) => [row.number, row.measure.id, row.dots]))).toEqual([
    [
      ['1.1', 'a', 7],
      ['1.2', 'b', 0],
    ],
    [['2.1', 'c', 0]],
  ]);
  expect(plan.sections[0]?.rows[0]?.provenance).toEqual({ ideas: 3, tables: 2, rounds: 2 });
  expect(plan.sections[0]?.rows[0]?.ideas.map((one) => one.code)).toEqual(['T2-R1-001', 'T2-R2-002', 'T10-R1-001']);
  expect(plan.unplaced.map((one) => one.code)).toEqual(['T1-R1-001']);
});

test('dots on a measure that was merged count for the one it went into; dots on a removed one for none', () => {
  const content: InitiativeContent = {
    measures: [measure('a', { mergedInto: 'b' as MeasureId }), measure('b'), measure('c', { removedAt: 5 })],
    objectives: [],
    placements: [],
  };
  const dots = new Map([
    ['a' as MeasureId, 3],
    ['b' as MeasureId, 4],
    ['c' as MeasureId, 9],
  ]);
  expect(
    planOf(content, [], dots).sections.flatMap(({ rows }) => rows.map((row) => [row.measure.id, row.dots])),
  ).toEqual([['b', 7]]);
});

test('the plan says what is missing, and adds the cost of all years', () => {
  const full = measure('a', {
    plan: { ...EMPTY_PLAN, lead: 'Občina', ends: '2027-09', funding: 'proračun', cost: { 2027: 12_400, 2028: 3_000 } },
  });
  expect(missingFields(full)).toEqual(['indicator']);
  expect(totalCost(full)).toBe(15_400);
});
