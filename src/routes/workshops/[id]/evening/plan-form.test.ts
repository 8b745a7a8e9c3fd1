/** The buttons of the evening's plan: a round moves with its silence, and nothing behind is touched. */
import { expect, test } from 'vitest';
import { isSteps, plannedSteps, type Draft, type StepId, type StepKind } from '#domain/evening.ts';
import { TEMPLATES } from '#domain/workshop.ts';
import { pressed, readPlanForm, type PlanPress } from './plan-form.ts';

const steps: Draft[] = plannedSteps('world-cafe', TEMPLATES['world-cafe'].settings);
const of = { kind: 'world-cafe', roundMinutes: 20 } as const;
const ids = (press: PlanPress, behind = 0) =>
  pressed({ steps, press }, behind, of).map(({ id, kind }) => id ?? `new ${kind}`);
const id = (text: string) => text as StepId;

test('a round moves with its silence, over the whole step before it', () => {
  const up = ids({ kind: 'up', id: id('sharing-2') });
  expect(up.slice(0, 6)).toEqual([
    ...['welcome-1', 'silent-writing-1', 'sharing-1', 'silent-writing-2', 'sharing-2', 'move-1'],
  ]);
  expect(isSteps(pressed({ steps, press: { kind: 'down', id: id('silent-writing-1') } }, 0, of))).toBe(true);
});

test('nothing moves over what is behind', () => {
  expect(ids({ kind: 'up', id: id('move-1') }, 3)).toEqual(steps.map((step) => step.id));
  expect(ids({ kind: 'up', id: id('move-1') }, 2)).toEqual(steps.map((step) => step.id));
});

test('a removed round takes its silence along; silence alone can go and come back', () => {
  expect(ids({ kind: 'remove', id: id('sharing-3') })).not.toContain('silent-writing-3');
  const without = pressed({ steps, press: { kind: 'remove', id: id('silent-writing-2') } }, 0, of);
  expect(isSteps(without)).toBe(true);
  const again = pressed({ steps: without, press: { kind: 'add', step: 'silent-writing' } }, 0, of);
  expect(again.map(({ kind }) => kind)).toEqual(steps.map(({ kind }) => kind));
});

test.each<[StepKind, string[]]>([
  ['break', ['new break']],
  ['sharing', ['new silent-writing', 'new sharing']],
])('a new %s comes before the close', (step, expected) => {
  expect(ids({ kind: 'add', step }).slice(-1 - expected.length)).toEqual([...expected, 'close-1']);
});

test('a form says its steps, its button and its minutes; what is no number is refused later', () => {
  const form = new FormData();
  for (const [name, value] of [
    ['basedOn', '3'],
    ['step', 'welcome-1'],
    ['kind', 'welcome'],
    ['minutes', ''],
    ['startTime', '17:00'],
    ['press', 'add'],
    ['add', 'break'],
  ] as const)
    form.append(name, value);
  const read = readPlanForm(form);
  expect(read).toMatchObject({ basedOn: 3, startTime: '17:00', press: { kind: 'add', step: 'break' } });
  expect(isSteps(read.steps)).toBe(false);
});
