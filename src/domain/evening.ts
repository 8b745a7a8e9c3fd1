/** The evening as a plan: its steps with their minutes, which of them is now, and how the time stands against the plan. */
import type { WorkshopView } from './workshop-view.ts';
import { LIMITS, type Phase, type WorkshopKind, type WorkshopSettings } from './workshop.ts';

export const STEP_KINDS = [
  'welcome',
  'silent-writing',
  'sharing',
  'move',
  'break',
  'harvest',
  'priorities',
  'commitments',
  'close',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

declare const isStep: unique symbol;
/** Unique within one evening: `sharing-2`. */
export type StepId = string & { readonly [isStep]: true };

export interface Step {
  id: StepId;
  kind: StepKind;
  minutes: number;
  /** Of silent writing and sharing: the round they make up, from 1. Of the others: null. */
  round: number | null;
}

/** All times in epoch ms by the server's clock. */
export interface CurrentStep {
  id: StepId;
  since: number;
  /** When it should end; the evening goes on by itself only out of silent writing and at the end of a round. */
  endsAt: number;
}

export interface Evening {
  steps: Step[];
  /** null: it has not begun, or it is over. */
  current: CurrentStep | null;
  /** From when the plan counts; null before the first step. */
  begunAt: number | null;
  endedAt: number | null;
  /** When people are asked to come, as HH:MM on the clock of the hall; null: nobody has said. */
  startTime: string | null;
  gong: Gong;
  /** How often the plan was changed: who changes it says what it is based on. */
  revision: number;
}

/** The sound at the end of a step, on the devices at the tables, the projector and the desk. */
export interface Gong {
  isOn: boolean;
  /** 1 to 100, of what a device can do. */
  volume: number;
}

export const QUIET_GONG: Gong = { isOn: true, volume: 60 };

/** What is known of the evening of a workshop that was published before evenings had steps. */
export const NOT_PLANNED: Evening = {
  steps: [],
  current: null,
  begunAt: null,
  endedAt: null,
  startTime: null,
  gong: QUIET_GONG,
  revision: 0,
};

/** Where an evening is: at a step, before the first or after the last. Whoever goes on says from where. */
export type Position = StepId | 'start' | 'end';

export const EVENING_LIMITS = { steps: 60, minutes: LIMITS.roundMinutes, extension: 120 } as const;

export const MINUTE_MS = 60_000;

/** A program may ask for half a minute, or a millionth: times are whole milliseconds all the same. */
export const minutesInMs = (minutes: number): number => Math.round(minutes * MINUTE_MS);

/** Minutes of the template: the reference timetable of three hours. */
const SILENT_MINUTES = 3;
const MOVE_MINUTES = 3;
const BREAK_MINUTES = 15;

export type Draft = Pick<Step, 'kind' | 'minutes'> & { id?: StepId };

/** What a workshop of this kind starts from. Rounds, their length and whether people change tables are as its settings say. */
export function plannedSteps(kind: WorkshopKind, settings: WorkshopSettings): Step[] {
  const of = (step: StepKind, minutes: number): Draft => ({ kind: step, minutes });
  const rounds = plannedRounds(kind, settings);
  switch (kind) {
    case 'world-cafe':
      return numbered([
        of('welcome', 15),
        ...rounds,
        of('harvest', 22),
        of('priorities', 15),
        of('commitments', 25),
        of('close', 15),
      ]);
    case 'focus-group':
      return numbered([of('welcome', 10), ...rounds, of('harvest', 15), of('close', 5)]);
    case 'working-meeting':
      return numbered([
        of('welcome', 10),
        ...rounds,
        of('harvest', 20),
        of('priorities', 15),
        of('commitments', 20),
        of('close', 10),
      ]);
  }
}

function plannedRounds(kind: WorkshopKind, settings: WorkshopSettings): Draft[] {
  const { roundCount } = settings;
  return Array.from({ length: roundCount }, (_, index): Draft[] => {
    const isLast = index === roundCount - 1;
    // The last round of three comes after a break, during which people change tables.
    const isBeforeBreak = kind === 'world-cafe' && roundCount > 2 && index === roundCount - 2;
    const after: Draft[] = isLast
      ? []
      : isBeforeBreak
        ? [{ kind: 'break', minutes: BREAK_MINUTES }]
        : settings.rotation === 'none'
          ? []
          : [{ kind: 'move', minutes: MOVE_MINUTES }];
    return [...plannedRound(kind, settings.roundMinutes), ...after];
  }).flat();
}

export function plannedRound(kind: WorkshopKind, minutes: number): Draft[] {
  const silent = kind === 'world-cafe' && minutes > SILENT_MINUTES ? SILENT_MINUTES : 0;
  const sharing: Draft = { kind: 'sharing', minutes: minutes - silent };
  return silent > 0 ? [{ kind: 'silent-writing', minutes: silent }, sharing] : [sharing];
}

/** Gives each step the number of its round, and an id where it has none. */
export function numbered(drafts: readonly Draft[]): Step[] {
  const taken = new Set<string>(drafts.flatMap(({ id }) => id ?? []));
  const newId = (kind: StepKind): StepId => {
    let number = 1;
    while (taken.has(`${kind}-${number}`)) number++;
    taken.add(`${kind}-${number}`);
    return `${kind}-${number}` as StepId;
  };
  let round = 0;
  return drafts.map(({ id = undefined, kind, minutes }) => {
    const isOfRound = kind === 'silent-writing' || kind === 'sharing';
    const step: Step = { id: id ?? newId(kind), kind, minutes, round: isOfRound ? round + 1 : null };
    if (kind === 'sharing') round++;
    return step;
  });
}

export function isSteps(steps: readonly Draft[]): boolean {
  const ids = steps.flatMap(({ id }) => id ?? []);
  const rounds = steps.filter(({ kind }) => kind === 'sharing').length;
  return (
    steps.length <= EVENING_LIMITS.steps &&
    new Set(ids).size === ids.length &&
    rounds >= 1 &&
    rounds <= LIMITS.rounds &&
    steps.every(({ minutes }) => Number.isInteger(minutes) && minutes >= 1 && minutes <= EVENING_LIMITS.minutes) &&
    // Silence is the first part of a round.
    steps.every(({ kind }, index) => kind !== 'silent-writing' || steps[index + 1]?.kind === 'sharing')
  );
}

export function positionOf(evening: Pick<Evening, 'current' | 'endedAt'>): Position {
  return evening.current?.id ?? (evening.endedAt === null ? 'start' : 'end');
}

/** Of the steps, from 0; -1 before the first, as many as there are after the last. */
export function indexOf(steps: readonly Step[], position: Position): number {
  if (position === 'start') return -1;
  const index = steps.findIndex(({ id }) => id === position);
  return index === -1 ? steps.length : index;
}

const positionAt = (steps: readonly Step[], index: number): Position =>
  index < 0 ? 'start' : (steps[index]?.id ?? 'end');

export function positionAfter(steps: readonly Step[], position: Position): Position {
  return positionAt(steps, Math.min(steps.length, indexOf(steps, position) + 1));
}

export function positionBefore(steps: readonly Step[], position: Position): Position {
  return positionAt(steps, Math.max(-1, indexOf(steps, position) - 1));
}

export function stepAt(evening: Pick<Evening, 'steps'>, position: Position): Step | null {
  return evening.steps.find(({ id }) => id === position) ?? null;
}

/** The step that is now; null before the first and after the last. */
export function currentStep({ evening }: Pick<WorkshopView, 'evening'>): Step | null {
  return stepAt(evening, positionOf(evening));
}

export function nextStep({ evening }: Pick<WorkshopView, 'evening'>): Step | null {
  return stepAt(evening, positionAfter(evening.steps, positionOf(evening)));
}

/** null: the way back leads to before the evening. */
export function previousStep({ evening }: Pick<WorkshopView, 'evening'>): Step | null {
  return stepAt(evening, positionBefore(evening.steps, positionOf(evening)));
}

/** Whether everybody writes for themselves just now, so that others' new notes show as covered. */
export function isSilent(view: Pick<WorkshopView, 'evening' | 'round'>): boolean {
  return currentStep(view)?.kind === 'silent-writing' && view.round?.endedAt === null;
}

/** The stage of the workshop that a step belongs to; null: whatever it is (a break can be anywhere). */
export function phaseOf(kind: StepKind): Phase | null {
  switch (kind) {
    case 'welcome':
      return 'preparation';
    case 'silent-writing':
    case 'sharing':
    case 'move':
      return 'rounds';
    case 'break':
      return null;
    case 'harvest':
      return 'synthesis';
    case 'priorities':
      return 'priorities';
    case 'commitments':
    case 'close':
      return 'plan';
  }
}
