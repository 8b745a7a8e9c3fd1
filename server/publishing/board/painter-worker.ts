/** The thread in which boards are painted: takes one order after the other. */
import { parentPort } from 'node:worker_threads';
import type { PaintingAnswer, PaintingOrder } from './painting.ts';
import { paint } from './paint.ts';

if (!parentPort) throw new Error('invariant: this runs as a worker thread');
const port = parentPort;
port.on('message', (order: PaintingOrder) => {
  paint(order).then(
    (painted) => port.postMessage({ ok: true, painted } satisfies PaintingAnswer),
    (error: unknown) => port.postMessage({ ok: false, error: String(error) } satisfies PaintingAnswer),
  );
});
