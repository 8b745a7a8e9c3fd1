/** The evening's plan: what it starts from, going on and back, and following what others do with rounds and stages. */
import { describe, expect, test } from 'vitest';
import { extended, followed, turnTo, withRoundMinutes, withSteps, type Course, type Turn } from './evening-course.ts';
import { clockTimes, expectedTimes, minutesLate, totalMinutes } from './evening-time.ts';
import {
  currentStep,
  isSilent,
  NOT_PLANNED,
  plannedSteps,
  positionAfter,
  positionBefore,
  positionOf,
  type Evening,
  type Position,
} from './evening.ts';
import { TEMPLATES, WORKSHOP_KINDS, type Round, type WorkshopKind } from './workshop.ts';

const MINUTE = 60_000;

function planned(kind: WorkshopKind = 'world-cafe'): { course: Course; evening: Evening } {
  const { settings } = TEMPLATES[kind];
  const course: Course = { kind, settings, phase: 'preparation', rounds: [], voting: 'not-opened', createdAt: 0 };
  return { course, evening: { ...NOT_PLANNED, steps: plannedSteps(kind, settings) } };
}

/** A workshop that does what its evening asks for. */
class Room {
  course: Course;
  evening: Evening;
  now = 0;
  turns: Turn[] = [];

  constructor(kind: WorkshopKind = 'world-cafe') {
    ({ course: this.course, evening: this.evening } = planned(kind));
  }

  get at(): Position {
    return positionOf(this.evening);
  }

  pass(minutes: number): void {
    this.now += minutes * MINUTE;
  }

  go(target: Position): void {
    const { evening, turns } = turnTo(this.course, this.evening, target, this.now);
    this.evening = evening;
    this.turns = turns;
    for (const one of turns) this.do(one);
  }

  on(): void {
    this.go(positionAfter(this.evening.steps, this.at));
  }

  back(): void {
    this.go(positionBefore(this.evening.steps, this.at));
  }

  follow(): void {
    this.evening = followed(this.evening, this.course, this.now);
  }

  do(one: Turn): void {
    switch (one.kind) {
      case 'enter-phase':
        this.course = { ...this.course, phase: one.phase };
        break;
      case 'open-vote':
        this.course = { ...this.course, voting: 'open' };
        break;
      case 'close-vote':
        this.course = { ...this.course, voting: 'closed' };
        break;
      case 'end-round':
        this.hold(this.course.rounds.map((round) => ({ ...round, endedAt: round.endedAt ?? this.now })));
        break;
      case 'hold-round': {
        const others = this.course.rounds.filter(({ number }) => number !== one.number);
        const openedAt = this.course.rounds.find(({ number }) => number === one.number)?.openedAt ?? this.now;
        const held: Round = { number: one.number, openedAt, endsAt: one.endsAt, endedAt: null };
        this.course = { ...this.course, phase: 'rounds' };
        this.hold([...others, held].sort((a, b) => a.number - b.number));
      }
    }
  }

  hold(rounds: Round[]): void {
    this.course = { ...this.course, rounds };
  }
}

describe('the plan', () => {
  test('of a world café is the reference timetable', () => {
    const { evening } = planned();
    expect(evening.steps.map(({ id }) => id)).toEqual([
      ...['welcome-1', 'silent-writing-1', 'sharing-1', 'move-1', 'silent-writing-2', 'sharing-2', 'break-1'],
      ...['silent-writing-3', 'sharing-3', 'harvest-1', 'priorities-1', 'commitments-1', 'close-1'],
    ]);
    expect(evening.steps.map(({ round }) => round)).toEqual([
      ...[null, 1, 1, null, 2, 2, null, 3, 3, null, null, null, null],
    ]);
    expect(totalMinutes(evening.steps)).toBe(170);
    expect(clockTimes(evening.steps, '17:10').at(-1)).toBe('20:00');
    expect(clockTimes(evening.steps, '23:50')[1]).toBe('00:05');
  });

  test.each(WORKSHOP_KINDS)('of a %s has the rounds of its settings', (kind) => {
    const { evening, course } = planned(kind);
    expect(evening.steps.filter((step) => step.kind === 'sharing')).toHaveLength(course.settings.roundCount);
  });

  test('changes ahead of now, and not behind', () => {
    const room = new Room();
    room.on();
    room.on();
    const { steps } = room.evening;
    const longer = steps.map((step) => (step.kind === 'break' ? { ...step, minutes: 20 } : step));
    expect(totalMinutes(withSteps(room.evening, longer)?.steps ?? [])).toBe(175);
    expect(withSteps(room.evening, steps.slice(1))).toBeNull();
    expect(
      withSteps(room.evening, [...steps.slice(0, 2), { kind: 'break', minutes: 5 }, ...steps.slice(2)]),
    ).toBeNull();
    const more = withSteps(room.evening, [...steps, { kind: 'sharing', minutes: 10 }]);
    expect(more?.steps.at(-1)).toEqual({ id: 'sharing-4', kind: 'sharing', minutes: 10, round: 4 });
  });

  test('takes no silence without a round, no plan without rounds, no step twice', () => {
    const { evening } = planned();
    const welcome = { kind: 'welcome', minutes: 5 } as const;
    expect(withSteps(evening, [{ kind: 'silent-writing', minutes: 3 }, welcome])).toBeNull();
    expect(withSteps(evening, [welcome])).toBeNull();
    const [step] = evening.steps;
    expect(step && withSteps(evening, [...evening.steps, step])).toBeNull();
    expect(withSteps(evening, [{ kind: 'sharing', minutes: 0 }])).toBeNull();
  });

  test('follows the number and the length of rounds in the settings', () => {
    const { evening, course } = planned();
    const kinds = (roundCount: number) =>
      followed(evening, { ...course, settings: { ...course.settings, roundCount } }, 0)
        .steps.map(({ kind }) => kind)
        .join(' ');
    expect(kinds(1)).toBe('welcome silent-writing sharing break harvest priorities commitments close');
    expect(kinds(4)).toMatch(/sharing move silent-writing sharing harvest/);
    const longer = withRoundMinutes(evening, 20, 25);
    expect(longer.steps.filter(({ round }) => round === 2).map(({ minutes }) => minutes)).toEqual([3, 22]);
  });
});

describe('going on', () => {
  test('leads through the whole evening, and the workshop with it', () => {
    const room = new Room();
    const seen: string[] = [];
    while (room.at !== 'end') {
      room.on();
      seen.push(`${room.at}: ${room.turns.map((one) => one.kind).join(', ')}`);
      room.pass(1);
    }
    expect(seen).toEqual([
      'welcome-1: ',
      'silent-writing-1: hold-round',
      'sharing-1: hold-round',
      'move-1: end-round',
      'silent-writing-2: hold-round',
      'sharing-2: hold-round',
      'break-1: end-round',
      'silent-writing-3: hold-round',
      'sharing-3: hold-round',
      'harvest-1: end-round, enter-phase',
      'priorities-1: enter-phase, open-vote',
      'commitments-1: close-vote, enter-phase',
      'close-1: ',
      'end: enter-phase',
    ]);
    expect(room.course).toMatchObject({ phase: 'follow-up', voting: 'closed' });
  });

  test('into silence opens the round for both its parts', () => {
    const room = new Room();
    room.on();
    room.on();
    expect(room.course.rounds[0]).toMatchObject({ number: 1, endsAt: 20 * MINUTE, endedAt: null });
    const view = { evening: room.evening, round: room.course.rounds[0] ?? null };
    expect([currentStep(view)?.kind, isSilent(view)]).toEqual(['silent-writing', true]);
  });
});

describe('going back', () => {
  test('through the whole evening keeps every round and the vote', () => {
    const room = new Room();
    while (room.at !== 'end') {
      room.on();
      room.pass(1);
    }
    const positions: Position[] = [];
    while (room.at !== 'start') {
      room.back();
      positions.push(room.at);
      expect(room.course.rounds).toHaveLength(3);
      expect(room.course.rounds.filter(({ endedAt }) => endedAt === null).length).toBeLessThanOrEqual(1);
    }
    expect(positions.slice(0, 3)).toEqual(['close-1', 'commitments-1', 'priorities-1']);
    expect(room.course).toMatchObject({ phase: 'preparation', voting: 'open' });
    room.on();
    room.on();
    expect(room.course.rounds.map(({ number, endedAt }) => [number, endedAt === null])).toEqual([
      [1, true],
      [2, false],
      [3, false],
    ]);
  });

  test('opens a round again with the time it had left', () => {
    const room = new Room();
    for (let i = 0; i < 3; i++) room.on();
    room.pass(12);
    room.on();
    room.pass(5);
    room.back();
    expect(room.at).toBe('sharing-1');
    expect(room.course.rounds[0]).toMatchObject({ endedAt: null, endsAt: (17 + 8) * MINUTE });
  });

  test('from a round tells nobody to move', () => {
    const room = new Room();
    for (let i = 0; i < 5; i++) room.on();
    room.back();
    expect(room.turns).toEqual([{ kind: 'end-round', movesOn: false }]);
  });
});

describe('following', () => {
  const opened: Round = { number: 1, openedAt: 10 * MINUTE, endsAt: 30 * MINUTE, endedAt: null };

  test('a round that was opened by itself makes its sharing the step that is now, on time', () => {
    const room = new Room();
    room.course = { ...room.course, phase: 'rounds' };
    room.hold([opened]);
    room.follow();
    expect(room.evening.current).toEqual({ id: 'sharing-1', since: 10 * MINUTE, endsAt: 30 * MINUTE });
    expect(minutesLate(room.evening, 10 * MINUTE)).toBe(3);
  });

  test('a round that ended goes over into the change of tables; before a break somebody goes on', () => {
    const room = new Room();
    room.course = { ...room.course, phase: 'rounds' };
    room.hold([{ ...opened, endedAt: 30 * MINUTE }]);
    room.follow();
    expect(room.evening.current).toEqual({ id: 'move-1', since: 30 * MINUTE, endsAt: 33 * MINUTE });
    room.hold([...room.course.rounds, { ...opened, number: 2, endedAt: 50 * MINUTE }]);
    room.go('sharing-2' as Position);
    room.hold(room.course.rounds.map((round) => ({ ...round, endedAt: 50 * MINUTE })));
    room.follow();
    expect(room.at).toBe('sharing-2');
  });

  test.each([
    ['preparation', 'start'],
    ['synthesis', 'harvest-1'],
    ['priorities', 'priorities-1'],
    ['plan', 'commitments-1'],
    ['follow-up', 'end'],
  ] as const)('a workshop that stands at %s without a plan is at %s', (phase, position) => {
    const { evening, course } = planned();
    expect(positionOf(followed(evening, { ...course, phase }, MINUTE))).toBe(position);
  });

  test('is told the same whenever it is asked', () => {
    const room = new Room();
    room.course = { ...room.course, phase: 'rounds' };
    room.hold([opened]);
    room.follow();
    const once = room.evening;
    room.follow();
    expect(room.evening).toEqual(once);
  });
});

describe('time', () => {
  test('that a step takes beyond its own makes the evening late, and what is cut short makes up for it', () => {
    const room = new Room();
    room.on();
    room.pass(14);
    expect(minutesLate(room.evening, room.now)).toBe(0);
    room.pass(6);
    expect(minutesLate(room.evening, room.now)).toBe(5);
    expect(expectedTimes(room.evening, room.now)[1]).toBe(20 * MINUTE);
    room.on();
    expect(minutesLate(room.evening, room.now)).toBe(5);
    room.on();
    expect(minutesLate(room.evening, room.now)).toBe(2);
  });

  test('is given to the step that is now, from this moment where it was over', () => {
    const room = new Room();
    room.on();
    expect(extended(room.evening, 2, room.now).current?.endsAt).toBe(17 * MINUTE);
    room.pass(20);
    expect(extended(room.evening, 2, room.now).current?.endsAt).toBe(22 * MINUTE);
    expect(extended(room.evening, 5e-324, room.now).current?.endsAt).toBe(20 * MINUTE);
    expect(extended(room.evening, 0.12345, room.now).current?.endsAt).toBe(20 * MINUTE + 7_407);
  });
});
