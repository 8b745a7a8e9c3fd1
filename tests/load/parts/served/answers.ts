/** What every measured server's process answers to the one that measures it: what it has used, what it holds, and goodbye. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { queryObjects } from 'node:v8';
import type { Place } from '../lean-person.ts';
import type { Speech } from '../words.ts';

/** The first thing a server's process says. */
export interface Served {
  address: string;
  speech: Speech;
  places: Place[];
}

export type Question = 'usage' | 'held' | 'stop';

export interface Usage {
  /** Milliseconds in which its event loop was busy, and the time of asking. */
  active: number;
  at: number;
  memory: number;
}

export interface Held {
  heap: number;
  memory: number;
  /** Timers, sockets, threads … by kind. */
  resources: Record<string, number>;
  /** Living objects, by the name under which the server's process counts them. */
  objects: Record<string, number>;
}

type Countable = new (...args: never[]) => unknown;

/** Sockets are kept waiting in numbers: a whole hall may come at once. */
const BACKLOG = 4096;

export async function listen(server: Server = createServer()): Promise<string> {
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1', backlog: BACKLOG }, resolve));
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The place of each person where nobody is admitted: people in rooms of `roomSize`. */
export function openPlaces(people: number, roomSize: number): Place[] {
  return Array.from({ length: people }, (_, number) => ({
    document: `table-${Math.floor(number / roomSize) + 1}`,
    token: 'anybody',
    seat: `seat-${number}`,
  }));
}

export function answer(
  served: Served,
  { stop, counted = {} }: { stop: () => Promise<void>; counted?: Record<string, Countable> },
): void {
  process.on('message', (question: Question) => {
    if (question === 'usage') process.send?.(usage());
    else if (question === 'held') process.send?.(held(counted));
    else void stop().then(() => process.exit(0));
  });
  process.once('disconnect', () => process.exit(1));
  process.send?.(served);
}

function usage(): Usage {
  return {
    active: performance.eventLoopUtilization().active,
    at: performance.now(),
    memory: process.memoryUsage.rss(),
  };
}

/** After everything that nobody needs was let go. */
function held(counted: Record<string, Countable>): Held {
  globalThis.gc?.();
  globalThis.gc?.();
  const resources: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
  const { heapUsed, rss } = process.memoryUsage();
  return {
    heap: heapUsed,
    memory: rss,
    resources,
    objects: Object.fromEntries(
      Object.entries(counted).map(([name, kind]) => [name, queryObjects(kind, { format: 'count' })]),
    ),
  };
}
