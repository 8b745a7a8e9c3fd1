/** Moderation: what waits reaches nobody, decisions are made once, and what is hidden only the server brings back. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { tableDocument, workshopDocument, type IdeaId } from '#domain/identifiers.ts';
import { APPROVAL_UNDO_MS } from '#domain/moderation.ts';
import { addIdea, readIdeas, removeIdea, restoreIdea } from '#document/table-document.ts';
import { readWorkshop } from '#document/workshop-document.ts';
import { connect, eventually, idea, type Client } from './table-client.ts';
import { must, newFacilitator, newWorkshop, runKavarna, type RunningKavarna } from './running-kavarna.ts';

let running: RunningKavarna;
let later = 0;
const clients: Client[] = [];

beforeEach(async () => {
  later = 0;
  running = await runKavarna({ now: () => Date.now() + later });
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.leave();
  await running.end();
});

/** A café in its first round; with `holdsIdeas` what seats write waits for review. */
async function cafe(settings: { holdsIdeas: boolean }) {
  const { kavarna } = running;
  const facilitator = await newFacilitator(kavarna);
  const { asker, workshop } = await newWorkshop(kavarna, facilitator, { settings });
  must(await kavarna.rounds.openRound(asker, workshop.id));
  const table = workshop.tables[0];
  if (!table) throw new Error('A café has tables.');
  const join = async () => {
    const { token } = must(await kavarna.seating.join(workshop.code, { table: 1 }, 'here'));
    const seat = await kavarna.visits.askerOfToken(token);
    if (seat.kind !== 'seat') throw new Error('Who joins has a seat.');
    return { token, asker: seat, seat: seat.seat };
  };
  return { facilitator, asker, workshop, table, join };
}

async function sit(token: string, document: string): Promise<Client> {
  const client = connect(running.address, token, document);
  clients.push(client);
  await client.synced;
  return client;
}

/** Everything that was ever sent of a document to this client, as one text. */
const bytesOf = (client: Client) => Buffer.from(Y.encodeStateAsUpdate(client.doc)).toString('latin1');

test('R4: what waits for review is in no document, and comes to its table with its time, seat and round when it is approved', async () => {
  const { asker, workshop, table, join } = await cafe({ holdsIdeas: true });
  const { review, rounds } = running.kavarna;
  const [phone, tablet] = [await join(), await join()];
  const watching = await sit(tablet.token, tableDocument(table.id));
  const hall = await sit(tablet.token, workshopDocument(workshop.id));

  const proposed = must(await review.propose(phone.asker, table.id, { text: 'Avtobus zvecer', colour: 'mint' }));
  await eventually(() => readWorkshop(hall.doc)?.review.waiting === 1);
  expect(readIdeas(watching.doc, table.id)).toEqual([]);
  expect(bytesOf(watching) + bytesOf(hall)).not.toContain('Avtobus');
  expect(must(await review.ownProposals(phone.asker)).map((one) => one.text)).toEqual(['Avtobus zvecer']);
  expect(must(await review.ownProposals(tablet.asker))).toEqual([]);

  must(await rounds.endRound(asker, workshop.id));
  must(await review.decide(asker, proposed.id, { kind: 'approve', version: 1 }));
  await eventually(() => readIdeas(watching.doc, table.id).length === 1);
  expect(readIdeas(watching.doc, table.id)[0]).toMatchObject({
    id: proposed.id,
    text: 'Avtobus zvecer',
    colour: 'mint',
    round: 1,
    seat: phone.seat,
    writtenAt: proposed.writtenAt,
  });
  await eventually(() => readWorkshop(hall.doc)?.review.waiting === 0);
  expect(must(await review.ownProposals(phone.asker))).toEqual([]);
});

test('where ideas are held no seat writes on a board, and with the setting that changes at once', async () => {
  const { asker, workshop, table, join } = await cafe({ holdsIdeas: false });
  const { setup, ideas } = running.kavarna;
  const lejla = await join();
  const client = await sit(lejla.token, tableDocument(table.id));
  await eventually(() => client.provider.authorizedScope === 'read-write');

  must(await setup.changeWorkshop(asker, workshop.id, { settings: { holdsIdeas: true } }));
  await eventually(() => client.provider.authorizedScope === 'readonly');
  addIdea(client.doc, idea('a', 'mimo pregleda'));
  expect(await ideas.addIdea(lejla.asker, table.id, { text: 'mimo pregleda' })).toEqual({
    ok: false,
    reason: 'ideas-held',
  });
  const arben = await sit((await join()).token, tableDocument(table.id));
  expect(readIdeas(arben.doc, table.id)).toEqual([]);
  // The facilitator's own words wait for nobody.
  must(await ideas.addIdea(asker, table.id, { text: 'od voditelja' }));

  must(await setup.changeWorkshop(asker, workshop.id, { settings: { holdsIdeas: false } }));
  await eventually(() => arben.provider.authorizedScope === 'read-write');
});

test('of two facilitators at once one decides, and nobody approves words that were not read', async () => {
  const { asker, table, join } = await cafe({ holdsIdeas: true });
  const { review } = running.kavarna;
  const lejla = await join();
  const { id } = must(await review.propose(lejla.asker, table.id, { text: 'Klopi' }));
  must(await review.changeProposal(lejla.asker, id, { text: 'nekaj drugega' }));
  expect(await review.decide(asker, id, { kind: 'approve', version: 1 })).toEqual({
    ok: false,
    reason: 'idea-changed',
  });

  const both = await Promise.all([
    review.decide(asker, id, { kind: 'approve', version: 2 }),
    review.decide(asker, id, { kind: 'refuse', reason: 'žalitev' }),
  ]);
  expect(both.filter((one) => one.ok)).toHaveLength(1);
  expect(both.find((one) => !one.ok)).toEqual({ ok: false, reason: 'already-decided' });
  expect(await review.changeProposal(lejla.asker, id, { text: 'še tretje' })).toEqual({
    ok: false,
    reason: 'already-decided',
  });
});

test('an approval is taken back for ten minutes and a refusal always; then it waits again, and counts nowhere', async () => {
  const { asker, workshop, table, join } = await cafe({ holdsIdeas: true });
  const { review, ideas } = running.kavarna;
  const lejla = await join();
  const counted = async () => must(await ideas.ideasOfWorkshop(asker, workshop.id)).map((one) => one.text);
  const states = async () => must(await review.queue(asker, workshop.id)).map((one) => [one.text, one.state]);
  const { id } = must(await review.propose(lejla.asker, table.id, { text: 'Klopi' }));

  must(await review.decide(asker, id, { kind: 'approve', version: 1 }));
  expect(await counted()).toEqual(['Klopi']);
  must(await review.undoDecision(asker, id));
  expect([await counted(), await states()]).toEqual([[], [['Klopi', 'waiting']]]);

  must(await review.decide(asker, id, { kind: 'refuse', reason: 'ni o temi' }));
  expect(must(await review.ownProposals(lejla.asker))).toMatchObject([{ state: 'refused', reason: 'ni o temi' }]);
  later = APPROVAL_UNDO_MS + 1_000;
  must(await review.undoDecision(asker, id));

  must(await review.decide(asker, id, { kind: 'approve', version: 1 }));
  later *= 3;
  expect(await review.undoDecision(asker, id)).toEqual({ ok: false, reason: 'already-decided' });
  expect([await counted(), await states()]).toEqual([['Klopi'], []]);
});

test('personal data is masked only where the facilitator says so, and then its words are kept nowhere', async () => {
  const { asker, workshop, table, join } = await cafe({ holdsIdeas: true });
  const { review, ideas } = running.kavarna;
  const lejla = await join();
  const text = 'Prevoz: 041 234 567';
  const first = must(await review.propose(lejla.asker, table.id, { text }));
  const second = must(await review.propose(lejla.asker, table.id, { text }));
  must(await review.decide(asker, first.id, { kind: 'approve', version: 1, isMasked: true }));
  must(await review.decide(asker, second.id, { kind: 'approve', version: 1 }));
  const shown = must(await ideas.ideasOfWorkshop(asker, workshop.id)).map((one) => one.text);
  expect(shown.sort()).toEqual([text, 'Prevoz: […]'].sort());
  const queue = must(await review.queue(asker, workshop.id));
  expect(queue.find((one) => one.id === first.id)).toMatchObject({ text: 'Prevoz: […]', isMasked: true });
});

test('handed in twice with one id it waits once; taken back, its words are gone; another seat reads and changes nothing of it', async () => {
  const { asker, workshop, table, join } = await cafe({ holdsIdeas: true });
  const { review } = running.kavarna;
  const [lejla, arben] = [await join(), await join()];
  const id = 'x'.padEnd(20, '0') as IdeaId;
  const hand = () => review.propose(lejla.asker, table.id, { id, text: 'Klopi' });
  await Promise.all([hand(), hand()]);
  expect(must(await review.queue(asker, workshop.id))).toHaveLength(1);
  for (const answer of [
    await review.propose(arben.asker, table.id, { id, text: 'moje' }),
    await review.changeProposal(arben.asker, id, { text: 'moje' }),
    await review.queue(arben.asker, workshop.id),
    await review.decide(arben.asker, id, { kind: 'approve', version: 1 }),
    await review.decide(lejla.asker, id, { kind: 'approve', version: 1 }),
  ]) {
    expect(answer).toEqual({ ok: false, reason: 'not-yours' });
  }
  expect(must(await review.changeProposal(lejla.asker, id, { isWithdrawn: true }))).toMatchObject({
    state: 'withdrawn',
    text: '',
  });
  expect(must(await review.queue(asker, workshop.id))).toEqual([]);
});

test('a seat proposes at its own table while a round is open, and not without end', async () => {
  const { asker, workshop, table, join } = await cafe({ holdsIdeas: true });
  const { review, rounds } = running.kavarna;
  const lejla = await join();
  const second = workshop.tables[1];
  if (!second) throw new Error('A café has tables.');
  const reasonAt = async (at: typeof table) => {
    const answer = await review.propose(lejla.asker, at.id, { text: 'Klopi' });
    return answer.ok ? null : answer.reason;
  };
  expect(await reasonAt(second)).toBe('seat-elsewhere');
  for (let i = 0; i < 100; i++) expect(await reasonAt(table)).toBe(null);
  expect(await reasonAt(table)).toBe('too-many-waiting');
  must(await rounds.endRound(asker, workshop.id));
  expect(await reasonAt(table)).toBe('round-closed');
});

test('a decision that a stop cut short is carried out at the next start', async () => {
  const { asker, workshop, table, join } = await cafe({ holdsIdeas: true });
  const { review } = running.kavarna;
  const { id } = must(await review.propose((await join()).asker, table.id, { text: 'Klopi' }));
  must(await review.decide(asker, id, { kind: 'approve', version: 1 }));
  const { dataFolder } = running;
  await running.stop();
  // As if it had been stopped between the decision and the table.
  const { default: BetterSqlite } = await import('better-sqlite3');
  const store = new BetterSqlite(`${dataFolder}/kavarna.sqlite`);
  store.prepare("update proposed_ideas set state = 'waiting', decided_at = null").run();
  store.close();
  running = await runKavarna({ dataFolder });
  expect(must(await running.kavarna.ideas.ideasOfWorkshop(asker, workshop.id))).toEqual([]);
  must(await running.kavarna.review.decide(asker, id, { kind: 'approve', version: 1 }));
  expect(must(await running.kavarna.ideas.ideasOfWorkshop(asker, workshop.id))).toHaveLength(1);
});

test('a hidden idea is gone for everybody and brought back to its place; nobody at the table can bring it back', async () => {
  const { asker, workshop, table, join } = await cafe({ holdsIdeas: false });
  const { hiding, ideas, measures } = running.kavarna;
  const lejla = await join();
  const client = await sit(lejla.token, tableDocument(table.id));
  const hall = await sit(lejla.token, workshopDocument(workshop.id));
  const { id } = must(await ideas.addIdea(lejla.asker, table.id, { text: 'Sosed z Vodnikove' }));
  const measure = must(await measures.addMeasure(asker, workshop.initiative, { title: 'Promet' }));
  must(await measures.placeIdeas(asker, workshop.initiative, measure, [id]));
  const plan = async () => {
    const file = must(await running.kavarna.publishing.file(asker, workshop.initiative, 'plan.json', 'sl'));
    return new TextDecoder().decode(file.bytes);
  };
  expect(await plan()).toContain('Vodnikove');

  must(await hiding.hide(asker, table.id, id, 'nekoga imenuje'));
  await eventually(() => readWorkshop(hall.doc)?.hidden.includes(id) === true);
  expect(must(await ideas.ideasAt(lejla.asker, table.id))).toEqual([]);
  expect(must(await ideas.ideasOfWorkshop(asker, workshop.id))).toEqual([]);
  for (const name of ['plan.json', 'ideas.csv', 'plan.csv']) {
    const file = must(await running.kavarna.publishing.file(asker, workshop.initiative, name, 'sl'));
    expect(new TextDecoder().decode(file.bytes), name).not.toContain('Vodnikove');
  }
  expect(must(await hiding.hiddenIn(asker, workshop.id))).toMatchObject([
    { id, text: 'Sosed z Vodnikove', by: 'facilitator', reason: 'nekoga imenuje', round: 1 },
  ]);

  // Whoever writes at the table may mark it removed or not: hidden it stays.
  removeIdea(client.doc, id, 1);
  restoreIdea(client.doc, id);
  await client.saved();
  expect(await hiding.unhide(lejla.asker, table.id, id)).toEqual({ ok: false, reason: 'not-yours' });
  expect(must(await ideas.ideasAt(lejla.asker, table.id))).toEqual([]);

  must(await hiding.unhide(asker, table.id, id));
  await eventually(() => readWorkshop(hall.doc)?.hidden.length === 0);
  expect(JSON.parse(await plan())).toMatchObject({ ideas: [{ text: 'Sosed z Vodnikove', measure: '1.1' }] });
});

test('a host hides at their own table and brings back what hosts hid, not what a facilitator did', async () => {
  const { asker, workshop, table, join } = await cafe({ holdsIdeas: false });
  const { hiding, ideas, seating, visits } = running.kavarna;
  const guest = await join();
  must(await seating.setSeatKind(asker, workshop.id, guest.seat, 'host'));
  const host = await visits.askerOfToken(guest.token);
  const { id } = must(await ideas.addIdea(host, table.id, { text: 'Klopi' }));
  must(await hiding.hide(host, table.id, id));
  must(await hiding.unhide(host, table.id, id));
  must(await hiding.hide(host, table.id, id));
  must(await hiding.hide(asker, table.id, id));
  expect(await hiding.unhide(host, table.id, id)).toEqual({ ok: false, reason: 'not-yours' });
  const elsewhere = workshop.tables[1]?.id ?? table.id;
  expect(await hiding.hide(host, elsewhere, id)).toEqual({ ok: false, reason: 'not-yours' });
});
