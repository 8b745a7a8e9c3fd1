/** A bare relay in a process of its own: what one says, the others in the room get; it understands nothing. Arguments: people, room size. */
import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { answer, listen, openPlaces } from './answers.ts';

const [people, roomSize] = [Number(process.argv[2]), Number(process.argv[3])];
const rooms = new Map<string, Set<WebSocket>>();
const server = createServer();
const sockets = new WebSocketServer({ noServer: true });
server.on('upgrade', (request, socket, head) =>
  sockets.handleUpgrade(request, socket, head, (webSocket) => enter(webSocket, request.url ?? '/')),
);

function enter(webSocket: WebSocket, name: string): void {
  const room = rooms.get(name) ?? new Set();
  rooms.set(name, room.add(webSocket));
  webSocket.on('message', (message: Buffer) => {
    for (const other of room) if (other !== webSocket) other.send(message);
  });
  webSocket.on('close', () => {
    room.delete(webSocket);
    if (room.size === 0) rooms.delete(name);
  });
}

answer(
  { address: await listen(server), speech: 'relay', places: openPlaces(people, roomSize) },
  { stop: async () => {} },
);
