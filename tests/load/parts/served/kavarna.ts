/** A Kavarna of its own process for measuring: cafés in their first round, each person with a seat. Arguments: people, room size, data folder. */
import { createServer } from 'node:http';
import { Document } from '@hocuspocus/server';
import { WebSocket } from 'ws';
import { tableDocument } from '#domain/identifiers.ts';
import { readConfiguration } from '#server/configuration.ts';
import { buildKavarna, type Kavarna } from '#server/kavarna.ts';
import type { Place } from '../lean-person.ts';
import { gatherTeam, must, openCafe } from '../set-up-cafe.ts';
import { answer, listen } from './answers.ts';

/** A large hall; what is more sits in the next one. */
const TABLES_IN_A_CAFE = 20;

const [people, roomSize, dataFolder] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]];
const kavarna = await buildKavarna({ ...readConfiguration({ KAVARNA_DATA: dataFolder }), quiet: true });
const server = createServer();
server.on('upgrade', (request, socket, head) => {
  if (!kavarna.upgrade(request, socket, head)) socket.destroy();
});
const address = await listen(server);
const places = await seatPeople(kavarna, people, roomSize);
answer(
  { address, speech: 'hocuspocus', places },
  { stop: () => kavarna.close(), counted: { documents: Document, connections: WebSocket } },
);

async function seatPeople(kavarna: Kavarna, people: number, roomSize: number): Promise<Place[]> {
  const team = await gatherTeam(kavarna);
  const tables = Math.ceil(people / roomSize);
  const places: Place[] = [];
  for (let first = 0; first < tables; first += TABLES_IN_A_CAFE) {
    const workshop = await openCafe(kavarna, team, Math.min(TABLES_IN_A_CAFE, tables - first));
    for (const table of workshop.tables) {
      const seats = Math.min(roomSize, people - places.length);
      for (let number = 0; number < seats; number++) {
        const { seat, token } = must(await kavarna.seating.join(workshop.code, { table: table.number }, 'bench'));
        places.push({ document: tableDocument(table.id), token, seat: seat.id });
      }
    }
  }
  return places;
}
