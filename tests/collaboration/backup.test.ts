/** Backup, restore and check, run as programs beside a running Kavarna and without one. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { Asker } from '#domain/access.ts';
import { tableDocument } from '#domain/identifiers.ts';
import type { Workshop } from '#domain/workshop.ts';
import { addIdea } from '#document/table-document.ts';
import { openStore } from '#server/store/database.ts';
import {
  must,
  newFacilitator,
  newWorkshop,
  runKavarna,
  type Facilitator,
  type RunningKavarna,
} from './running-kavarna.ts';
import { connect, idea } from './table-client.ts';

let running: RunningKavarna;
let folder: string;
let vesna: Facilitator;
let asker: Asker;
let workshop: Workshop;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kavarna-backup-'));
  running = await runKavarna();
  vesna = await newFacilitator(running.kavarna);
  ({ asker, workshop } = await newWorkshop(running.kavarna, vesna));
  must(await running.kavarna.rounds.openRound(asker, workshop.id));
  must(await running.kavarna.ideas.addIdea(asker, table(), { text: 'Senca na igrišču' }));
});
afterEach(async () => {
  await running.end();
  rmSync(folder, { recursive: true, force: true });
});

const table = () => workshop.tables[0]!.id;

interface Ended {
  code: number;
  output: string;
  errors: string;
}

function command(...args: string[]): Promise<Ended> {
  const env = { ...process.env, KAVARNA_DATA: running.dataFolder };
  return new Promise((resolve) => {
    execFile(process.execPath, ['server/kavarna-command.ts', ...args], { env }, (error, output, errors) =>
      resolve({ code: error ? Number(error.code) : 0, output: output.trim(), errors }),
    );
  });
}

async function backup(): Promise<string> {
  const file = join(folder, 'kavarna.tar.gz');
  expect(await command('backup', file)).toMatchObject({ code: 0 });
  return file;
}

const restoreInto = (file: string, data: string, ...more: string[]) =>
  command('restore', file, '--data', data, ...more);

test('a backup made while people write holds every word that was acknowledged before, and each table with its row', async () => {
  const client = connect(running.address, vesna.token, tableDocument(table()));
  await client.synced;
  const acknowledged: string[] = [];
  let isWriting = true;
  const writing = (async () => {
    for (let count = 0; isWriting; count++) {
      const note = idea(`n${String(count).padStart(4, '0')}`, `zamisel ${count}`);
      addIdea(client.doc, note);
      await client.saved();
      acknowledged.push(note.text);
      if (count % 4 === 0) await newWorkshop(running.kavarna, vesna);
    }
  })();
  await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(8);
  const before = [...acknowledged];
  const file = await backup();
  isWriting = false;
  await writing;
  client.leave();
  expect(acknowledged.length).toBeGreaterThan(before.length);

  const data = join(folder, 'data');
  expect(await restoreInto(file, data)).toMatchObject({ code: 0 });
  const restored = await runKavarna({ dataFolder: data });
  const texts = must(await restored.kavarna.ideas.ideasAt(asker, table())).map((one) => one.text);
  expect(texts).toEqual(expect.arrayContaining(['Senca na igrišču', ...before]));
  await restored.stop();
  const { dataFolder } = running;
  running.dataFolder = data;
  expect(await command('check')).toMatchObject({ code: 0, output: expect.stringContaining('in order') as string });
  running.dataFolder = dataFolder;
});

test('a command that has only read so far holds the store already, so that a backup waits for it and never breaks it', async () => {
  const { dataFolder } = running;
  await running.stop();
  const store = await openStore(dataFolder);
  const other = new BetterSqlite(join(dataFolder, 'kavarna.sqlite'), { timeout: 0 });
  await store.transaction().execute(async (trx) => {
    await trx.selectFrom('workshops').select('id').execute();
    expect(() => other.exec('BEGIN IMMEDIATE')).toThrow('database is locked');
    await trx.updateTable('workshops').set({ title: 'Druga kavarna' }).execute();
  });
  other.exec('BEGIN IMMEDIATE; ROLLBACK');
  other.close();
  await store.destroy();
});

describe('a restore', () => {
  it('refuses a folder that a server runs on, and one with data unless told so, and then keeps them aside', async () => {
    const file = await backup();
    expect((await command('restore', file)).errors).toContain('already running');
    must(await running.kavarna.ideas.addIdea(asker, table(), { text: 'Pozneje' }));
    await running.stop();
    expect((await command('restore', file)).errors).toContain('--replace');
    const replaced = await command('restore', file, '--replace');
    expect(replaced).toMatchObject({ code: 0 });
    const aside = readdirSync(running.dataFolder).filter((name) => name.startsWith('before-restore-'));
    expect(aside).toHaveLength(1);
    expect(readdirSync(join(running.dataFolder, aside[0]!))).toContain('updates.sqlite');
    running = await runKavarna({ dataFolder: running.dataFolder });
    const texts = must(await running.kavarna.ideas.ideasAt(asker, table())).map((one) => one.text);
    expect(texts).toEqual(['Senca na igrišču']);
  });

  it.each<[string, (whole: Buffer) => Buffer, string]>([
    ['cut off', (whole) => whole.subarray(0, whole.length - 2_000), 'damaged or was cut off'],
    ['cut off early', (whole) => whole.subarray(0, 40), 'no backup of Kavarna'],
    ['changed in its middle', (whole) => flipped(whole), 'damaged'],
    ['a text', () => Buffer.from('To ni varnostna kopija.'), 'no backup of Kavarna'],
    ['empty', () => Buffer.alloc(0), 'no backup of Kavarna'],
  ])('refuses a file that is %s, and leaves the folder empty', async (_, spoil, sentence) => {
    const file = await backup();
    writeFileSync(file, spoil(readFileSync(file)));
    const data = join(folder, 'data');
    const ended = await restoreInto(file, data);
    expect(ended).toMatchObject({ code: 1, output: '' });
    expect(ended.errors).toContain(sentence);
    expect(ended.errors).not.toContain('    at ');
    expect(readdirSync(data).filter((name) => !name.startsWith('kavarna.lock'))).toEqual([]);
  });
});

function flipped(whole: Buffer): Buffer {
  const middle = Math.floor(whole.length / 2);
  whole[middle] = (whole[middle] ?? 0) ^ 255;
  return whole;
}

test('a backup is no file that is there already, and anybody can open it', async () => {
  const file = await backup();
  expect(gunzipSync(readFileSync(file)).subarray(0, 13).toString()).toBe('manifest.json');
  expect((await command('backup', file)).errors).toContain('is there already');
  expect(readdirSync(folder)).toEqual(['kavarna.tar.gz']);
});

describe('a check', () => {
  it('finds everything in order, with the server running or not', async () => {
    expect(await command('check')).toMatchObject({
      code: 0,
      output: expect.stringMatching(/in order: \d+ documents/) as string,
    });
    await running.stop();
    expect((await command('check')).code).toBe(0);
    running = await runKavarna({ dataFolder: running.dataFolder });
  });

  it('says what is not', async () => {
    must(await running.kavarna.ideas.ideasOfWorkshop(asker, workshop.id));
    await running.stop();
    const log = new BetterSqlite(join(running.dataFolder, 'updates.sqlite'));
    log.prepare('DELETE FROM updates WHERE document = ?').run(tableDocument(table()));
    log
      .prepare('INSERT INTO updates (document, at, bytes) VALUES (?, 1, ?)')
      .run(`table/${'0'.repeat(20)}`, Buffer.of(0, 0));
    log.prepare('UPDATE updates SET bytes = ? WHERE document = ?').run(Buffer.of(1, 2, 3), `workshop/${workshop.id}`);
    log.close();
    const { code, errors } = await command('check');
    expect(code).toBe(1);
    expect(errors).toContain(`table/${'0'.repeat(20)} belongs to no table.`);
    expect(errors).toContain('number 1 is of an idea that is not there.');
    expect(errors).toContain(`workshop/${workshop.id} can't be opened`);
    running = await runKavarna({ dataFolder: running.dataFolder });
  });
});
