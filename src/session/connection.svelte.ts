/** One browser's connection to the server, shared by the documents a page has open. */
import { HocuspocusProviderWebsocket } from '@hocuspocus/provider';

/** A page's cookie says who asks; this word says as whom, where a browser is signed in and seated at once. */
export type SpeaksAs = 'seat' | 'account';

/** Milliseconds before a lost connection is tried again, at first and at most. A hall does not come back all in one instant. */
const RETRY_FIRST_MS = 500;
const RETRY_MOST_MS = 8_000;

export function openSocket(): HocuspocusProviderWebsocket {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return new HocuspocusProviderWebsocket({
    url: `${scheme}://${location.host}/collaboration`,
    delay: RETRY_FIRST_MS,
    minDelay: RETRY_FIRST_MS / 2,
    maxDelay: RETRY_MOST_MS,
    factor: 1.6,
    maxAttempts: 0,
  });
}
