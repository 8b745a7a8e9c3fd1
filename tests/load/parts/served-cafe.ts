/** A Kavarna of its own process for measuring: a café in its first round, its seats handed to the measuring process. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tableDocument } from '#domain/identifiers.ts';
import { readConfiguration } from '#server/configuration.ts';
import { buildKavarna } from '#server/kavarna.ts';
import { must, setUpCafe } from './set-up-cafe.ts';

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

const workshop = await setUpCafe(kavarna, tables);
const seats: ServedCafe['seats'] = [];
for (const table of workshop.tables) {
  for (let i = 0; i < peoplePerTable; i++) {
    const joined = must(await kavarna.seating.join(workshop.code, { table: table.number }, 'bench'));
    seats.push({ token: joined.token, document: tableDocument(table.id) });
  }
}
const port = (server.address() as AddressInfo).port;
const served: ServedCafe = { address: `ws://127.0.0.1:${port}/collaboration`, seats };
process.send?.(served);

process.on('message', (request: 'usage' | 'stop') => {
  if (request === 'usage') process.send?.({ usage: process.cpuUsage(), memory: process.memoryUsage.rss() });
  else void kavarna.close().then(() => process.exit(0));
});
