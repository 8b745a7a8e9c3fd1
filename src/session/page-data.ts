/**
 * What SvelteKit asks the server for a page that is open stands in `<page>/__data.json`. Without an answer it would give the page up for one that
 * says "error"; people at a table would lose sight of it for a moment's loss of the network. So the same is asked again until it is answered.
 */

/** Milliseconds until it is asked again, and for how long from there on. */
const PAUSES_MS = [500, 1_000, 2_000, 4_000] as const;
const LONGEST_MS = 8_000;
/** What a server that is just starting, or the one before it, says. */
const NOT_NOW: ReadonlySet<number> = new Set([502, 503, 504]);

/** Wraps a browser's fetch. Whatever is not the data of the page that is open is asked once, as ever. */
export function patientFetch(ask: typeof fetch): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    if (!isOpenPages(url)) return ask(input, init);
    for (let attempt = 0; ; attempt++) {
      const answer = await ask(input, init).catch((error: unknown) => {
        if (!(error instanceof TypeError)) throw error;
        return null;
      });
      if (answer && !NOT_NOW.has(answer.status)) return answer;
      await untilOnline(PAUSES_MS[attempt] ?? LONGEST_MS);
      // The person has gone on to another page meanwhile: nobody waits for this any more, and an error would lead back.
      if (!isOpenPages(url)) return new Promise<never>(() => undefined);
    }
  };
}

function isOpenPages(url: URL): boolean {
  const page = location.pathname.replace(/\/$/, '');
  return url.origin === location.origin && url.pathname === `${page}/__data.json`;
}

/** Passes with the time, or as soon as the browser has a connection again. */
function untilOnline(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(pass, ms);
    addEventListener('online', pass);
    function pass() {
      clearTimeout(timer);
      removeEventListener('online', pass);
      resolve();
    }
  });
}
