/** A real Kavarna for tests: temporary data folder, free port, collaboration sockets; no pages. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Asker } from '#domain/access.ts';
import type { AccountId, InitiativeId } from '#domain/identifiers.ts';
import type { Workshop } from '#domain/workshop.ts';
import { readConfiguration } from '#server/configuration.ts';
import { buildKavarna, type Kavarna } from '#server/kavarna.ts';
import type { WorkshopInput } from '#server/workshops/setup.ts';

export interface RunningKavarna {
  kavarna: Kavarna;
  /** ws://… of the collaboration endpoint. */
  address: string;
  dataFolder: string;
  /** Stops it, keeping the data. */
  stop(): Promise<void>;
  /** Stops it and throws the data away. */
  end(): Promise<void>;
}

export async function runKavarna(options: { dataFolder?: string; now?: () => number } = {}): Promise<RunningKavarna> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'kavarna-test-'));
  const configuration = { ...readConfiguration({ KAVARNA_DATA: dataFolder, PORT: '0' }), quiet: true };
  const kavarna = await buildKavarna(configuration, options.now ? { now: options.now } : {});
  const server = createServer();
  server.on('upgrade', (request, socket, head) => {
    if (!kavarna.upgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = async () => {
    // From here on nobody comes in: a client that came back while it closes would keep it open for ever.
    const closed = new Promise((resolve) => server.close(resolve));
    await kavarna.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    kavarna,
    address: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/collaboration`,
    dataFolder,
    stop,
    async end() {
      await stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** The value of a command that must succeed here. */
export function must<Value>(result: { ok: true; value: Value } | { ok: false; reason: string }): Value {
  if (!result.ok) throw new Error(`refused: ${result.reason}`);
  return result.value;
}

export interface Facilitator {
  asker: Asker;
  /** A program's token, good for the API and for collaboration. */
  token: string;
  account: AccountId;
}

let people = 0;

/** A facilitator with an account of their own, made as the first one or invited into `initiative`. */
export async function newFacilitator(
  kavarna: Kavarna,
  initiative?: { id: InitiativeId; owner: Asker },
): Promise<Facilitator> {
  const link = initiative
    ? must(await kavarna.accounts.invite(initiative.owner, initiative.id))
    : await kavarna.accounts.firstAccountLink();
  const person = { name: `Vesna ${++people}`, email: `vesna${people}@obcina.example`, password: 'kava z mlekom' };
  const session = must(await kavarna.accounts.createAccount(link, person));
  const signedIn = await kavarna.accounts.signedIn(session);
  if (!signedIn) throw new Error('A new account is signed in.');
  const token = await kavarna.accounts.createToken(signedIn.account.id, 'test');
  return { asker: signedIn.asker, token, account: signedIn.account.id };
}

/** The facilitator as the rules see them now: initiatives made since are theirs too. */
export async function freshAsker(kavarna: Kavarna, facilitator: Facilitator): Promise<Asker> {
  return kavarna.visits.askerOfToken(facilitator.token);
}

/** An initiative with one workshop, ready for its first round. */
export async function newWorkshop(
  kavarna: Kavarna,
  facilitator: Facilitator,
  input: Partial<WorkshopInput> = {},
): Promise<{ asker: Asker; workshop: Workshop }> {
  const initiative = must(
    await kavarna.initiatives.createInitiative(facilitator.asker, { title: 'Vključujoče mesto' }),
  );
  const asker = await freshAsker(kavarna, facilitator);
  const workshop = must(
    await kavarna.setup.createWorkshop(asker, initiative.id, { title: 'Kavarna', kind: 'world-cafe', ...input }),
  );
  return { asker, workshop };
}
