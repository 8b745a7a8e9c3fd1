/** Stock Hocuspocus in a process of its own: as it comes, everybody admitted, nothing stored. Arguments: people, room size. */
import { Document, Server } from '@hocuspocus/server';
import { answer, openPlaces } from './answers.ts';

const [people, roomSize] = [Number(process.argv[2]), Number(process.argv[3])];
const server = new Server({ quiet: true, port: 0, address: '127.0.0.1', stopOnSignals: false });
await server.listen();
answer(
  {
    address: `ws://127.0.0.1:${server.address.port}`,
    speech: 'hocuspocus',
    places: openPlaces(people, roomSize),
  },
  { stop: () => server.destroy(), counted: { documents: Document } },
);
