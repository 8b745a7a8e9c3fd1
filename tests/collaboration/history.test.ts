/** A table's past, read and brought back on a real server whose clock is moved. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tableDocument, type SeatId, type TableId } from '#domain/identifiers.ts';
import { MINUTE_MS } from '#domain/timeline.ts';
import { BoardHistory } from '#document/board-history.ts';
import { UpdatesArriving } from '#document/history-stream.ts';
import { addIdea, ideaText, readIdeas, removeIdea, restoreIdea, writeIdea } from '#document/table-document.ts';
import { Program } from './api-program.ts';
import { must, newFacilitator, newWorkshop, runKavarna, type RunningKavarna } from './running-kavarna.ts';
import { connect, eventually, idea, type Client } from './table-client.ts';

const EVENING = Date.UTC(2026, 10, 20, 17, 0);
let now = EVENING;
let running: RunningKavarna;
const clients: Client[] = [];

beforeEach(async () => {
  now = EVENING;
  running = await runKavarna({ now: () => now });
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.leave();
  await running.end();
});

async function cafe() {
  const facilitator = await newFacilitator(running.kavarna);
  const { asker, workshop } = await newWorkshop(running.kavarna, facilitator);
  const [table, second] = workshop.tables;
  if (!table || !second) throw new Error('A café has tables.');
  must(await running.kavarna.rounds.openRound(asker, workshop.id, 60));
  const joined = must(await running.kavarna.seating.join(workshop.code, { table: 1, name: 'Lejla' }, 'here'));
  const client = connect(running.address, joined.token, tableDocument(table.id));
  clients.push(client);
  await client.synced;
  return { facilitator, asker, workshop, table, second, client, seat: joined.seat, history: running.kavarna.history };
}

/** Does something at the table in that minute of the evening, and waits until it is kept. */
async function inMinute(client: Client, minute: number, deed: () => void): Promise<void> {
  now = EVENING + minute * MINUTE_MS;
  deed();
  await client.saved();
}

const at = (minute: number) => EVENING + minute * MINUTE_MS + MINUTE_MS - 1;
const standing = (ideas: readonly { text: string; removedAt: number | null }[]) =>
  ideas.filter((one) => one.removedAt === null).map((one) => one.text);

/** Klopi in minute 1, rewritten in 3, removed in 5; Senca comes in 4. */
async function lively() {
  const room = await cafe();
  const { client } = room;
  const [benches, shade] = [idea('1', 'Klopi'), idea('2', 'Senca')];
  await inMinute(client, 1, () => addIdea(client.doc, benches));
  await inMinute(client, 3, () => writeIdea(client.doc, benches.id, 'Klopi ob potoku'));
  await inMinute(client, 4, () => addIdea(client.doc, shade));
  await inMinute(client, 5, () => removeIdea(client.doc, benches.id, now));
  now = EVENING + 6 * MINUTE_MS;
  return { ...room, benches, shade };
}

async function arrived(updates: AsyncIterable<Uint8Array>, table: TableId): Promise<BoardHistory> {
  const history = new BoardHistory(table);
  const arriving = new UpdatesArriving();
  for await (const chunk of updates) history.take(arriving.take(chunk));
  return history;
}

test('any board can be seen as it was at any minute, also after a restart', async () => {
  const { asker, table } = await lively();
  const shows = async (minute: number) =>
    standing(must(await running.kavarna.history.boardAt(asker, table.id, at(minute))));
  const seen = async () => Promise.all([0, 1, 2, 3, 4, 5].map(shows));
  const expected = [[], ['Klopi'], ['Klopi'], ['Klopi ob potoku'], ['Klopi ob potoku', 'Senca'], ['Senca']];
  expect(await seen()).toEqual(expected);
  for (const client of clients.splice(0)) client.leave();
  await running.stop();
  running = await runKavarna({ dataFolder: running.dataFolder, now: () => now });
  expect(await seen()).toEqual(expected);
});

test('a browser gets the updates once and steps through them by itself; later it asks only for what came since', async () => {
  const { asker, table, client, shade } = await lively();
  const history = await arrived(must(await running.kavarna.history.updatesOf(asker, table.id, 0)), table.id);
  const first = EVENING / MINUTE_MS;
  expect(history.minutes.map(({ minute }) => minute - first)).toEqual([1, 3, 4, 5]);
  expect(standing(history.ideasAt(first + 4))).toEqual(['Klopi ob potoku', 'Senca']);
  await inMinute(client, 8, () => writeIdea(client.doc, shade.id, 'Senca pri šoli'));
  const since: Uint8Array[] = [];
  for await (const one of must(await running.kavarna.history.updatesOf(asker, table.id, history.lastSequence))) {
    since.push(one);
  }
  const arriving = new UpdatesArriving();
  for (const chunk of since) history.take(arriving.take(chunk));
  expect(since).toHaveLength(1);
  expect(standing(history.ideasAt(first + 8))).toEqual(['Senca pri šoli']);
});

test('a board is brought back while people are at it; undone, it is again what it had become', async () => {
  const { asker, table, client, history, shade } = await lively();
  const outcome = must(await history.outcomeOfRestoring(asker, table.id, at(1)));
  expect(outcome).toEqual({ back: 1, binned: 1, rewritten: 0, rearranged: 0, drawn: 0 });
  expect(standing(readIdeas(client.doc, table.id))).toEqual(['Senca']);

  const restored = must(await history.restoreBoard(asker, table.id, at(1)));
  expect(restored.outcome).toEqual(outcome);
  await eventually(() => standing(readIdeas(client.doc, table.id)).join() === 'Klopi');
  const bin = readIdeas(client.doc, table.id).filter((one) => one.removedAt !== null);
  expect(bin.map((one) => [one.id, one.text])).toEqual([[shade.id, 'Senca']]);

  await inMinute(client, 9, () => addIdea(client.doc, idea('3', 'Pozneje')));
  must(await history.undoRestoring(asker, table.id, restored.restoring.id));
  await eventually(() => standing(readIdeas(client.doc, table.id)).sort().join() === 'Pozneje,Senca');
  const { restorings } = must(await history.historyOf(asker, table.id));
  expect(restorings.map(({ kind, undoes }) => [kind, undoes])).toEqual([
    ['board', null],
    ['undoing', restored.restoring.id],
  ]);
  const inTheBin = readIdeas(client.doc, table.id).find((one) => one.removedAt !== null);
  expect(inTheBin?.text).toBe('Klopi ob potoku');
});

test('words typed where nobody had heard of the restoring yet are there when it is heard, and when it is undone', async () => {
  const { asker, table, client, history, benches } = await lively();
  await inMinute(client, 7, () => restoreIdea(client.doc, benches.id));
  const { websocketProvider } = client.provider.configuration;
  websocketProvider.disconnect();
  await eventually(() => !client.provider.isSynced);
  ideaText(client.doc, benches.id)?.insert(0, 'Tri ');
  const { restoring } = must(await history.restoreBoard(asker, table.id, at(1)));
  void websocketProvider.connect();
  await eventually(() => client.provider.isSynced && standing(readIdeas(client.doc, table.id)).join() === 'Tri Klopi');
  must(await history.undoRestoring(asker, table.id, restoring.id));
  await eventually(() => standing(readIdeas(client.doc, table.id)).join() === 'Tri Klopi ob potoku,Senca');
});

test('one idea comes back as it was at a minute, or out of the bin as it lies there; its id and its placement stay', async () => {
  const { asker, workshop, table, client, history, benches } = await lively();
  const { measures } = running.kavarna;
  const measure = must(await measures.addMeasure(asker, workshop.initiative, { title: 'Klopi' }));
  must(await measures.placeIdeas(asker, workshop.initiative, measure, [benches.id]));

  const { restoring } = must(await history.restoreIdea(asker, table.id, benches.id, at(1)));
  await eventually(() => standing(readIdeas(client.doc, table.id)).join() === 'Klopi,Senca');
  must(await history.undoRestoring(asker, table.id, restoring.id));
  await eventually(() => standing(readIdeas(client.doc, table.id)).join() === 'Senca');
  must(await history.restoreIdea(asker, table.id, benches.id));
  await eventually(() => standing(readIdeas(client.doc, table.id)).join() === 'Klopi ob potoku,Senca');
  const { placements } = must(await measures.content(asker, workshop.initiative));
  expect(placements.map((one) => [one.idea, one.measure])).toEqual([[benches.id, measure]]);
});

test('what was not there then, or never was, is not brought back', async () => {
  const { asker, table, history, shade, benches } = await lively();
  const refusals = await Promise.all([
    history.restoreIdea(asker, table.id, shade.id, at(1)),
    history.restoreIdea(asker, table.id, benches.id, at(5)),
    history.restoreIdea(asker, table.id, idea('9', '').id),
    history.undoRestoring(asker, table.id, benches.id as never),
    history.restoreBoard(asker, 'x'.repeat(20) as TableId, at(1)),
  ]);
  expect(refusals.map((one) => !one.ok && one.reason)).toEqual(Array(5).fill('not-found'));
  expect(await history.restoreBoard(asker, table.id, now + 1)).toEqual({ ok: false, reason: 'invalid-input' });
});

test('the past is the facilitators’: no seat, no other facilitator, nobody', async () => {
  const { table, history, seat, workshop } = await lively();
  const stranger = await newFacilitator(running.kavarna);
  const { asker: other } = await newWorkshop(running.kavarna, stranger);
  const guest = {
    kind: 'seat',
    seat: seat.id,
    seatKind: 'participant',
    workshop: workshop.id,
    table: table.id,
    sharers: new Set<SeatId>(),
  } as const;
  for (const [asker, reason] of [
    [guest, 'not-yours'],
    [other, 'not-yours'],
    [{ kind: 'nobody' }, 'not-signed-in'],
  ] as const) {
    const answers = await Promise.all([
      history.historyOf(asker, table.id),
      history.boardAt(asker, table.id, now),
      history.updatesOf(asker, table.id, 0),
      history.staysIn(asker, workshop.id),
      history.outcomeOfRestoring(asker, table.id, at(1)),
      history.restoreBoard(asker, table.id, at(1)),
      history.restoreIdea(asker, table.id, idea('1', '').id),
      history.undoRestoring(asker, table.id, seat.id as never),
    ]);
    expect(answers.map((one) => !one.ok && one.reason)).toEqual(Array(8).fill(reason));
  }
});

test('seats are known where they were, by group and colour, until they are erased', async () => {
  const { asker, workshop, table, second, seat, history } = await cafe();
  const { kavarna } = running;
  now = EVENING + 10 * MINUTE_MS;
  must(await kavarna.seating.moveSeat(asker, workshop.id, seat.id, second.id));
  now = EVENING + 20 * MINUTE_MS;
  must(await kavarna.rounds.endRound(asker, workshop.id));
  must(await kavarna.rounds.openRound(asker, workshop.id));
  now = EVENING + 60 * MINUTE_MS;
  must(await kavarna.rounds.endRound(asker, workshop.id));
  must(await kavarna.rounds.enterPhase(asker, workshop.id, 'follow-up'));
  const stays = must(await history.staysIn(asker, workshop.id));
  const minute = (time: number | null) => time && (time - EVENING) / MINUTE_MS;
  const third = workshop.tables[2]?.id;
  expect(stays.map((stay) => [stay.table, minute(stay.from), minute(stay.until)])).toEqual([
    [table.id, 0, 10],
    [second.id, 10, 20],
    [third, 20, 60],
  ]);
  expect(Object.keys(stays[0] ?? {})).not.toContain('name');
  must(await kavarna.seating.removeSeat(asker, workshop.id, seat.id));
  expect(must(await history.staysIn(asker, workshop.id))).toEqual([]);
});

test('an erased initiative leaves no past', async () => {
  const { asker, workshop, table, history } = await lively();
  must(await running.kavarna.erasing.eraseInitiative(asker, workshop.initiative));
  expect(await history.boardAt(asker, table.id, at(3))).toEqual({ ok: false, reason: 'not-found' });
});

test('a program reads the past and brings it back over the API', async () => {
  const { facilitator, table, benches } = await lively();
  const desk = await Program.start(running.kavarna, facilitator.token);
  const path = `/tables/${table.id}`;
  interface Past {
    minutes: { from: number; changes: number }[];
    restorings: { kind: string }[];
    stays: object[];
  }
  const past = (await desk.get<Past>(`${path}/history`)).body;
  expect(past.minutes.map(({ from }) => (from - EVENING) / MINUTE_MS)).toEqual([1, 3, 4, 5]);
  expect(past.stays).toHaveLength(1);
  const then = await desk.get<{ text: string; removedAt: number | null }[]>(`${path}/history/ideas?at=${at(3)}`);
  expect(standing(then.body)).toEqual(['Klopi ob potoku']);
  expect((await desk.get(`${path}/history/ideas?at=yesterday`)).status).toBe(422);

  const back = { at: at(3), idea: benches.id };
  const restored = await desk.post<{ restoring: { id: string }; outcome: object }>(`${path}/restorings`, back);
  expect(restored.status).toBe(201);
  expect(restored.body.outcome).toMatchObject({ back: 1, binned: 0 });
  await desk.post(`${path}/restorings/${restored.body.restoring.id}/undo`);
  expect((await desk.get<Past>(`${path}/history`)).body.restorings.map(({ kind }) => kind)).toEqual([
    'idea',
    'undoing',
  ]);
});
