/** The stages of the evening at which a demonstration can be opened, as the start page offers them. */
export const DEMONSTRATION_STAGES = [
  'preparation',
  'round-1',
  'between-rounds',
  'round-2',
  'synthesis',
  'priorities',
  'plan',
] as const;
export type DemonstrationStage = (typeof DEMONSTRATION_STAGES)[number];
