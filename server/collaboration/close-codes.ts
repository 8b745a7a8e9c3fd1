/** Why a connection was refused or closed: one code and one reason each, read by the browser's session. */

/** Not signed in, or the link is no longer good: signing in again helps. */
export const UNAUTHENTICATED = { code: 4401, reason: 'unauthenticated' } as const;
/** Signed in, but this document is not theirs. */
export const FORBIDDEN = { code: 4403, reason: 'forbidden' } as const;
/** The server is going down for a moment; the browser connects again by itself. */
export const RESTARTING = { code: 1012, reason: 'restarting' } as const;
