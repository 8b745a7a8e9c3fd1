/** People at one table: what they write reaches the others, is on disk before it is acknowledged, and stops at the gong. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tableDocument, workshopDocument, type IdeaId } from '#domain/identifiers.ts';
import { addIdea, ideaText, readIdeas } from '#document/table-document.ts';
import { readWorkshop } from '#document/workshop-document.ts';
import { connect, eventually, type Client, idea } from './table-client.ts';
import { must, newFacilitator, newWorkshop, runKavarna, type RunningKavarna } from './running-kavarna.ts';

let running: RunningKavarna;
const clients: Client[] = [];

beforeEach(async () => {
  running = await runKavarna();
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.leave();
  await running.end();
});

async function cafe() {
  const facilitator = await newFacilitator(running.kavarna);
  const { asker, workshop } = await newWorkshop(running.kavarna, facilitator);
  const table = workshop.tables[0];
  if (!table) throw new Error('A café has tables.');
  const join = (input: { name?: string; table?: number } = {}) =>
    running.kavarna.seating.join(workshop.code, { table: 1, ...input }, 'here');
  return { facilitator, asker, workshop, table, join };
}

/** "Your change was not taken", as Hocuspocus's protocol says it: the document's name, then 8 and 0. */
function isRefusal(message: Uint8Array): boolean {
  return message.at(-2) === 8 && message.at(-1) === 0;
}

async function sit(token: string, document: string): Promise<Client> {
  const client = connect(running.address, token, document);
  clients.push(client);
  await client.synced;
  return client;
}

test('C4: two people type in one note at once, and both texts are there', async () => {
  const { asker, workshop, table, join } = await cafe();
  must(await running.kavarna.rounds.openRound(asker, workshop.id));
  const lejla = await sit(must(await join()).token, tableDocument(table.id));
  const arben = await sit(must(await join()).token, tableDocument(table.id));

  addIdea(lejla.doc, idea('a', 'kuhanje'));
  const id = 'a'.padEnd(20, '0') as IdeaId;
  await eventually(() => ideaText(arben.doc, id) !== null);
  ideaText(lejla.doc, id)?.insert(0, 'Skupno ');
  ideaText(arben.doc, id)?.insert('kuhanje'.length, ' ob sredah');

  await eventually(() => readIdeas(lejla.doc, table.id)[0]?.text === 'Skupno kuhanje ob sredah');
  await eventually(() => readIdeas(arben.doc, table.id)[0]?.text === 'Skupno kuhanje ob sredah');
});

test('what was acknowledged is there after the server was stopped and started again', async () => {
  const { asker, workshop, table, join } = await cafe();
  must(await running.kavarna.rounds.openRound(asker, workshop.id));
  const lejla = await sit(must(await join()).token, tableDocument(table.id));
  addIdea(lejla.doc, idea('a', 'Prevoz na klic'));
  await lejla.saved();
  await running.stop();
  const { dataFolder } = running;
  running = await runKavarna({ dataFolder });
  const ideas = must(await running.kavarna.ideas.ideasAt(asker, table.id));
  expect(ideas.map((one) => one.text)).toEqual(['Prevoz na klic']);
});

test('C3: a board is read-only before a round, open in it, and read-only again after it', async () => {
  const { asker, workshop, table, join } = await cafe();
  const lejla = await sit(must(await join()).token, tableDocument(table.id));
  await eventually(() => lejla.provider.authorizedScope === 'readonly');

  must(await running.kavarna.rounds.openRound(asker, workshop.id));
  await eventually(() => lejla.provider.authorizedScope === 'read-write');
  addIdea(lejla.doc, idea('a', 'v krogu'));
  await lejla.saved();

  must(await running.kavarna.rounds.endRound(asker, workshop.id));
  await eventually(() => lejla.provider.authorizedScope === 'readonly');
  addIdea(lejla.doc, idea('b', 'prepozno'));
  const arben = await sit(must(await join()).token, tableDocument(table.id));
  expect(readIdeas(arben.doc, table.id).map((one) => one.text)).toEqual(['v krogu']);
});

test('C3: at the end of a round each seat is told its next table, hosts stay, and the next round seats them there', async () => {
  const { asker, workshop, join } = await cafe();
  const guest = must(await join());
  const host = must(await join());
  must(await running.kavarna.seating.setSeatKind(asker, workshop.id, host.seat.id, 'host'));
  must(await running.kavarna.rounds.openRound(asker, workshop.id));
  const watching = await sit(guest.token, workshopDocument(workshop.id));

  must(await running.kavarna.rounds.endRound(asker, workshop.id));
  const second = workshop.tables[1]?.id;
  const seatOf = (id: string) => readWorkshop(watching.doc)?.seats.find((seat) => seat.id === id);
  await eventually(() => seatOf(guest.seat.id)?.nextTable === second);
  expect(seatOf(host.seat.id)?.nextTable).toBeNull();

  must(await running.kavarna.rounds.openRound(asker, workshop.id));
  await eventually(() => seatOf(guest.seat.id)?.table === second);
  expect(seatOf(host.seat.id)?.table).toBe(workshop.tables[0]?.id);
});

test('a seat is refused documents that are not its own', async () => {
  const { workshop, join } = await cafe();
  const { token } = must(await join());
  const client = connect(running.address, token, `initiative/${workshop.initiative}`);
  clients.push(client);
  await expect(client.synced).rejects.toThrow('forbidden');
  const stranger = connect(running.address, 'nobody', workshopDocument(workshop.id));
  clients.push(stranger);
  await expect(stranger.synced).rejects.toThrow('unauthenticated');
});

test('words typed while the connection comes back are taken with those from before, and nothing is refused', async () => {
  const { asker, workshop, table, join } = await cafe();
  must(await running.kavarna.rounds.openRound(asker, workshop.id));
  const document = tableDocument(table.id);
  const token = must(await join()).token;
  const lejla = await sit(token, document);
  const refused: unknown[] = [];
  lejla.provider.on('message', ({ event }: { event: { data: ArrayBuffer } }) => {
    if (isRefusal(new Uint8Array(event.data))) refused.push(event.data);
  });
  const socket = lejla.provider.configuration.websocketProvider;
  const isClosed = new Promise((resolve) => lejla.provider.on('close', resolve));
  socket.disconnect();
  await isClosed;
  addIdea(lejla.doc, idea('a', 'Prevoz'));
  const id = 'a'.padEnd(20, '0') as IdeaId;
  // A word at each step of the way back: the socket is open, the seat is known, the answer is under way.
  for (const step of ['open', 'authenticated', 'synced']) {
    lejla.provider.on(step, () => ideaText(lejla.doc, id)?.insert(0, '.'));
  }
  await socket.connect();
  await eventually(() => lejla.provider.isSynced && !lejla.provider.hasUnsyncedChanges);
  expect(refused).toEqual([]);
  const arben = await sit(must(await join()).token, document);
  expect(readIdeas(arben.doc, table.id).map((one) => one.text)).toEqual(['...Prevoz']);
});
