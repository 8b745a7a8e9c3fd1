/** The update log by itself: what the disk allows, how many updates a second it keeps, how long each waits, how much room they take. */
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openUpdateLog } from '#server/collaboration/log/update-log.ts';
import { runAtPace } from './pace.ts';
import { Writer } from './writer.ts';

/** Milliseconds that the disk itself needs for a small write with a full sync. */
export function syncTimes(count: number): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'kavarna-bench-'));
  const file = openSync(join(folder, 'synced'), 'w');
  const page = Buffer.alloc(4096, 1);
  const times = Array.from({ length: count }, () => {
    const began = performance.now();
    writeSync(file, page);
    fdatasyncSync(file);
    return performance.now() - began;
  });
  closeSync(file);
  rmSync(folder, { recursive: true, force: true });
  return times;
}

export interface LogFigures {
  /** Updates that were on disk a second. */
  aSecond: number;
  /** Milliseconds from appending to being on disk. */
  waits: number[];
  /** Bytes of the file for 1,000 updates, and of the updates themselves. */
  fileBytes: number;
  updateBytes: number;
}

const DOCUMENTS = 100;

/** As many as it takes while `inFlight` wait at any time. */
export function keepLogBusy(seconds: number, inFlight: number): Promise<LogFigures> {
  return withLog(async (append) => {
    const until = performance.now() + seconds * 1000;
    const keepGoing = async () => {
      while (performance.now() < until) await append();
    };
    await Promise.all(Array.from({ length: inFlight }, keepGoing));
  });
}

/** So many a second, evenly, as a thousand people type them. */
export function feedLog(seconds: number, aSecond: number): Promise<LogFigures> {
  return withLog(async (append) => {
    const appended: Promise<void>[] = [];
    const people = Array.from({ length: 100 }, () => ({
      aSecond: aSecond / 100,
      act: () => void appended.push(append()),
    }));
    const pace = runAtPace(people, 1, () => {});
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    pace.stop();
    await Promise.all(appended);
  });
}

async function withLog(feed: (append: () => Promise<void>) => Promise<void>): Promise<LogFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'kavarna-bench-'));
  const log = openUpdateLog(folder, { now: () => Date.now(), report: (problem) => console.error(problem) });
  await log.ready();
  const writers = Array.from({ length: DOCUMENTS }, (_, number) => new Writer(number));
  const waits: number[] = [];
  let updateBytes = 0;
  let count = 0;
  const began = performance.now();
  await feed(async () => {
    const number = count++ % DOCUMENTS;
    const update = writers[number]?.type(0) ?? new Uint8Array();
    updateBytes += update.length;
    const appendedAt = performance.now();
    await log.append(`table/${String(number).padStart(20, '0')}`, update);
    waits.push(performance.now() - appendedAt);
  });
  const elapsed = (performance.now() - began) / 1000;
  await log.close();
  const { size } = statSync(join(folder, 'updates.sqlite'));
  rmSync(folder, { recursive: true, force: true });
  return {
    aSecond: count / elapsed,
    waits,
    fileBytes: (1000 * size) / count,
    updateBytes: (1000 * updateBytes) / count,
  };
}
