/** A Kavarna of its own process for measuring: set up with a café in its first round, its seats handed to the measuring process. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Asker } from '#domain/access.ts';
import { tableDocument } from '#domain/identifiers.ts';
import { readConfiguration } from '#server/configuration.ts';
import { buildKavarna } from '#server/kavarna.ts';

export interface ServedCafe {
  address: string;
  seats: { token: string; document: string }[];
}

const [tables, peoplePerTable, dataFolder] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]];
const kavarna = await buildKavarna({ ...readConfiguration({ KAVARNA_DATA: dataFolder }), quiet: true });
const server = createServer();
server.on('upgrade', (request, socket, head) => {
  if (!kavarna.upgrade(request, socket, head)) socket.destroy();
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

const asker = await facilitator();
const initiative = must(await kavarna.initiatives.createInitiative(asker, { title: 'Meritev' }));
const team: Asker = { ...asker, initiatives: new Set([initiative.id]) };
const workshop = must(
  await kavarna.setup.createWorkshop(team, initiative.id, {
    title: 'Meritev',
    kind: 'world-cafe',
    tables: Array.from({ length: tables }, () => ({})),
    settings: { seatsPerTable: 60 },
  }),
);
must(await kavarna.rounds.openRound(team, workshop.id, 120));
const seats: ServedCafe['seats'] = [];
for (const table of workshop.tables) {
  for (let i = 0; i < peoplePerTable; i++) {
    const joined = must(await kavarna.seating.join(workshop.code, { table: table.number }, 'bench'));
    seats.push({ token: joined.token, document: tableDocument(table.id) });
  }
}
const served: ServedCafe = { address: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/collaboration`, seats };
process.send?.(served);

process.on('message', (request: 'usage' | 'stop') => {
  if (request === 'usage') process.send?.({ usage: process.cpuUsage(), memory: process.memoryUsage.rss() });
  else void kavarna.close().then(() => process.exit(0));
});

async function facilitator() {
  const link = await kavarna.accounts.firstAccountLink();
  const session = must(
    await kavarna.accounts.createAccount(link, {
      name: 'Meritev',
      email: 'meritev@kavarna.example',
      password: 'kava z mlekom',
    }),
  );
  const signedIn = await kavarna.accounts.signedIn(session);
  if (!signedIn) throw new Error('A new account is signed in.');
  return signedIn.asker;
}

function must<Value>(result: { ok: true; value: Value } | { ok: false; reason: string }): Value {
  if (!result.ok) throw new Error(`refused: ${result.reason}`);
  return result.value;
}
