/** The stock y-websocket server in a process of its own: as it comes, nothing stored. Arguments: people, room size. */
import { createServer } from 'node:http';
import { setupWSConnection, WSSharedDoc } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';
import { answer, listen, openPlaces } from './answers.ts';

const [people, roomSize] = [Number(process.argv[2]), Number(process.argv[3])];
const server = createServer();
const sockets = new WebSocketServer({ noServer: true });
sockets.on('connection', (socket, request) => setupWSConnection(socket, request));
server.on('upgrade', (request, socket, head) =>
  sockets.handleUpgrade(request, socket, head, (webSocket) => sockets.emit('connection', webSocket, request)),
);
answer(
  { address: await listen(server), speech: 'y-websocket', places: openPlaces(people, roomSize) },
  { stop: async () => {}, counted: { documents: WSSharedDoc } },
);
