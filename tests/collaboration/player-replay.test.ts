/** The replay command: plays a file against a Kavarna of its own or a running one, and says in a sentence what stands in the way. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serveBare } from '#server/player/bare-server.ts';
import { newFacilitator, runKavarna } from './running-kavarna.ts';

const COMMAND = resolve(import.meta.dirname, '../../server/player/replay.ts');
const NOTES = ['sheet\tfield\ttext', '1\tleft\tKlop v senci', '2\tleft\tLuč do vrtca', '1\ttop\tSosedje'].join('\r\n');

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kavarna-recording-'));
  file = join(folder, 'hall-table-sheets.tsv');
  writeFileSync(file, NOTES);
  writeFileSync(join(folder, 'hall-plenary-insights.md'), '* Klop pri vrtcu\n* Sosedje pozvonijo\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function replay(...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [COMMAND, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()));
  const code = await new Promise<number | null>((ended) => child.once('close', ended));
  return { code, said };
}

test('plays against a Kavarna of its own, and prints what it put in and what it found', async () => {
  const { code, said } = await replay(file);
  expect(said).toContain('Set up: tables 2');
  expect(said).toMatch(/^ideas +3 +3 +0 +0 +0$/m);
  expect(said).toMatch(/^characters +31 +31 +0 +0 +0$/m);
  expect(said).toContain('Nothing is missing, nothing is there twice.');
  expect(code).toBe(0);
});

test('plays against a Kavarna that is running, with a token', async () => {
  const running = await runKavarna();
  const server = await serveBare(running.kavarna, running.kavarna.api);
  const { token } = await newFacilitator(running.kavarna);
  try {
    const played = await replay(file, '--url', server.url, '--token', token, '--pace', '1');
    expect(played).toMatchObject({ code: 0, said: expect.stringMatching(/^ideas +3 +3 +0 +0 +0$/m) });
    const asker = await running.kavarna.visits.askerOfToken(token);
    expect(await running.kavarna.initiatives.initiativesOf(asker)).toMatchObject([{ title: 'hall-table-sheets' }]);
    const refused = await replay(file, '--url', server.url, '--token', 'nobody');
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('401') });
  } finally {
    await running.end();
    await server.close();
  }
});

test.each([
  ['no file', [], 'Name one file to play.'],
  ['a file that is not there', ['nowhere.tsv'], 'There is no file nowhere.tsv.'],
  ['an address that is none', ['FILE', '--url', 'kavarna'], '--url is an address like'],
  ['no token for a running Kavarna', ['FILE', '--url', 'http://localhost:9'], 'create a key for programs at'],
  ['a pace that is no number', ['FILE', '--pace', 'slow'], '--pace is a number of milliseconds'],
  ['nobody at the address', ['FILE', '--url', 'http://localhost:9', '--token', 'x'], 'No Kavarna answers at'],
])('says what stands in the way: %s', async (_, args, sentence) => {
  const { code, said } = await replay(...args.map((arg) => (arg === 'FILE' ? file : arg)));
  expect(said).toContain(sentence);
  expect(said).not.toMatch(/^\s+at /m);
  expect(code).toBe(1);
});

test('says in which line a recording can’t be played', async () => {
  writeFileSync(file, `${NOTES}\r\n\tleft\tČigav?`);
  expect(await replay(file)).toMatchObject({
    code: 1,
    said: expect.stringContaining('Line 5: the note does not say on'),
  });
});
