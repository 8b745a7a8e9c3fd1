/** The evening's plan as a form: what its fields say, and what its buttons do to it. */
import { plannedRound, STEP_KINDS, type Draft, type StepId, type StepKind } from '#domain/evening.ts';
import type { WorkshopKind } from '#domain/workshop.ts';
import { textField } from '../../../form-fields.ts';

/** Minutes of a step that is added. */
const NEW_MINUTES: Record<StepKind, number> = {
  welcome: 10,
  'silent-writing': 3,
  sharing: 20,
  move: 3,
  break: 15,
  harvest: 20,
  priorities: 15,
  commitments: 20,
  close: 10,
};

export type PlanPress =
  { kind: 'save' } | { kind: 'up' | 'down' | 'remove'; id: StepId } | { kind: 'add'; step: StepKind };

export interface PlanForm {
  basedOn: number;
  steps: Draft[];
  startTime: string | null;
  press: PlanPress;
}

export function readPlanForm(form: FormData): PlanForm {
  const all = (name: string) => form.getAll(name).map((value) => (typeof value === 'string' ? value : ''));
  const [ids, kinds, minutes] = [all('step'), all('kind'), all('minutes')];
  const steps = ids.flatMap((id, index): Draft[] => {
    const kind = STEP_KINDS.find((one) => one === kinds[index]);
    return kind ? [{ id: id as StepId, kind, minutes: Number(minutes[index] || Number.NaN) }] : [];
  });
  return {
    basedOn: Number(textField(form, 'basedOn')),
    steps,
    startTime: textField(form, 'startTime') || null,
    press: readPress(textField(form, 'press'), textField(form, 'add')),
  };
}

function readPress(value: string, add: string): PlanPress {
  const [press, id] = value.split(':');
  if ((press === 'up' || press === 'down' || press === 'remove') && id) return { kind: press, id: id as StepId };
  const step = STEP_KINDS.find((kind) => kind === add);
  return press === 'add' && step ? { kind: 'add', step } : { kind: 'save' };
}

/** `behind`: how many steps from the first on stay where they are: those that are over, and the one that is now. */
export function pressed(
  { steps, press }: Pick<PlanForm, 'steps' | 'press'>,
  behind: number,
  of: { kind: WorkshopKind; roundMinutes: number },
): Draft[] {
  switch (press.kind) {
    case 'save':
      return steps;
    case 'remove':
      return removed(steps, press.id);
    case 'add':
      return added(steps, press.step, behind, of);
    case 'up':
    case 'down':
      return moved(steps, press.id, press.kind, behind);
  }
}

/** Without its round silence has nothing to go over into. */
function removed(steps: readonly Draft[], id: StepId): Draft[] {
  const index = steps.findIndex((step) => step.id === id);
  const isRound = steps[index]?.kind === 'sharing' && steps[index - 1]?.kind === 'silent-writing';
  return steps.filter((_, at) => at !== index && !(isRound && at === index - 1));
}

function added(
  steps: readonly Draft[],
  kind: StepKind,
  behind: number,
  of: { kind: WorkshopKind; roundMinutes: number },
): Draft[] {
  const isBare = (step: Draft, index: number) =>
    index >= behind && step.kind === 'sharing' && (index === 0 || steps[index - 1]?.kind !== 'silent-writing');
  if (kind === 'silent-writing') {
    const round = steps.findIndex(isBare);
    return round === -1 ? [...steps] : steps.toSpliced(round, 0, { kind, minutes: NEW_MINUTES[kind] });
  }
  const close = steps.findIndex((step, index) => index >= behind && step.kind === 'close');
  const more = kind === 'sharing' ? plannedRound(of.kind, of.roundMinutes) : [{ kind, minutes: NEW_MINUTES[kind] }];
  return steps.toSpliced(close === -1 ? steps.length : close, 0, ...more);
}

/** A round moves with its silence, and nothing moves in between the two. */
function moved(steps: readonly Draft[], id: StepId, way: 'up' | 'down', behind: number): Draft[] {
  const blocks: Draft[][] = [];
  for (const step of steps.slice(behind)) {
    const last = blocks.at(-1);
    if (step.kind === 'sharing' && last?.at(-1)?.kind === 'silent-writing') last.push(step);
    else blocks.push([step]);
  }
  // The round whose silence is now stays behind it.
  const fixed = steps[behind - 1]?.kind === 'silent-writing' ? 1 : 0;
  const from = blocks.findIndex((block) => block.some((step) => step.id === id));
  const to = from + (way === 'up' ? -1 : 1);
  const block = blocks[from];
  if (!block || from < fixed || to < fixed || to >= blocks.length) return [...steps];
  return [...steps.slice(0, behind), ...blocks.toSpliced(from, 1).toSpliced(to, 0, block).flat()];
}
