/** Has boards painted in a thread of its own, one after the other, so that nobody at a table waits while somebody downloads a picture. */
import { Worker } from 'node:worker_threads';
import type { Painted, PaintingAnswer, PaintingOrder } from './painting.ts';

/** What takes longer is given up, and said to be too large. */
const LONGEST_MS = 60_000;
/** The thread rests so long before it goes, and with it the memory of the picture. */
const REST_MS = 20_000;
/** Orders that wait. */
const LONGEST_QUEUE = 60;

export interface Painter {
  /** null: there is too much to paint. */
  paint(order: PaintingOrder): Promise<Painted | null>;
  end(): Promise<void>;
}

interface Thread {
  worker: Worker;
  answer: (answer: PaintingAnswer) => void;
}

/** `script`: what the thread runs. */
export function openPainter({
  script = new URL('painter-worker.ts', import.meta.url),
  longestMs = LONGEST_MS,
}: { script?: URL; longestMs?: number } = {}): Painter {
  let living: Thread | null = null;
  let rest: NodeJS.Timeout | undefined;
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  function start(): Thread {
    const thread: Thread = { worker: new Worker(script), answer: () => {} };
    const died = (why: string) => {
      if (living === thread) living = null;
      thread.answer({ ok: false, error: `the painter's thread has ended: ${why}` });
    };
    thread.worker.on('message', (answer: PaintingAnswer) => thread.answer(answer));
    thread.worker.on('error', (error: unknown) => died(String(error)));
    thread.worker.on('exit', (code) => died(`exit code ${code}`));
    thread.worker.unref();
    return thread;
  }

  async function dismiss(): Promise<void> {
    clearTimeout(rest);
    const thread = living;
    living = null;
    await thread?.worker.terminate();
  }

  async function ask(order: PaintingOrder): Promise<Painted | null> {
    clearTimeout(rest);
    const thread = (living ??= start());
    let deadline: NodeJS.Timeout | undefined;
    const answer = await new Promise<PaintingAnswer | 'too late'>((resolve) => {
      deadline = setTimeout(() => resolve('too late'), longestMs);
      thread.answer = resolve;
      thread.worker.postMessage(order);
    });
    clearTimeout(deadline);
    if (answer === 'too late') {
      await dismiss();
      return null;
    }
    rest = setTimeout(() => void dismiss(), REST_MS).unref();
    if (!answer.ok) throw new Error(answer.error);
    return answer.painted;
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
