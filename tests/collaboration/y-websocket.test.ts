/** Programs that speak y-websocket's protocol, at one table with those that speak Hocuspocus's: stock clients on both sides. */
import { once } from 'node:events';
import { connect as connectSocket } from 'node:net';
import { WebSocket, type ClientOptions } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tableDocument, workshopDocument } from '#domain/identifiers.ts';
import { addIdea, ideaText, readIdeas } from '#document/table-document.ts';
import { seatCookie } from '#server/accounts/sessions.ts';
import { connect, eventually, type Client, idea } from './table-client.ts';
import { must, newFacilitator, newWorkshop, runKavarna, type RunningKavarna } from './running-kavarna.ts';

let running: RunningKavarna;
const leaving: (() => void)[] = [];

beforeEach(async () => {
  running = await runKavarna();
});
afterEach(async () => {
  for (const leave of leaving.splice(0)) leave();
  await running.end();
});

/** A café whose first round is open, and what its people hold. */
async function cafe() {
  const facilitator = await newFacilitator(running.kavarna);
  const { asker, workshop } = await newWorkshop(running.kavarna, facilitator);
  const table = workshop.tables[0];
  if (!table) throw new Error('A café has tables.');
  must(await running.kavarna.rounds.openRound(asker, workshop.id));
  const seat = async () => must(await running.kavarna.seating.join(workshop.code, { table: 1 }, 'here')).token;
  return { facilitator, asker, workshop, table: table.id, document: tableDocument(table.id), seat };
}

const host = () => new URL(running.address).host;
const yAddress = () => `ws://${host()}/y`;

interface YClient {
  doc: Y.Doc;
  provider: WebsocketProvider;
  /** Why the server let it go for good. */
  closed: Promise<{ code: number; reason: string }>;
}

/** A stock client. `headers` stand for what a browser would send with the upgrade. */
function yConnect(document: string, token: string | null, headers: ClientOptions['headers'] = {}): YClient {
  class BrowserSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string[]) {
      super(address, protocols, { headers });
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(yAddress(), document, doc, {
    params: token === null ? {} : { token },
    WebSocketPolyfill: BrowserSocket as unknown as typeof globalThis.WebSocket,
    // Two clients in one process would speak to each other past the server.
    disableBc: true,
  });
  leaving.push(() => provider.destroy());
  const closed = new Promise<{ code: number; reason: string }>((resolve) => provider.on('closed', resolve));
  return { doc, provider, closed };
}

async function ySit(...how: Parameters<typeof yConnect>): Promise<YClient> {
  const client = yConnect(...how);
  await eventually(() => client.provider.synced);
  return client;
}

async function sit(token: string, document: string): Promise<Client> {
  const client = connect(running.address, token, document);
  leaving.push(() => client.leave());
  await client.synced;
  return client;
}

test('what a y-websocket client writes, a Hocuspocus client sees, and the other way round', async () => {
  const { table, document, seat } = await cafe();
  const lejla = await sit(await seat(), document);
  addIdea(lejla.doc, idea('a', 'Prevoz'));
  await lejla.saved();

  const program = await ySit(document, await seat());
  expect(readIdeas(program.doc, table).map((one) => one.text)).toEqual(['Prevoz']);
  ideaText(program.doc, idea('a', '').id)?.insert('Prevoz'.length, ' na klic');
  await eventually(() => readIdeas(lejla.doc, table)[0]?.text === 'Prevoz na klic');
  ideaText(lejla.doc, idea('a', '').id)?.insert(0, 'Nočni ');
  await eventually(() => readIdeas(program.doc, table)[0]?.text === 'Nočni Prevoz na klic');

  const another = await ySit(document, await seat());
  addIdea(another.doc, idea('b', 'Drevored'));
  await eventually(() => readIdeas(program.doc, table).length === 2 && readIdeas(lejla.doc, table).length === 2);
});

test('what was written while the connection was down arrives when it is back', async () => {
  const { table, document, seat } = await cafe();
  const lejla = await sit(await seat(), document);
  const program = await ySit(document, await seat());
  program.provider.disconnect();
  addIdea(program.doc, idea('a', 'brez povezave'));
  addIdea(lejla.doc, idea('b', 'medtem'));
  program.provider.connect();
  await eventually(() => readIdeas(lejla.doc, table).length === 2 && readIdeas(program.doc, table).length === 2);
});

test('each sees who else is there, until they leave', async () => {
  const { document, seat } = await cafe();
  const lejla = await sit(await seat(), document);
  lejla.provider.setAwarenessField('name', 'Lejla');
  const program = await ySit(document, await seat());
  program.provider.awareness.setLocalStateField('name', 'Projektor');

  const seenByProgram = () => program.provider.awareness.getStates().get(lejla.doc.clientID)?.['name'] as unknown;
  const seenByLejla = () => lejla.provider.awareness?.getStates().get(program.doc.clientID)?.['name'] as unknown;
  await eventually(() => seenByProgram() === 'Lejla' && seenByLejla() === 'Projektor');
  lejla.provider.setAwarenessField('name', 'Lejla P.');
  await eventually(() => seenByProgram() === 'Lejla P.');

  const screen = await ySit(document, await seat());
  const seenOnScreen = () => screen.provider.awareness.getStates().get(lejla.doc.clientID)?.['name'] as unknown;
  await eventually(() => seenOnScreen() === 'Lejla P.');
  program.provider.disconnect();
  await eventually(() => seenByLejla() === undefined);
  lejla.leave();
  await eventually(() => seenOnScreen() === undefined);
});

test('a table of another workshop is refused with 4403, and the client does not come back', async () => {
  const { document, facilitator } = await cafe();
  const elsewhere = await newWorkshop(running.kavarna, facilitator);
  const { token } = must(await running.kavarna.seating.join(elsewhere.workshop.code, { table: 1 }, 'there'));
  const stranger = yConnect(document, token);
  expect(await stranger.closed).toEqual({ code: 4403, reason: 'forbidden' });
  expect(stranger.provider.shouldConnect).toBe(false);
  expect(stranger.doc.store.clients.size).toBe(0);
});

test('a token may come as a subprotocol, so that it stands in no address', async () => {
  const { document, seat } = await cafe();
  const token = await seat();
  const address = `${yAddress()}/${encodeURIComponent(document)}`;
  const opened = new WebSocket(address, ['kavarna', token]);
  await new Promise((resolve, reject) => {
    opened.once('message', resolve);
    opened.once('close', (code) => reject(new Error(`closed with ${code}`)));
  });
  expect(opened.protocol).toBe('kavarna');
  expect(opened.url).not.toContain(token);
  opened.terminate();
});

test('a token that opens nothing is refused with 4401', async () => {
  const { document } = await cafe();
  for (const token of ['nobody', '', null, 'seat', 'account']) {
    expect(await yConnect(document, token).closed, `token ${token}`).toEqual({ code: 4401, reason: 'unauthenticated' });
  }
});

test('a name that can be no document is refused with 4403', async () => {
  const { document, facilitator } = await cafe();
  const names = [
    'table/1',
    'room/abc',
    '%E0%A4%A',
    `${document}%00x`,
    `${document}/x`,
    'table/0000000000000000000a',
    '',
  ];
  for (const name of names) {
    expect(await yConnect(name, facilitator.token).closed, name).toEqual({ code: 4403, reason: 'forbidden' });
  }
});

test("a document's name may be encoded", async () => {
  const { document, seat } = await cafe();
  await ySit(encodeURIComponent(document), await seat());
});

test('after the round has ended a seat still reads; what it writes is refused, and it is told so', async () => {
  const { facilitator, asker, workshop, table, document, seat } = await cafe();
  const vesna = await sit(facilitator.token, document);
  const program = await ySit(document, await seat());
  addIdea(program.doc, idea('a', 'v krogu'));
  await eventually(() => readIdeas(vesna.doc, table).length === 1);

  // Who came after the program is told after it that the board is sealed.
  const lejla = await sit(await seat(), document);
  must(await running.kavarna.rounds.endRound(asker, workshop.id));
  await eventually(() => lejla.provider.authorizedScope === 'readonly');
  addIdea(vesna.doc, idea('b', 'od voditeljice'));
  await eventually(() => readIdeas(program.doc, table).length === 2);
  const late = await ySit(document, await seat());

  addIdea(program.doc, idea('c', 'prepozno'));
  expect(await program.closed).toEqual({ code: 4423, reason: 'read-only' });
  // Coming back with it is coming to write, and ends in the same way.
  const again = new Promise((resolve) => program.provider.once('closed', resolve));
  program.provider.connect();
  expect(await again).toEqual({ code: 4423, reason: 'read-only' });

  expect(late.provider.wsconnected).toBe(true);
  expect(readIdeas(late.doc, table).map((one) => one.text)).toEqual(['v krogu', 'od voditeljice']);
  expect(must(await running.kavarna.ideas.ideasAt(asker, table)).map((one) => one.text)).toEqual([
    'v krogu',
    'od voditeljice',
  ]);
});

test("a workshop's own document is read, and never written", async () => {
  const { workshop, facilitator } = await cafe();
  const program = await ySit(workshopDocument(workshop.id), facilitator.token);
  expect(program.doc.share.size).toBeGreaterThan(0);
  program.doc.getMap('anything').set('a', 1);
  expect(await program.closed).toEqual({ code: 4423, reason: 'read-only' });
});

test('what a y-websocket client wrote is there after the server was stopped and started again', async () => {
  const { asker, table, document, seat } = await cafe();
  const lejla = await sit(await seat(), document);
  const token = await seat();
  const program = await ySit(document, token);
  addIdea(program.doc, idea('a', 'Prevoz na klic'));
  await eventually(() => readIdeas(lejla.doc, table).length === 1);
  await running.stop();
  for (const leave of leaving.splice(0)) leave();
  const { dataFolder } = running;
  running = await runKavarna({ dataFolder });
  const ideas = must(await running.kavarna.ideas.ideasAt(asker, table));
  expect(ideas.map((one) => one.text)).toEqual(['Prevoz na klic']);
  const after = await ySit(document, token);
  expect(readIdeas(after.doc, table).map((one) => one.text)).toEqual(['Prevoz na klic']);
});

test("a page brings its cookie, and only a page of this server's own", async () => {
  const { workshop, document, seat } = await cafe();
  const cookie = `${seatCookie(workshop.id)}=${await seat()}`;
  await ySit(document, 'seat', { cookie, origin: `http://${host()}` });

  const elsewhere = new WebSocket(`${yAddress()}/${document}?token=seat`, {
    headers: { cookie, origin: 'http://localhost:1' },
  });
  elsewhere.on('error', () => elsewhere.terminate());
  const [, response] = (await once(elsewhere, 'unexpected-response')) as [unknown, { statusCode: number }];
  expect(response.statusCode).toBe(403);
  elsewhere.terminate();
});

test('an upgrade to an address that is none does no harm', async () => {
  const { document, seat } = await cafe();
  const { hostname, port } = new URL(running.address);
  const socket = connectSocket(Number(port), hostname);
  socket.write('GET // HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  await once(socket, 'close');
  await ySit(document, await seat());
});
