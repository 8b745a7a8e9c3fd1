/** Going on, going back and following: how the evening's steps move the workshop's stages, rounds and vote, and are moved by them. */
import {
  indexOf,
  isSteps,
  MINUTE_MS,
  minutesInMs,
  numbered,
  phaseOf,
  plannedRound,
  positionOf,
  stepAt,
  type Draft,
  type Evening,
  type Position,
  type Step,
} from './evening.ts';
import { plannedOffset } from './evening-time.ts';
import {
  isRoundOpen,
  type Phase,
  type Round,
  type VotingState,
  type WorkshopKind,
  type WorkshopSettings,
} from './workshop.ts';

/** What of a workshop an evening moves. */
export interface Course {
  kind: WorkshopKind;
  phase: Phase;
  rounds: readonly Round[];
  voting: VotingState;
  settings: WorkshopSettings;
  createdAt: number;
}

/** One thing that is to be done to the workshop, in this order, so that it is where its evening is. */
export type Turn =
  /** `movesOn`: people are told which table they go to. */
  | { kind: 'end-round'; movesOn: boolean }
  /** Opened, opened again, or given another end where it runs. */
  | { kind: 'hold-round'; number: number; endsAt: number }
  | { kind: 'enter-phase'; phase: Phase }
  | { kind: 'open-vote' }
  | { kind: 'close-vote' };

/** Minutes at least for a round that is opened again. */
const AGAIN_MINUTES = 2;

/** The evening at another position, and what that asks for. Nothing that was written, voted or held is lost in either direction. */
export function turnTo(
  course: Course,
  evening: Evening,
  target: Position,
  now: number,
): { evening: Evening; turns: Turn[] } {
  const step = stepAt(evening, target);
  const isBack = indexOf(evening.steps, target) < indexOf(evening.steps, positionOf(evening));
  const turns: Turn[] = [];
  const open = isRoundOpen(course) ? openRound(course) : null;
  const held = step?.round ?? null;
  if (open && open.number !== held) turns.push({ kind: 'end-round', movesOn: !isBack });
  if (course.voting === 'open' && !isBack && step?.kind !== 'priorities') turns.push({ kind: 'close-vote' });
  const moved = movedTo(evening, target, now, step && lengthOf(course, evening, step, isBack, now));
  if (step && held !== null && moved.current) {
    const sharing =
      step.kind === 'silent-writing' ? (evening.steps[indexOf(evening.steps, target) + 1]?.minutes ?? 0) : 0;
    turns.push({ kind: 'hold-round', number: held, endsAt: moved.current.endsAt + sharing * MINUTE_MS });
  }
  const phase = phaseAt(course, evening, target);
  // A round brings its stage along by itself.
  if (held === null && phase !== course.phase) turns.push({ kind: 'enter-phase', phase });
  if (step?.kind === 'priorities' && course.voting !== 'open') turns.push({ kind: 'open-vote' });
  return { evening: moved, turns };
}

function openRound({ rounds }: Pick<Course, 'rounds'>): Round | null {
  return rounds.find(({ endedAt }) => endedAt === null) ?? null;
}

/** Milliseconds. A step begins with its own minutes; a round that was cut short and is opened again goes on with what it had left. */
function lengthOf(course: Course, evening: Evening, step: Step, isBack: boolean, now: number): number {
  const whole = step.minutes * MINUTE_MS;
  const round = course.rounds.find(({ number }) => number === step.round);
  if (!isBack || step.kind !== 'sharing' || !round) return whole;
  const length = evening.steps.filter((one) => one.round === step.round).reduce((sum, one) => sum + one.minutes, 0);
  const used = (round.endedAt ?? now) - round.openedAt;
  return Math.max(AGAIN_MINUTES * MINUTE_MS, length * MINUTE_MS - used);
}

function phaseAt(course: Course, evening: Evening, target: Position): Phase {
  if (target === 'start') return 'preparation';
  if (target === 'end') return 'follow-up';
  const at = indexOf(evening.steps, target);
  // A break belongs to what was before it, on the way back as well.
  for (const step of evening.steps.slice(0, at + 1).reverse()) {
    const phase = phaseOf(step.kind);
    if (phase) return phase;
  }
  return course.phase;
}

function movedTo(evening: Evening, target: Position, now: number, length: number | null): Evening {
  const index = indexOf(evening.steps, target);
  if (target === 'start') return { ...evening, current: null, begunAt: null, endedAt: null };
  // Who begins in the middle is on time there.
  const begunAt = evening.begunAt ?? now - plannedOffset(evening.steps, index);
  if (target === 'end') return { ...evening, current: null, begunAt, endedAt: now };
  return {
    ...evening,
    begunAt,
    endedAt: null,
    current: { id: target, since: now, endsAt: now + (length ?? 0) },
  };
}

/** More time for the step that is now; one that is over its time goes on from this moment. */
export function extended(evening: Evening, minutes: number, now: number): Evening {
  const { current } = evening;
  if (!current) return evening;
  return { ...evening, current: { ...current, endsAt: Math.max(now, current.endsAt) + minutesInMs(minutes) } };
}

/** The plan with other steps; null: not a plan, or what is behind would be another. */
export function withSteps(evening: Evening, drafts: readonly Draft[]): Evening | null {
  if (!isSteps(drafts)) return null;
  const behind = evening.steps.slice(0, indexOf(evening.steps, positionOf(evening)) + 1);
  const isKept = behind.every(({ id, kind, minutes }, index) => {
    const draft = drafts[index];
    return draft?.id === id && draft.kind === kind && draft.minutes === minutes;
  });
  const known = new Map(evening.steps.map(({ id, kind }) => [id, kind]));
  if (!isKept || drafts.some(({ id, kind }) => id !== undefined && known.get(id) !== kind)) return null;
  const steps = numbered(drafts);
  const { current } = evening;
  // The silence that is on must go over into its own sharing.
  const round = current && stepAt(evening, current.id)?.kind === 'silent-writing' ? stepAt(evening, current.id) : null;
  if (round && steps[behind.length]?.id !== evening.steps[behind.length]?.id) return null;
  return { ...evening, steps };
}

/**
 * The evening as it must be when the workshop's rounds, stage and settings are as they are: others than its own commands move them too, and
 * workshops from before evenings had steps have none that was kept. `at`: when that happened, as far as it can't be told from a round.
 */
export function followed(evening: Evening, course: Course, at: number): Evening {
  const fitted = { ...evening, steps: fittingSteps(evening, course) };
  const open = isRoundOpen(course) ? openRound(course) : null;
  if (open) return followRound(fitted, open);
  const now = stepAt(fitted, positionOf(fitted));
  if (now?.round) return afterRound(fitted, now.round, course);
  return followPhase(fitted, course, at);
}

function followRound(evening: Evening, round: Round): Evening {
  const now = stepAt(evening, positionOf(evening));
  if (now?.kind === 'silent-writing' && now.round === round.number && evening.current) {
    return { ...evening, current: { ...evening.current, endsAt: Math.min(evening.current.endsAt, round.endsAt) } };
  }
  const sharing = evening.steps.find((step) => step.kind === 'sharing' && step.round === round.number);
  if (!sharing) return evening;
  const since = now?.id === sharing.id && evening.current ? evening.current.since : round.openedAt;
  const moved = movedTo(evening, sharing.id, since, 0);
  return { ...moved, current: { id: sharing.id, since, endsAt: round.endsAt } };
}

/** A round that has ended goes over into the change of tables; before anything else somebody goes on. */
function afterRound(evening: Evening, number: number, course: Course): Evening {
  const round = course.rounds.find((one) => one.number === number);
  if (course.phase !== 'rounds') return followPhase(evening, course, round?.endedAt ?? course.createdAt);
  if (!round || round.endedAt === null) return evening;
  const index = evening.steps.findIndex((step) => step.kind === 'sharing' && step.round === number);
  const sharing = evening.steps[index];
  const next = evening.steps[index + 1];
  if (next?.kind === 'move') return movedTo(evening, next.id, round.endedAt, next.minutes * MINUTE_MS);
  if (!sharing) return evening;
  const since = evening.current?.id === sharing.id ? evening.current.since : round.openedAt;
  return { ...evening, current: { id: sharing.id, since, endsAt: round.endsAt } };
}

function followPhase(evening: Evening, course: Course, at: number): Evening {
  const position = positionOf(evening);
  if (phaseAt(course, evening, position) === course.phase) return evening;
  if (course.phase === 'follow-up') return movedTo(evening, 'end', at, null);
  if (course.phase === 'preparation') {
    const welcome = evening.steps.find(({ kind }) => kind === 'welcome');
    return movedTo(evening, evening.begunAt !== null && welcome ? welcome.id : 'start', at, minutesOf(welcome));
  }
  if (course.phase === 'rounds') {
    const last = course.rounds.at(-1);
    return last ? afterRound(evening, last.number, course) : evening;
  }
  const from = indexOf(evening.steps, position);
  const fits = (step: Step) => phaseOf(step.kind) === course.phase;
  const target = evening.steps.slice(Math.max(0, from)).find(fits) ?? evening.steps.find(fits);
  return target ? movedTo(evening, target.id, at, minutesOf(target)) : evening;
}

const minutesOf = (step: Step | undefined): number => (step?.minutes ?? 0) * MINUTE_MS;

/** As many rounds as the settings say: missing ones come after the last, surplus ones go from the end. */
function fittingSteps(evening: Evening, { kind, settings }: Course): Step[] {
  const rounds = evening.steps.filter((step) => step.kind === 'sharing').length;
  if (rounds === settings.roundCount) return evening.steps;
  const last = evening.steps.findLastIndex((step) => step.kind === 'sharing');
  if (rounds < settings.roundCount) {
    const more = Array.from({ length: settings.roundCount - rounds }, (): Draft[] => [
      ...(settings.rotation === 'none' ? [] : [{ kind: 'move' as const, minutes: 3 }]),
      ...plannedRound(kind, settings.roundMinutes),
    ]).flat();
    return numbered([...evening.steps.slice(0, last + 1), ...more, ...evening.steps.slice(last + 1)]);
  }
  const kept = evening.steps.filter((step) => step.round === null || step.round <= settings.roundCount);
  const end = kept.findLastIndex((step) => step.kind === 'sharing');
  // Nobody changes tables after the last round.
  return numbered(kept.filter((step, index) => index <= end || step.kind !== 'move'));
}

/** Rounds that nobody gave another length follow the length in the settings; those behind stay. */
export function withRoundMinutes(evening: Evening, before: number, after: number): Evening {
  const behind = indexOf(evening.steps, positionOf(evening));
  const steps = evening.steps.map((step, index): Step => {
    if (step.kind !== 'sharing' || index <= behind) return step;
    const first = evening.steps[index - 1];
    const silent = first?.kind === 'silent-writing' ? first.minutes : 0;
    if (silent + step.minutes !== before || index - 1 <= behind || after <= silent) return step;
    return { ...step, minutes: after - silent };
  });
  return { ...evening, steps };
}
