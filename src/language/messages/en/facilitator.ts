/** English. Desk, set-up, print, synthesis, priorities, plan: what facilitators read. */
import type sl from '../sl/facilitator.ts';

export default {} as const satisfies Record<keyof typeof sl, string>;
