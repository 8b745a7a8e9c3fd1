/** Has boards painted in a thread of its own, one after the other, so that nobody at a table waits while somebody downloads a picture. */
import { Worker } from 'node:worker_threads';
import type { Painted, PaintingAnswer, PaintingOrder } from './painting.ts';

/** What takes longer is given up, and said to be too large. */
const LONGEST_MS = 30_000;
/** The thread rests so long before it goes, and with it the memory of the picture. */
const REST_MS = 20_000;
/** Orders that wait. */
const LONGEST_QUEUE = 60;
const SCRIPT = new URL('painter-worker.ts', import.meta.url);

export interface Painter {
  /** null: there is too much to paint. */
  paint(order: PaintingOrder): Promise<Painted | null>;
  end(): Promise<void>;
}

export function openPainter(script = SCRIPT, longestMs = LONGEST_MS): Painter {
  let living: Worker | null = null;
  let rest: NodeJS.Timeout | undefined;
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  async function dismiss(): Promise<void> {
    clearTimeout(rest);
    const worker = living;
    living = null;
    await worker?.terminate();
  }

  async function ask(order: PaintingOrder): Promise<Painted | null> {
    clearTimeout(rest);
    const worker = (living ??= new Worker(script));
    const stop = new AbortController();
    try {
      const answer = await new Promise<PaintingAnswer | null>((resolve, reject) => {
        const deadline = setTimeout(() => resolve(null), longestMs);
        stop.signal.addEventListener('abort', () => clearTimeout(deadline));
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', (code) => reject(new Error(`the painter's thread ended with ${code}`)));
        worker.postMessage(order);
      });
      if (answer === null) await dismiss();
      if (answer?.ok === false) throw new Error(answer.error);
      return answer?.painted ?? null;
    } catch (error) {
      await dismiss();
      throw error;
    } finally {
      stop.abort();
      worker.removeAllListeners();
      rest = setTimeout(() => void dismiss(), REST_MS);
      rest.unref();
    }
  }

  return {
    async paint(order) {
      if (waiting >= LONGEST_QUEUE) return null;
      waiting++;
      const turn = last.then(() => ask(order)).finally(() => waiting--);
      last = turn.catch(() => null);
      return turn;
    },
    end: dismiss,
  };
}
