/** What stands on the projector at which moment. */
import { expect, test } from 'vitest';
import { NOT_PLANNED, type StepId, type StepKind } from './evening.ts';
import type { Idea } from './idea.ts';
import type { IdeaId, SeatId, TableId } from './identifiers.ts';
import { pagesOf, projectorScene, wallOf, type ProjectorChoice } from './projector.ts';
import { TEMPLATES, type Phase, type Round } from './workshop.ts';
import type { WorkshopView } from './workshop-view.ts';

const open: Round = { number: 1, openedAt: 0, endsAt: 10, endedAt: null };
const ended: Round = { ...open, endedAt: 10 };

function view(phase: Phase, more: Partial<WorkshopView> = {}): WorkshopView {
  return {
    ...{ title: 'Kavarna', kind: 'world-cafe', phase, settings: TEMPLATES['world-cafe'].settings, projector: 'step' },
    ...{ tables: [], seats: [], round: null, voting: 'not-opened', ballot: [], ballotsCast: 0, result: null },
    ...{ hidden: [], review: { waiting: 0, arrivals: 0, decisions: 0 }, calls: [], announcement: null },
    ...{ lockedTables: [], roomHeads: [], pictures: [] },
    evening: NOT_PLANNED,
    ...more,
  } as WorkshopView;
}

const moving = [
  { id: 'seat' as SeatId, table: 'one' as TableId, nextTable: 'two' as TableId },
] as WorkshopView['seats'];

test.each<[string, WorkshopView, ReturnType<typeof projectorScene>]>([
  ['before the evening', view('preparation'), 'welcome'],
  ['rounds, none opened', view('rounds'), 'welcome'],
  ['a round runs', view('rounds', { round: open }), 'round'],
  ['people change tables', view('rounds', { round: ended, seats: moving }), 'move'],
  ['nobody moves any more', view('rounds', { round: ended }), 'wall'],
  ['measures are made', view('synthesis'), 'wall'],
  ['the vote', view('priorities', { voting: 'open' }), 'vote'],
  ['the vote is over', view('priorities', { voting: 'closed', result: { dots: {}, ballots: 3 } as never }), 'result'],
  ['the end', view('follow-up'), 'close'],
])('%s: %s', (_moment, at, scene) => {
  expect(projectorScene(at)).toBe(scene);
});

test.each<[StepKind, ReturnType<typeof projectorScene>]>([
  ['welcome', 'welcome'],
  ['silent-writing', 'round'],
  ['sharing', 'round'],
  ['move', 'move'],
  ['break', 'break'],
  ['harvest', 'wall'],
  ['priorities', 'vote'],
  ['commitments', 'wall'],
  ['close', 'close'],
])('the step %s of the evening shows %s', (kind, scene) => {
  const id = `${kind}-1` as StepId;
  const evening = {
    ...NOT_PLANNED,
    steps: [{ id, kind, minutes: 5, round: null }],
    current: { id, since: 0, endsAt: 9 },
  };
  expect(projectorScene(view('rounds', { evening }))).toBe(scene);
});

test('what a facilitator puts there stands there, whatever the evening is at; a result only once there is one', () => {
  const chosen = (projector: ProjectorChoice, more: Partial<WorkshopView> = {}) =>
    projectorScene(view('rounds', { round: open, projector, ...more }));
  expect(chosen('wall')).toBe('wall');
  expect(chosen('blank')).toBe('blank');
  expect(chosen('map')).toBe('round');
  expect(chosen('result')).toBe('vote');
  expect(chosen('result', { result: { dots: {}, ballots: 0 } as never })).toBe('result');
});

test('pages hold everything once, in order, and there is always one', () => {
  expect(pagesOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(pagesOf([], 3)).toEqual([[]]);
});

test('the wall shows the newest first; at the harvest what each table has pinned comes before, table by table', () => {
  const tables = [
    { id: 'one', number: 1 },
    { id: 'two', number: 2 },
  ] as WorkshopView['tables'];
  const idea = (id: string, table: string, writtenAt: number) =>
    ({ id, table, writtenAt, text: id, round: 1, seat: null, removedAt: null }) as unknown as Idea;
  const ideas = new Map([
    ['one' as TableId, [idea('a', 'one', 1), idea('b', 'one', 4)]],
    ['two' as TableId, [idea('c', 'two', 2), idea('d', 'two', 3), idea(' ', 'two', 9)]],
  ]);
  const marks = [
    { kind: 'pin', idea: 'c' as IdeaId, table: 'two' as TableId, at: 5 },
    { kind: 'pin', idea: 'a' as IdeaId, table: 'one' as TableId, at: 6 },
    { kind: 'question', idea: 'd' as IdeaId, table: 'two' as TableId, at: 7 },
  ] as WorkshopView['marks'];
  const wall = (phase: Phase) =>
    wallOf(view(phase, { tables, marks }), ideas).map(({ idea, isPinned }) => (isPinned ? `!${idea.id}` : idea.id));
  expect(wall('rounds')).toEqual(['b', 'd', 'c', 'a']);
  expect(wall('synthesis')).toEqual(['!a', '!c', 'b', 'd']);
});
