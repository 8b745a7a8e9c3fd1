/** The stages at which a played evening stops: what a demonstration is opened at. */

/** How far an evening is played: everything up to here is done, and this is still going on. Between rounds: before the second. */
export const STAGES = [
  'preparation',
  'round-1',
  'between-rounds',
  'round-2',
  'synthesis',
  'priorities',
  'plan',
] as const;
export type Stage = (typeof STAGES)[number];

export function isStage(value: unknown): value is Stage {
  return STAGES.includes(value as Stage);
}
