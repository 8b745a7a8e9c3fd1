/** The server that is killed: a Kavarna of its own process on a data folder that outlives it, at a port that stays. */
import { createServer } from 'node:http';
import { tableDocument } from '#domain/identifiers.ts';
import { readConfiguration } from '#server/configuration.ts';
import { buildKavarna } from '#server/kavarna.ts';
import { must, setUpCafe } from '../load/parts/set-up-cafe.ts';

/** A chair at a table: whoever holds the token sits on it. */
export interface Chair {
  token: string;
  document: string;
}

/** What the server says once it listens; chairs and code only where it has just set them up. */
export interface Listening {
  chairs: Chair[];
  code: string;
}

/** How the API answered somebody who wants to take a seat with a code. */
export interface JoinAnswer {
  status: number;
  type: string;
}

const [dataFolder, port, tables, people] = [process.argv[2], ...process.argv.slice(3).map(Number)];
const kavarna = await buildKavarna(readConfiguration({ KAVARNA_DATA: dataFolder }));
const chairs: Chair[] = [];
let code = '';
if (tables && people) {
  const workshop = await setUpCafe(kavarna, tables);
  code = workshop.code;
  for (const table of workshop.tables) {
    for (let i = 0; i < people; i++) {
      const joined = must(await kavarna.seating.join(workshop.code, { table: table.number }, 'chaos'));
      chairs.push({ token: joined.token, document: tableDocument(table.id) });
    }
  }
}
const server = createServer();
server.on('upgrade', (request, socket, head) => {
  if (!kavarna.upgrade(request, socket, head)) socket.destroy();
});
server.listen(port, '127.0.0.1', () => process.send?.({ chairs, code } satisfies Listening));
process.on('message', (joining: { code: string }) => {
  const request = new Request('http://localhost/api/v1/join', { method: 'POST', body: JSON.stringify(joining) });
  request.headers.set('content-type', 'application/json');
  void kavarna.api(request, { address: 'chaos' }).then(async (response) => {
    const { type = '' } = (await response.json()) as { type?: string };
    process.send?.({ status: response.status, type } satisfies JoinAnswer);
  });
});
// Without whoever started it, it has nobody to serve.
process.on('disconnect', () => process.exit());
