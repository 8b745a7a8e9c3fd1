/** What the update log and the start of a server do when something is wrong with the data: nothing is lost, nothing overwritten, and the operator is told. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Worker } from 'node:worker_threads';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { HOCUSPOCUS } from '#server/collaboration/transport/dialect.ts';
import { patient } from '#server/collaboration/patience.ts';
import { openUpdateLog, type UpdateLog } from '#server/collaboration/log/update-log.ts';
import { addressOf, syncStep1, syncUpdate } from '#server/collaboration/transport/wire.ts';
import { eventually } from '../chaos/waiting.ts';
import { runKavarna } from './running-kavarna.ts';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const TABLE = 'table/aaaaaaaaaaaaaaaaaaaa';

let folder: string;
let said: string[];
const open: UpdateLog[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kavarna-faults-'));
  said = [];
});
afterEach(async () => {
  for (const log of open.splice(0)) await log.close();
  rmSync(folder, { recursive: true, force: true });
});

function openLog(): UpdateLog {
  const log = openUpdateLog(folder, { now: () => 1, report: (problem) => said.push(problem) });
  open.push(log);
  return log;
}

const file = () => join(folder, 'updates.sqlite');

function update(words: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('words').insert(0, words);
  return Y.encodeStateAsUpdate(doc);
}

test('the thread that writes dies: another one takes over, and what was on its way is written', async () => {
  const workers: Worker[] = [];
  const meet = (worker: Worker) => workers.push(worker);
  process.on('worker', meet);
  try {
    const log = openLog();
    await log.append(TABLE, update('prej'));
    const durable = log.append(TABLE, update('med'));
    for (const worker of workers) void worker.terminate();
    await durable;
    await log.append(TABLE, update('potem'));
    expect((await log.load(TABLE)).updates.length).toBeGreaterThanOrEqual(3);
    expect(said.join(' ')).toContain('a new one takes over');
  } finally {
    process.off('worker', meet);
  }
});

test('the file is locked by somebody else: nothing is confirmed, what waits can be read, and all is written after it', async () => {
  const log = openLog();
  await log.append(TABLE, update('prej'));
  const other = new BetterSqlite(file());
  other.exec('BEGIN IMMEDIATE');
  let isDurable = false;
  const durable = log.append(TABLE, update('med')).then(() => (isDurable = true));
  const confirmed = log.confirmed(TABLE).then(
    () => 'confirmed',
    (error: Error) => error.constructor.name,
  );
  await eventually(() => log.trouble !== null, 'the log is in trouble');
  expect(isDurable).toBe(false);
  expect(await confirmed).toBe('CannotSave');
  await expect(log.confirmed(TABLE)).rejects.toThrow();
  await expect(log.erase([TABLE])).rejects.toThrow();
  expect((await log.load(TABLE)).updates).toHaveLength(2);
  other.exec('ROLLBACK');
  other.close();
  await durable;
  expect(log.trouble).toBeNull();
  expect(said.map((one) => one.slice(0, 22))).toEqual(["The update log can't b", 'The update log is writ']);
});

test('more waits than memory should hold: who writes is read no further, who only asks is, and it goes on after it', async () => {
  const log = openLog();
  await log.ready();
  const other = new BetterSqlite(file());
  other.exec('BEGIN IMMEDIATE');
  for (let i = 0; i < 40; i++) void log.append(TABLE, new Uint8Array(2 ** 20));
  expect(log.isFull).toBe(true);
  const heard: string[] = [];
  const held: string[] = [];
  const socket = { readyState: WebSocket.OPEN, pause: () => held.push('paused'), resume: () => held.push('resumed') };
  const message = (content: Uint8Array) => Buffer.concat([addressOf(TABLE), content]);
  const writer = patient(socket, log, HOCUSPOCUS, () => heard.push('written'));
  const reader = patient(socket, log, HOCUSPOCUS, () => heard.push('asked'));
  writer(message(syncUpdate(update('beseda'))));
  reader(message(syncStep1(Uint8Array.of(0))));
  reader(message(syncUpdate(Uint8Array.of(0, 0))));
  expect(heard).toEqual(['asked', 'asked']);
  expect(held).toEqual(['paused']);
  other.exec('ROLLBACK');
  other.close();
  await eventually(() => heard.length === 3, 'the writer is heard');
  expect(held).toEqual(['paused', 'resumed']);
});

test('a long tail is compacted while people are at it, and erasing it leaves nothing behind', async () => {
  const log = openLog();
  const doc = new Y.Doc();
  doc.on('update', (change: Uint8Array) => void log.append(TABLE, change));
  for (let i = 0; i < 5_200; i++) doc.getText('words').insert(i * 2, 'a ');
  await log.settled(TABLE);
  const looking = new BetterSqlite(file(), { readonly: true });
  const snapshots = looking.prepare('SELECT count(*) FROM snapshots').pluck();
  await eventually(() => snapshots.get() === 1, 'a snapshot is written');
  doc.getText('words').insert(0, 'b ');
  await log.settled(TABLE);
  const stored = await log.load(TABLE);
  expect(stored.updates.length).toBeLessThan(5_200);
  const again = new Y.Doc();
  for (const bytes of [stored.snapshot ?? new Uint8Array(), ...stored.updates]) Y.applyUpdate(again, bytes);
  expect(again.getText('words').toString()).toBe(`b ${'a '.repeat(5_200)}`);
  await log.erase([TABLE]);
  expect(await log.load(TABLE)).toEqual({ snapshot: null, updates: [], writers: [] });
  looking.close();
});

test('a second server on the same data is refused with a sentence, and the first one goes on', async () => {
  const first = await runKavarna({ dataFolder: folder });
  await expect(runKavarna({ dataFolder: folder })).rejects.toThrow('Another Kavarna is already running');
  const { code, text } = await startMain(folder);
  expect(code).toBe(1);
  expect(text).toContain(`Another Kavarna is already running with the data folder ${folder}`);
  await first.stop();
  await (await runKavarna({ dataFolder: folder })).stop();
});

test.each(['kavarna.sqlite', 'updates.sqlite'])(
  'a damaged %s: a sentence, exit code 1, and not a byte is changed',
  async (name) => {
    await (await runKavarna({ dataFolder: folder })).stop();
    const path = join(folder, name);
    const damaged = Buffer.alloc(20_000, 'kava');
    writeFileSync(path, damaged);
    const { code, text } = await startMain(folder);
    expect(code).toBe(1);
    expect(text).toContain(`${path} is damaged, or is no database of Kavarna.`);
    expect(text).not.toContain('    at ');
    expect(readFileSync(path).equals(damaged)).toBe(true);
  },
);

test('a data folder that can not be made or written: a sentence and exit code 1', async () => {
  const inTheWay = join(folder, 'a-file');
  writeFileSync(inTheWay, '');
  for (const path of [inTheWay, join(inTheWay, 'data')]) {
    const { code, text } = await startMain(path);
    expect(code).toBe(1);
    expect(text).toContain('can’t be written by the user who runs Kavarna');
  }
});

/** Starts the real server, which is expected to give up. */
async function startMain(dataFolder: string): Promise<{ code: number; text: string }> {
  const server = spawn(process.execPath, [MAIN], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', KAVARNA_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const [code] = (await once(server, 'close')) as [number];
  return { code, text };
}
