/** A Kavarna of its own process for the pictures: the built pages on a free port, its data in a folder that is thrown away. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

export interface StartedKavarna {
  port: number;
  /** Path of the page that makes the first account. */
  firstLink: string;
  stop(): Promise<void>;
}

/** `origin`: the address that stands on the cards and in the browser. */
export async function startKavarna(origin: string): Promise<StartedKavarna> {
  const folder = await mkdtemp(join(tmpdir(), 'kavarna-screenshots-'));
  const port = await freePort();
  const server = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      KAVARNA_DATA: folder,
      KAVARNA_ORIGIN: origin,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stopped = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const greeting = await new Promise<string>((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Ctrl+C')) resolve(said);
    });
    server.once('exit', () => reject(new Error('Kavarna did not start.')));
  });
  const link = /\S+\/welcome\/\S+/.exec(greeting)?.[0];
  if (!link) throw new Error(`Kavarna greets with a link for the first account:\n${greeting}`);
  return {
    port,
    firstLink: new URL(link).pathname,
    async stop() {
      server.kill('SIGTERM');
      await stopped;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** With a public address the greeting does not name the port, so it is chosen before. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
