/** A Kavarna whose evening passes as fast as a test says. */
import { fileURLToPath } from 'node:url';
import { startKavarna, type RunningKavarna } from '../kavarna-fixture.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

export interface MovedClock {
  kavarna: RunningKavarna;
  /** Epoch ms by its clock. */
  now(): number;
  /** Lets so many minutes pass, for the server and for whoever asks it for the time. */
  pass(minutes: number): Promise<void>;
  stop(): Promise<void>;
}

export async function kavarnaWithMovedClock(): Promise<MovedClock> {
  const { server, stop, ...kavarna } = await startKavarna({}, MAIN);
  let ahead = 0;
  return {
    kavarna,
    stop,
    now: () => Date.now() + ahead,
    async pass(minutes) {
      ahead += minutes * 60_000;
      const moved = new Promise((resolve) => server.stdout?.once('data', resolve));
      server.stdin?.write(`${minutes * 60_000}\n`);
      await moved;
    },
  };
}
