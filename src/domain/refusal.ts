/** Every reason for which Kavarna says no. `language` owns the sentence for each; the API answers each with a problem type of the same name. */
export const REFUSALS = [
  // who is asking
  'not-signed-in',
  'wrong-password',
  'not-yours',
  'too-many-tries',
  'link-expired',
  'email-taken',
  'password-too-short',
  // what is asked for
  'code-unknown',
  'not-found',
  'table-full',
  'seat-elsewhere',
  'seat-in-use',
  'invalid-input',
  'text-too-long',
  'too-large',
  // when it is asked for
  'round-closed',
  'round-open',
  'no-more-rounds',
  'wrong-phase',
  'voting-closed',
  'no-dots-left',
  'workshop-over',
  'too-few-tables',
  'table-taken',
  'last-owner',
  'changed-meanwhile',
  'no-measures',
  'table-locked',
  'call-taken',
  'table-closed',
  'host-taken',
  // why it can't be done although it may
  'cannot-save',
  'board-too-large',
  // of moderation
  'ideas-held',
  'too-many-waiting',
  'already-decided',
  'idea-changed',
  // of what a table passes on, and where its remote people are met
  'too-many-pins',
  'bad-video-link',
  // of what comes from paper
  'too-many-dots',
  'dots-spent',
  'counted-meanwhile',
  'not-a-picture',
  'too-many-pictures',
] as const;

export type Refusal = (typeof REFUSALS)[number];
