/** The words of both protocols, as a real WebSocket and the protocols' own code read them. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { OutgoingMessage } from '@hocuspocus/server';
import { WebSocket, WebSocketServer } from 'ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FORBIDDEN, UNAUTHENTICATED, FAILED, READ_ONLY } from './close-codes.ts';
import { HOCUSPOCUS, Y_WEBSOCKET, type Spoken } from './dialect.ts';
import { addressOf, authenticated, denied, NOT_TAKEN, SAVED, syncUpdate, webSocketFrame } from './wire.ts';

const address = addressOf('table/a');
const change = syncUpdate(Uint8Array.of(0, 0));

describe('a frame made by us', () => {
  let server: Server;
  let client: WebSocket;
  let raw: Duplex;

  beforeAll(async () => {
    server = createServer();
    const sockets = new WebSocketServer({ noServer: true });
    const upgraded = new Promise<Duplex>((resolve) =>
      server.on('upgrade', (request, socket, head) =>
        sockets.handleUpgrade(request, socket, head, () => resolve(socket)),
      ),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
    raw = await upgraded;
    await once(client, 'open');
  });
  afterAll(() => {
    client.terminate();
    server.close();
  });

  test.each([0, 1, 125, 126, 65_535, 65_536, 1_000_000])(
    'of %i bytes is read by a WebSocket as it is',
    async (length) => {
      const payload = new Uint8Array(length).map((_, index) => index % 251);
      const heard = once(client, 'message') as Promise<[Buffer, boolean]>;
      raw.write(webSocketFrame([payload.subarray(0, length >> 1), payload.subarray(length >> 1)]));
      const [data, isBinary] = await heard;
      expect(isBinary).toBe(true);
      expect(Buffer.compare(data, payload)).toBe(0);
    },
  );
});

const said = (spoken: Spoken) => (Buffer.isBuffer(spoken) ? spoken.subarray(2).toString('hex') : spoken);
const hocuspocusSays = (message: OutgoingMessage) => Buffer.from(message.toUint8Array()).toString('hex');

test('Hocuspocus’s own code says the same in the same bytes', () => {
  const about = () => new OutgoingMessage('table/a');
  expect(said(HOCUSPOCUS.speak(address, SAVED))).toBe(hocuspocusSays(about().writeSyncStatus(true)));
  expect(said(HOCUSPOCUS.speak(address, NOT_TAKEN))).toBe(hocuspocusSays(about().writeSyncStatus(false)));
  expect(said(HOCUSPOCUS.speak(address, authenticated(true)))).toBe(hocuspocusSays(about().writeAuthenticated(true)));
  expect(said(HOCUSPOCUS.speak(address, denied('forbidden')))).toBe(
    hocuspocusSays(about().writePermissionDenied('forbidden')),
  );
  const update = about().createSyncMessage().writeUpdate(Uint8Array.of(0, 0));
  expect(said(HOCUSPOCUS.speak(address, change))).toBe(hocuspocusSays(update));
});

test('y-websocket’s messages stand without the document’s name', () => {
  expect(said(Y_WEBSOCKET.speak(address, change))).toBe(Buffer.from(change).toString('hex'));
});

test('what y-websocket has no message for ends the connection, or is left unsaid', () => {
  expect(Y_WEBSOCKET.speak(address, NOT_TAKEN)).toEqual({ close: READ_ONLY });
  expect(Y_WEBSOCKET.speak(address, SAVED)).toBeNull();
  expect(Y_WEBSOCKET.speak(address, authenticated(false))).toBeNull();
  expect(Y_WEBSOCKET.speak(address, denied(FORBIDDEN.reason))).toEqual({ close: FORBIDDEN });
  expect(Y_WEBSOCKET.speak(address, denied(UNAUTHENTICATED.reason))).toEqual({ close: UNAUTHENTICATED });
  expect(Y_WEBSOCKET.speak(address, denied('something else'))).toEqual({ close: FAILED });
});
