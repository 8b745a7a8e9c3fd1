/** The evening's time: when each step is due, and how late or early the evening is. */
import { currentStep, indexOf, MINUTE_MS, positionOf, type Evening, type Step } from './evening.ts';
import { remainingTime, type RemainingTime } from './timer.ts';
import type { WorkshopView } from './workshop-view.ts';
import { isRoundOpen } from './workshop.ts';

export const totalMinutes = (steps: readonly Pick<Step, 'minutes'>[]): number =>
  steps.reduce((sum, { minutes }) => sum + minutes, 0);

/** Milliseconds from the beginning to the planned beginning of the step at this place. */
export function plannedOffset(steps: readonly Step[], index: number): number {
  return totalMinutes(steps.slice(0, Math.max(0, index))) * MINUTE_MS;
}

/** Whole minutes behind the plan, negative: ahead of it. A step that runs over its time makes the evening later as it goes. */
export function minutesLate(evening: Evening, now: number): number {
  const { current, begunAt, steps } = evening;
  if (!current || begunAt === null) return 0;
  const index = indexOf(steps, current.id);
  const plannedEnd = begunAt + plannedOffset(steps, index + 1);
  return Math.round((Math.max(now, current.endsAt) - plannedEnd) / MINUTE_MS) || 0;
}

/** When each step begins as things stand: what is behind as planned, what is ahead after the running one. Epoch ms, or minutes of the day. */
export function expectedTimes(evening: Evening, now: number): number[] {
  const { steps, current, begunAt } = evening;
  const begin = begunAt ?? now;
  const at = indexOf(steps, positionOf(evening));
  return steps.map((_, index) => {
    if (!current || index < at) return begin + plannedOffset(steps, index);
    if (index === at) return current.since;
    const between = plannedOffset(steps, index) - plannedOffset(steps, at + 1);
    return Math.max(now, current.endsAt) + between;
  });
}

/** HH:MM of each step's beginning and, last, of the end, on the clock of the hall. */
export function clockTimes(steps: readonly Step[], startTime: string): string[] {
  const [hours = 0, minutes = 0] = startTime.split(':').map(Number);
  return [...steps, null].map((_, index) => {
    const ofDay = (hours * 60 + minutes + plannedOffset(steps, index) / MINUTE_MS) % (24 * 60);
    return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
  });
}

export function isClockTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** What is left of the step that is now. */
export function remainingOfStep(evening: Evening, now: number): RemainingTime | null {
  const { current } = evening;
  return current && remainingTime({ openedAt: current.since, endsAt: current.endsAt }, now);
}

/** What the screens of a round show: silence has its own time within it. null: no round is open. */
export function remainingInRound(
  view: Pick<WorkshopView, 'evening' | 'phase' | 'round'>,
  now: number,
): RemainingTime | null {
  const { evening, phase, round } = view;
  if (!round || !isRoundOpen({ phase, rounds: [round] })) return null;
  const ofStep = currentStep(view)?.round != null ? remainingOfStep(evening, now) : null;
  return ofStep ?? remainingTime(round, now);
}
