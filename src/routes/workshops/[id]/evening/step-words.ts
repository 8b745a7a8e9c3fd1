/** What a step of the evening is called. */
import type { Step } from '#domain/evening.ts';
import type { Translate } from '#language/translate.ts';

export function stepName(t: Translate, { kind, round }: Pick<Step, 'kind' | 'round'>): string {
  return t(`evening.step.${kind}`, { round: round ?? 0 });
}
