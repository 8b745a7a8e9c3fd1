/** Updates on their way to a browser: packed page by page, and where there are very many, joined minute by minute. */
import * as Y from 'yjs';
import { minuteOf } from '#domain/timeline.ts';
import { packUpdates } from '#document/history-stream.ts';
import type { LoggedUpdate } from '../collaboration/log/update-log.ts';

/** Updates that are sent as they are; joining costs the server more than it saves the browser before there are so many. */
const SENT_SINGLY = 40_000;

export async function* inMinutes(pages: AsyncIterable<LoggedUpdate[]>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let sent = 0;
  for await (const page of pages) {
    yield packUpdates(sent < SENT_SINGLY ? page : joined(page));
    sent += page.length;
  }
}

/** One update for each minute: smaller, with the same states at the ends of minutes. */
function joined(page: readonly LoggedUpdate[]): LoggedUpdate[] {
  const runs: LoggedUpdate[][] = [];
  for (const update of page) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    // Only neighbours: a clock that was set back must not change their order.
    if (run && before && minuteOf(before.at) === minuteOf(update.at)) run.push(update);
    else runs.push([update]);
  }
  return runs.flatMap((run) => {
    const last = run.at(-1);
    return last ? [{ ...last, bytes: Y.mergeUpdates(run.map(({ bytes }) => bytes)) }] : [];
  });
}
