// @ts-check
/** What went wrong in a way we expected: one sentence for the person, no stack trace. */
export class ForeseenError extends Error {}
