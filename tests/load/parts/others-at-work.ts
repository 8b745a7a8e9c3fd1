/** How busy the machine is with what is not measured: figures taken beside other work are worth less. */
import { cpus } from 'node:os';

export interface Processors {
  /** Milliseconds, over all processors. */
  busy: number;
  at: number;
}

export function processors(): Processors {
  const busy = cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
  return { busy, at: performance.now() };
}

/** Processors that others kept busy between two looks, when the measured used `own` of them. */
export function coresOfOthers(before: Processors, after: Processors, own: number): number {
  return Math.max(0, (after.busy - before.busy) / (after.at - before.at) - own);
}
