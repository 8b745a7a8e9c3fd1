/** Serbian (Latin). Joining, the table, voting: what people in the hall read. */
import type sl from '../sl/participant.ts';

export default {} as const satisfies Record<keyof typeof sl, string>;
