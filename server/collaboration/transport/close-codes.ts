/** Why a connection was refused or closed: one code and one reason each, read by the browser's session and by programs. */

export interface CloseCode {
  /** After 4400 to 4499 a y-websocket client does not come back by itself; after every other code it does. */
  code: number;
  reason: string;
}

/** Not signed in, or the link is no longer good: signing in again helps. */
export const UNAUTHENTICATED = { code: 4401, reason: 'unauthenticated' } as const satisfies CloseCode;
/** Signed in, but this document is not theirs. */
export const FORBIDDEN = { code: 4403, reason: 'forbidden' } as const satisfies CloseCode;
/** The server is going down for a moment; the browser connects again by itself. */
export const RESTARTING = { code: 1012, reason: 'restarting' } as const satisfies CloseCode;
/** What was sent is no message of the protocol. */
export const MALFORMED = { code: 4400, reason: 'malformed' } as const satisfies CloseCode;
/** More was sent at once than anybody writes at a table. */
export const TOO_LARGE = { code: 4413, reason: 'too-large' } as const satisfies CloseCode;
/** For a long while more was sent than anybody writes at a table. */
export const TOO_FAST = { code: 4429, reason: 'too-fast' } as const satisfies CloseCode;
/** The server has as much to do as it can; trying again later helps. */
export const OVERLOADED = { code: 4503, reason: 'overloaded' } as const satisfies CloseCode;
/** Nothing was heard from the client for too long. */
export const TIMED_OUT = { code: 4508, reason: 'timed out' } as const satisfies CloseCode;

// Only for y-websocket clients: Hocuspocus's protocol has messages for these.

/** Something was written that may only be read now; the client's copy holds what the document does not. */
export const READ_ONLY = { code: 4423, reason: 'read-only' } as const satisfies CloseCode;
/** A message of a kind that the protocol does not have. */
export const UNSUPPORTED = { code: 1003, reason: 'unsupported' } as const satisfies CloseCode;
/** The document could not be opened. */
export const FAILED = { code: 1011, reason: 'failed' } as const satisfies CloseCode;
