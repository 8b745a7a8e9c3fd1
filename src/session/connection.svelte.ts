/** One browser's connection to the server, shared by the documents a page has open. */
import {
  HocuspocusProviderWebsocket,
  WebSocketStatus,
  type HocuspocusProviderWebsocketConfiguration,
} from '@hocuspocus/provider';

/** A page's cookie says who asks; this word says as whom, where a browser is signed in and seated at once. */
export type SpeaksAs = 'seat' | 'account' | 'observer';

/** Milliseconds before a lost connection is tried again, at first and at most. A hall does not come back all in one instant. */
const RETRY_FIRST_MS = 500;
const RETRY_MOST_MS = 8_000;

/** As the provider itself names a connection that it gives up. */
const GIVEN_UP = { code: 4408, reason: 'offline' };

export function openSocket(): HocuspocusProviderWebsocket {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return new NetworkAwareSocket({
    url: `${scheme}://${location.host}/collaboration`,
    delay: RETRY_FIRST_MS,
    minDelay: RETRY_FIRST_MS / 2,
    maxDelay: RETRY_MOST_MS,
    factor: 1.6,
    maxAttempts: 0,
  });
}

/**
 * A socket hangs for half a minute before it notices that its network is gone; the browser knows at once, and at once when it is back.
 * Where the server is this very machine, it is simply reached again.
 */
class NetworkAwareSocket extends HocuspocusProviderWebsocket {
  readonly #leaving = new AbortController();

  constructor(configuration: HocuspocusProviderWebsocketConfiguration) {
    super(configuration);
    const { signal } = this.#leaving;
    addEventListener('offline', () => this.#giveUp(), { signal });
    addEventListener('online', () => void this.connect(), { signal });
  }

  override destroy(): void {
    this.#leaving.abort();
    super.destroy();
  }

  #giveUp(): void {
    if (this.status === WebSocketStatus.Connected) this.emit('close', { event: GIVEN_UP });
  }
}
