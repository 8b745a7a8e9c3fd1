/** Starts a server to be measured, in a process of its own, and asks it what it uses. */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Held, Question, Served, Usage } from './served/answers.ts';

export const SERVERS = ['kavarna', 'hocuspocus', 'y-websocket', 'relay'] as const;
export type ServerName = (typeof SERVERS)[number];

export interface MeasuredServer extends Served {
  name: ServerName;
  /** Where Kavarna keeps its data; the others keep none. */
  dataFolder: string;
  /** Seconds of processor time that all its threads have used; known even while it is too busy to answer. */
  cpu(): number;
  usage(): Promise<Usage>;
  held(): Promise<Held>;
  stop(): Promise<void>;
}

export async function startServer(
  name: ServerName,
  {
    people,
    roomSize,
    profileIn,
    collects = false,
  }: { people: number; roomSize: number; profileIn?: string; collects?: boolean },
): Promise<MeasuredServer> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'kavarna-bench-'));
  const execArgv = [
    ...(profileIn === undefined
      ? []
      : ['--cpu-prof', `--cpu-prof-dir=${profileIn}`, `--cpu-prof-name=${name}-${people}.cpuprofile`]),
    ...(collects ? ['--expose-gc', '--disable-warning=ExperimentalWarning'] : []),
  ];
  const child = fork(new URL(`./served/${name}.ts`, import.meta.url), [String(people), String(roomSize), dataFolder], {
    execArgv,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const served = await hear<Served>(child);
  let answered: Promise<unknown> = Promise.resolve();
  const ask = <Answer>(question: Question): Promise<Answer> => {
    // One after the other: an answer does not say which question it belongs to.
    const answer = answered.then(() => {
      const heard = hear<Answer>(child);
      child.send(question);
      return heard;
    });
    answered = answer;
    return answer;
  };
  return {
    ...served,
    name,
    dataFolder,
    cpu: () => processorSeconds(child.pid),
    usage: () => ask<Usage>('usage'),
    held: () => ask<Held>('held'),
    async stop() {
      child.send('stop' satisfies Question);
      await ended;
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** The kernel counts in hundredths of a second (proc(5)). */
const TICKS_A_SECOND = 100;

function processorSeconds(pid: number | undefined): number {
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] ?? '';
  const [user, system] = afterName.split(' ').slice(11, 13).map(Number);
  return ((user ?? NaN) + (system ?? NaN)) / TICKS_A_SECOND;
}

/** The next message of a process; an error where it ends instead. */
export function hear<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const heard = (message: unknown) => {
      child.off('exit', ended);
      resolve(message as Message);
    };
    const ended = (code: number | null) => {
      child.off('message', heard);
      reject(new Error(`A measured process ended with ${code ?? 'a signal'}.`));
    };
    child.once('message', heard);
    child.once('exit', ended);
  });
}
