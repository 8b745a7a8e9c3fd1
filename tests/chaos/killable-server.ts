/** Starts the server that is killed, kills it, and starts it again where it was. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Chair, JoinAnswer, Listening } from './served-tables.ts';

const SERVER = fileURLToPath(new URL('./served-tables.ts', import.meta.url));

export interface KillableServer {
  readonly address: string;
  readonly chairs: readonly Chair[];
  readonly process: ChildProcess;
  /** What it told the operator since its last start. */
  readonly said: string;
  /** Somebody takes a seat with the workshop's code, over the API. */
  join(): Promise<JoinAnswer>;
  /** SIGKILL: nothing can be tidied up. Resolves once the process is gone. */
  kill(): Promise<void>;
  /** Starts it again on the same folder and port; resolves once it listens. */
  start(): Promise<void>;
}

export async function startKillableServer(
  dataFolder: string,
  { tables, people }: { tables: number; people: number },
): Promise<KillableServer> {
  const port = await freePort();
  let child: ChildProcess;
  let said = '';

  async function launch(...first: number[]): Promise<Listening> {
    said = '';
    child = fork(SERVER, [dataFolder, String(port), ...first.map(String)], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const died = new AbortController();
    child.once('exit', (code, signal) =>
      died.abort(new Error(`The server ended by itself (${code ?? signal}): ${said}`)),
    );
    const [listening] = (await once(child, 'message', { signal: died.signal })) as [Listening];
    return listening;
  }

  const { chairs, code } = await launch(tables, people);
  return {
    address: `127.0.0.1:${port}`,
    chairs,
    get process() {
      return child;
    },
    get said() {
      return said;
    },
    async join() {
      child.send({ code });
      const [answer] = (await once(child, 'message')) as [JoinAnswer];
      return answer;
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    async start() {
      await launch();
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
