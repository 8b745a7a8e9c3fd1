/** The operator's commands, run as programs beside a running Kavarna. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must, runKavarna, type RunningKavarna } from './running-kavarna.ts';

let running: RunningKavarna;
const EMAIL = 'vesna@obcina.example';

beforeEach(async () => {
  running = await runKavarna();
  const link = await running.kavarna.accounts.firstAccountLink();
  const person = { name: 'Vesna', email: EMAIL, password: 'kava z mlekom' };
  must(await running.kavarna.accounts.createAccount(link, person));
});
afterEach(() => running.end());

interface Ended {
  code: number;
  output: string;
  errors: string;
}

function command(args: string[], environment: Record<string, string> = {}): Promise<Ended> {
  const env = { ...process.env, KAVARNA_DATA: running.dataFolder, ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, ['server/kavarna-command.ts', ...args], { env }, (error, output, errors) =>
      resolve({ code: error ? Number(error.code) : 0, output: output.trim(), errors }),
    );
  });
}

test('a token that was made is good at once, is listed without its secret, and is good for nothing once revoked', async () => {
  const made = await command(['token', 'create', '--email', EMAIL.toUpperCase(), '--label', 'replay']);
  expect(made).toMatchObject({ code: 0, errors: '' });
  expect((await running.kavarna.visits.askerOfToken(made.output)).kind).toBe('facilitator');

  const [id = '', secret = ''] = made.output.split('.');
  const listed = await command(['token', 'list', '--email', EMAIL]);
  expect(listed.output).toMatch(new RegExp(`^${id} .* replay$`));
  expect(listed.output).not.toContain(secret);

  expect((await command(['token', 'revoke', '--email', EMAIL, '--id', id])).code).toBe(0);
  expect((await running.kavarna.visits.askerOfToken(made.output)).kind).toBe('nobody');
  expect((await command(['token', 'list', '--email', EMAIL])).output).toBe('There are no tokens.');
});

test('a link makes an account once', async () => {
  const { output } = await command(['account', 'link'], { KAVARNA_ORIGIN: 'https://kavarna.example' });
  expect(output).toMatch(/^https:\/\/kavarna\.example\/welcome\/\S+$/);
  const link = output.split('/').at(-1) ?? '';
  const person = { name: 'Arben', email: 'arben@obcina.example', password: 'kava z mlekom' };
  must(await running.kavarna.accounts.createAccount(link, person));
  expect((await running.kavarna.accounts.readLink(link)).ok).toBe(false);
});

test.each([
  ['nothing', [], 'Usage:'],
  ['an unknown command', ['token', 'eat'], 'There is no command "token eat".'],
  ['an unknown option', ['token', 'list', '--mail', EMAIL], '--mail'],
  ['a missing option', ['token', 'create', '--email', EMAIL], '--label is missing.'],
  ['an unknown facilitator', ['token', 'list', '--email', 'nobody@obcina.example'], 'There is no account'],
  ['an unknown token', ['token', 'revoke', '--email', EMAIL, '--id', '0'.repeat(20)], 'no token'],
])('%s is an error with a sentence', async (_, args, sentence) => {
  const ended = await command(args);
  expect(ended).toMatchObject({ code: 1, output: '' });
  expect(ended.errors).toContain(sentence);
  expect(ended.errors).not.toContain('    at ');
});

test('a folder without data is an error, and stays empty', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kavarna-test-'));
  const ended = await command(['token', 'list', '--email', EMAIL], { KAVARNA_DATA: folder });
  expect([ended.code, ended.errors]).toEqual([1, expect.stringContaining(folder)]);
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
});
