/** One measurement: a server in its process, a crowd in another, and what each delivered message costs. */
import { fork } from 'node:child_process';
import type { CrowdReport, CrowdResult, CrowdTask } from './crowd.ts';
import { startServer, type ServerName } from './measured-server.ts';
import { coresOfOthers, processors, type Processors } from './others-at-work.ts';
import type { Usage } from './served/answers.ts';

export interface CrowdOptions {
  roomSize: number;
  seconds: number;
  warmUpSeconds: number;
  edits: number;
  presences: number;
  seed: number;
  profileIn?: string;
}

export interface Measured extends CrowdResult {
  server: ServerName;
  people: number;
  /** Seconds of the server's processor time for 1,000 messages that should reach somebody: the same load for every server. */
  cpuPerThousand: number;
  /** Processors that the server, with all its threads, kept busy; share of time in which its event loop was busy. */
  cores: number;
  loop: number;
  memory: number;
  others: number;
}

export async function measureCrowd(name: ServerName, people: number, options: CrowdOptions): Promise<Measured> {
  const { roomSize, profileIn, ...rest } = options;
  const server = await startServer(name, { people, roomSize, profileIn });
  const crowd = fork(new URL('./crowd.ts', import.meta.url), { serialization: 'advanced' });
  const looks: { at: number; cpu: number; processors: Processors; usage: Promise<Usage> }[] = [];
  try {
    const result = await new Promise<CrowdResult>((resolve, reject) => {
      crowd.once('exit', () => reject(new Error('The crowd has gone.')));
      crowd.on('message', (report: CrowdReport) => {
        if (report.kind === 'done') resolve(report.result);
        else looks.push({ at: performance.now(), cpu: server.cpu(), processors: processors(), usage: server.usage() });
      });
      const task: CrowdTask = { ...rest, address: server.address, speech: server.speech, places: server.places };
      crowd.send(task);
    });
    const [before, after] = looks;
    if (!before || !after) throw new Error('invariant: the server is asked at the beginning and at the end');
    const [usageBefore, usageAfter] = await Promise.all([before.usage, after.usage]);
    const cpu = after.cpu - before.cpu;
    const cores = cpu / ((after.at - before.at) / 1000);
    const asked = result.offered.edits + result.offered.presences;
    return {
      ...result,
      server: name,
      people,
      cpuPerThousand: cpu / (asked / 1000),
      cores,
      loop: (usageAfter.active - usageBefore.active) / (usageAfter.at - usageBefore.at),
      memory: usageAfter.memory,
      others: coresOfOthers(before.processors, after.processors, cores + result.clients.cores),
    };
  } finally {
    crowd.kill();
    await server.stop();
  }
}
