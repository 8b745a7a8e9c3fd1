import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { OutgoingMessage } from '@hocuspocus/server';
import { WebSocket, WebSocketServer } from 'ws';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ClientSocket } from './client-socket.ts';
import { yWebsocketSocket } from './y-websocket-socket.ts';

let server: WebSocketServer;
let client: WebSocket;
let served: ClientSocket;
let taken: Uint8Array[];

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const accepted = once(server, 'connection');
  client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [socket] = (await accepted) as [WebSocket];
  served = yWebsocketSocket(socket, { document: 'table/a', token: 't' });
  taken = [];
  served.onMessage((message) => taken.push(message));
  await once(client, 'open');
});
afterEach(() => {
  client.terminate();
  server.close();
});

const fromHocuspocus = () => new OutgoingMessage('table/a');
const send = (message: OutgoingMessage) => served.send(message.toUint8Array());

async function closing(): Promise<[number, string]> {
  const [code, reason] = (await once(client, 'close')) as [number, Buffer];
  return [code, reason.toString()];
}

test('the client is introduced before its first word', () => {
  expect(Buffer.from(taken[0] ?? []).toString('latin1')).toBe('\x07table/a\x02\x00\x01t');
});

const endings: Record<string, { when: () => void; closes: [number, string] }> = {
  'a change that was refused': {
    when: () => send(fromHocuspocus().writeSyncStatus(false)),
    closes: [4423, 'read-only'],
  },
  'a token that opens nothing': {
    when: () => send(fromHocuspocus().writePermissionDenied('unauthenticated')),
    closes: [4401, 'unauthenticated'],
  },
  'a document of others': {
    when: () => send(fromHocuspocus().writePermissionDenied('forbidden')),
    closes: [4403, 'forbidden'],
  },
  'a document that could not be loaded: the client tries again': {
    when: () => send(fromHocuspocus().writePermissionDenied('permission-denied')),
    closes: [1011, 'failed'],
  },
  'the end of the document connection': {
    when: () => send(fromHocuspocus().writeCloseMessage('Reset Connection')),
    closes: [4205, 'reset'],
  },
  'silence: the client comes back': {
    when: () => served.close(4408, 'Connection Timeout'),
    closes: [4508, 'timed out'],
  },
  'a message that is not of its protocol': {
    when: () => client.send(Uint8Array.of(5, 1, 97)),
    closes: [1003, 'unsupported'],
  },
  'words instead of bytes': { when: () => client.send('hello'), closes: [1003, 'unsupported'] },
  'an empty message': { when: () => client.send(''), closes: [1003, 'unsupported'] },
};

for (const [what, { when, closes }] of Object.entries(endings)) {
  test(`it closes with ${closes[0]} after ${what}`, async () => {
    when();
    expect(await closing()).toEqual(closes);
    expect(taken).toHaveLength(1);
  });
}

test('what has no counterpart is kept from the client, and what has one arrives without the name', async () => {
  send(fromHocuspocus().writeAuthenticated(true));
  send(fromHocuspocus().writeSyncStatus(true));
  send(fromHocuspocus().writeStateless('note'));
  send(fromHocuspocus().createSyncReplyMessage().writeUpdate(Uint8Array.of(7)));
  const [message] = (await once(client, 'message')) as [Buffer];
  expect([...message]).toEqual([0, 2, 1, 7]);
  expect(client.readyState).toBe(WebSocket.OPEN);
});

test('what was on its way when a change was refused is not taken', async () => {
  send(fromHocuspocus().writeSyncStatus(false));
  client.send(Uint8Array.of(0, 2, 1, 7));
  await closing();
  expect(taken).toHaveLength(1);
});
