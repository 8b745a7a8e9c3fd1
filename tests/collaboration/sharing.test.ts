/** Several people on one tablet: it writes and votes for those who sit at it, and for nobody else. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tableDocument, workshopDocument, type MeasureId, type SeatId } from '#domain/identifiers.ts';
import type { LanguageTag } from '#domain/language-tag.ts';
import { addIdea, ideasMap, readIdeas } from '#document/table-document.ts';
import { readWorkshop } from '#document/workshop-document.ts';
import { connect, eventually, idea, type Client } from './table-client.ts';
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
  const { kavarna } = running;
  const { asker, workshop } = await newWorkshop(kavarna, await newFacilitator(kavarna));
  const tabletAt = async (table: number) => {
    const { token, seat } = must(await kavarna.seating.join(workshop.code, { table, tablet: true }, 'here'));
    /** As the rules see it now: with whoever sits at it. */
    const fresh = () => kavarna.visits.askerOfToken(token);
    const sit = async (name: string) => must(await kavarna.sharing.seatSharer(await fresh(), { name })).id;
    return { token, seat, fresh, sit };
  };
  const [first, second] = workshop.tables;
  if (!first || !second) throw new Error('A café has tables.');
  return { kavarna, asker, workshop, first, second, tabletAt };
}

async function sit(token: string, document: string): Promise<Client> {
  const client = connect(running.address, token, document);
  clients.push(client);
  await client.synced;
  return client;
}

test('a person sits down at a tablet with nothing but a tap, in a colour and with a symbol of their own', async () => {
  const { kavarna, tabletAt } = await cafe();
  const tablet = await tabletAt(1);
  const lejla = must(await kavarna.sharing.seatSharer(await tablet.fresh(), { side: 180 }));
  const arben = must(await kavarna.sharing.seatSharer(await tablet.fresh(), {}));
  expect(lejla).toMatchObject({ kind: 'participant', isShared: true, side: 180, table: tablet.seat.table, name: '' });
  expect(arben.colour).not.toBe(lejla.colour);
  expect(arben.symbol).not.toBe(lejla.symbol);
  const rose = must(
    await kavarna.sharing.changeSharer(await tablet.fresh(), arben.id, { name: 'Arben', colour: 'rose' }),
  );
  expect(rose).toMatchObject({ name: 'Arben', colour: 'rose', side: 0 });
});

test('what the tablet writes carries the seat of the person who wrote it', async () => {
  const { kavarna, asker, workshop, first, tabletAt } = await cafe();
  const tablet = await tabletAt(1);
  must(await kavarna.rounds.openRound(asker, workshop.id));
  const writing = await sit(tablet.token, tableDocument(first.id));
  // Sits down while the tablet is connected: it may write for them at once.
  const lejla = await tablet.sit('Lejla');
  addIdea(writing.doc, { ...idea('a', 'Klop pri pošti'), seat: lejla });
  await writing.saved();
  const byCommand = must(await kavarna.ideas.addIdea(await tablet.fresh(), first.id, { text: 'Senca', seat: lejla }));
  expect(byCommand.seat).toBe(lejla);
  const ideas = must(await kavarna.ideas.ideasAt(asker, first.id));
  expect(ideas.map(({ text, seat }) => [text, seat])).toEqual([
    ['Klop pri pošti', lejla],
    ['Senca', lejla],
  ]);
});

test('a forged author is corrected: what a tablet writes for somebody of another tablet is the tablet’s own', async () => {
  const { kavarna, asker, workshop, first, tabletAt } = await cafe();
  const tablet = await tabletAt(1);
  const elsewhere = await (await tabletAt(2)).sit('Tea');
  const phone = must(await kavarna.seating.join(workshop.code, { table: 1 }, 'here'));
  must(await kavarna.rounds.openRound(asker, workshop.id));
  const writing = await sit(tablet.token, tableDocument(first.id));
  addIdea(writing.doc, { ...idea('a', 'v Teinem imenu'), seat: elsewhere });
  addIdea(writing.doc, { ...idea('b', 'v imenu telefona'), seat: phone.seat.id });
  await eventually(() => readIdeas(writing.doc, first.id).every(({ seat }) => seat === tablet.seat.id));
  expect(readIdeas(writing.doc, first.id)).toHaveLength(2);
  const refusal = await kavarna.ideas.addIdea(await tablet.fresh(), first.id, { text: 'tudi', seat: elsewhere });
  expect(refusal).toEqual({ ok: false, reason: 'not-yours' });
});

test('whoever wrote an idea stays its author, whoever tries to take it over', async () => {
  const { kavarna, asker, workshop, first, tabletAt } = await cafe();
  const lejla = await (await tabletAt(1)).sit('Lejla');
  const phone = must(await kavarna.seating.join(workshop.code, { table: 1 }, 'here'));
  const tablet = await tabletAt(1);
  must(await kavarna.rounds.openRound(asker, workshop.id));
  const id = must(await kavarna.ideas.addIdea(await tablet.fresh(), first.id, { text: 'Klop', seat: lejla })).id;
  const guest = await sit(phone.token, tableDocument(first.id));
  ideasMap(guest.doc).get(id)?.set('seat', phone.seat.id);
  // The server's answer to it, back at whoever tried.
  await eventually(() => readIdeas(guest.doc, first.id)[0]?.seat === lejla);
  const facilitator = await kavarna.ideas.ideasAt(asker, first.id);
  expect(must(facilitator)[0]?.seat).toBe(lejla);
});

test('when tables change the tablet stays and its people move; at the next tablet they are found', async () => {
  const { kavarna, asker, workshop, first, second, tabletAt } = await cafe();
  const here = await tabletAt(1);
  const there = await tabletAt(2);
  const lejla = await here.sit('Lejla');
  must(await kavarna.rounds.openRound(asker, workshop.id));
  must(await kavarna.rounds.endRound(asker, workshop.id));
  must(await kavarna.rounds.openRound(asker, workshop.id));
  const watching = await sit(there.token, workshopDocument(workshop.id));
  const seats = readWorkshop(watching.doc)?.seats ?? [];
  expect(seats.find((seat) => seat.id === lejla)).toMatchObject({ table: second.id, isShared: true });
  expect(seats.find((seat) => seat.id === here.seat.id)?.table).toBe(first.id);
  expect(must(await kavarna.ideas.addIdea(await there.fresh(), second.id, { text: 'Tukaj', seat: lejla })).seat).toBe(
    lejla,
  );
  const late = await kavarna.ideas.addIdea(await here.fresh(), first.id, { text: 'Tam', seat: lejla });
  expect(late).toEqual({ ok: false, reason: 'not-yours' });
});

test('each person at a tablet spends dots of their own, counted like a phone’s; the tablet has none', async () => {
  const { kavarna, asker, workshop, tabletAt } = await cafe();
  const tablet = await tabletAt(1);
  const [lejla, arben] = [await tablet.sit('Lejla'), await tablet.sit('Arben')];
  const tea = await (await tabletAt(2)).sit('Tea');
  must(await kavarna.measures.addMeasure(asker, workshop.initiative, { title: 'Klopi' }));
  const [measure] = must(await kavarna.voting.openVoting(asker, workshop.id));
  const klopi = measure?.id as MeasureId;
  const cast = async (dots: number, sharer?: SeatId) =>
    kavarna.voting.castDots(await tablet.fresh(), klopi, dots, sharer);
  expect(must(await cast(5, lejla))).toEqual({ [klopi]: 5 });
  expect(await cast(6, lejla)).toEqual({ ok: false, reason: 'no-dots-left' });
  expect(must(await cast(2, arben))).toEqual({ [klopi]: 2 });
  expect(await cast(1)).toEqual({ ok: false, reason: 'no-dots-left' });
  expect(await cast(1, tea)).toEqual({ ok: false, reason: 'not-found' });
  expect(must(await kavarna.voting.ballotOf(await tablet.fresh(), lejla))).toEqual({ [klopi]: 5 });
  expect(await kavarna.voting.ballotOf(await tablet.fresh(), tea)).toEqual({ ok: false, reason: 'not-found' });
  expect((await kavarna.sharing.sharersWhoVoted(await tablet.fresh())).sort()).toEqual([lejla, arben].sort());
  expect(must(await kavarna.voting.closeVoting(asker, workshop.id))).toEqual({ [klopi]: 7 });
});

test('a seat taken by a slip of the finger is given back; one that has voted is not', async () => {
  const { kavarna, asker, workshop, tabletAt } = await cafe();
  const tablet = await tabletAt(1);
  const slip = await tablet.sit('');
  expect(must(await kavarna.sharing.giveBackSharer(await tablet.fresh(), slip))).toBeNull();
  const lejla = await tablet.sit('Lejla');
  must(await kavarna.measures.addMeasure(asker, workshop.initiative, { title: 'Klopi' }));
  const [measure] = must(await kavarna.voting.openVoting(asker, workshop.id));
  must(await kavarna.voting.castDots(await tablet.fresh(), measure?.id as MeasureId, 1, lejla));
  expect(await kavarna.sharing.giveBackSharer(await tablet.fresh(), lejla)).toEqual({
    ok: false,
    reason: 'seat-in-use',
  });
});

test('only a tablet gives seats, and no more than there are chairs', async () => {
  const { kavarna, asker, workshop, tabletAt } = await cafe();
  const phone = must(await kavarna.seating.join(workshop.code, { table: 1 }, 'here'));
  const guest = await kavarna.visits.askerOfToken(phone.token);
  expect(await kavarna.sharing.seatSharer(guest, {})).toEqual({ ok: false, reason: 'not-yours' });
  must(await kavarna.setup.changeWorkshop(asker, workshop.id, { settings: { seatsPerTable: 2 } }));
  const tablet = await tabletAt(1);
  await tablet.sit('Lejla');
  expect(await kavarna.sharing.seatSharer(await tablet.fresh(), {})).toEqual({ ok: false, reason: 'table-full' });
});

test('a table’s question stands in other languages too, and a dictated idea says so', async () => {
  const { kavarna, asker, workshop, first } = await cafe();
  const tables = workshop.tables.map(({ id }) => ({ id, question: 'Kaj manjka?' }));
  const inLanguages = [{ language: 'sq', text: 'Çfarë mungon?' }];
  const changed = must(
    await kavarna.setup.changeWorkshop(asker, workshop.id, {
      tables: [{ ...tables[0], inLanguages }, ...tables.slice(1)],
    }),
  );
  expect(changed.tables[0]?.inLanguages).toEqual(inLanguages);
  const wrong = [{ language: 'albansko', text: 'Çfarë mungon?' }];
  const refusal = await kavarna.setup.changeWorkshop(asker, workshop.id, {
    tables: [{ ...tables[0], inLanguages: wrong }, ...tables.slice(1)],
  });
  expect(refusal).toEqual({ ok: false, reason: 'invalid-input' });
  // Saving the tables without a word about languages leaves them.
  expect(must(await kavarna.setup.changeWorkshop(asker, workshop.id, { tables })).tables[0]?.inLanguages).toEqual(
    inLanguages,
  );

  must(await kavarna.rounds.openRound(asker, workshop.id));
  must(
    await kavarna.ideas.addIdea(asker, first.id, {
      text: 'Klop',
      source: { kind: 'dictated', language: 'sq' as LanguageTag },
    }),
  );
  expect(must(await kavarna.ideas.ideasOfWorkshop(asker, workshop.id))[0]).toMatchObject({
    text: 'Klop',
    source: { kind: 'dictated', language: 'sq' },
  });
});
