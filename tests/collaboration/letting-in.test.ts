/** Who is let in, and who is put out again while connected: observers, members of a team, seats; and two who save at once. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tableDocument, workshopDocument, type TableId } from '#domain/identifiers.ts';
import type { Asker } from '#domain/access.ts';
import type { Workshop } from '#domain/workshop.ts';
import { addIdea, readIdeas } from '#document/table-document.ts';
import { connect, eventually, idea, type Client } from './table-client.ts';
import {
  freshAsker,
  must,
  newFacilitator,
  newWorkshop,
  runKavarna,
  type Facilitator,
  type RunningKavarna,
} from './running-kavarna.ts';

let running: RunningKavarna;
let owner: Facilitator;
let asker: Asker;
let workshop: Workshop;
let table: TableId;
const leaving: Client[] = [];

beforeEach(async () => {
  running = await runKavarna();
  owner = await newFacilitator(running.kavarna);
  ({ asker, workshop } = await newWorkshop(running.kavarna, owner));
  table = workshop.tables[0]?.id as TableId;
  must(await running.kavarna.rounds.openRound(asker, workshop.id));
});
afterEach(async () => {
  for (const client of leaving.splice(0)) client.leave();
  await running.end();
});

async function sit(token: string, document: string): Promise<Client> {
  const client = connect(running.address, token, document);
  leaving.push(client);
  await client.synced;
  return client;
}

/** Resolves once the server has put this connection out of the document. */
function putOut(client: Client): Promise<void> {
  return new Promise((resolve) => client.provider.on('close', () => resolve()));
}

const look = (lifetimeMs: number | null = null) =>
  running.kavarna.links.makeObserverLink(asker, workshop.id, { lifetimeMs });

test('an observer sees what is written, live, and writes nothing', async () => {
  const { token } = must(await look());
  const watching = await sit(token, tableDocument(table));
  const seat = must(await running.kavarna.seating.join(workshop.code, { table: 1 }, 'here'));
  const writing = await sit(seat.token, tableDocument(table));
  addIdea(writing.doc, idea('a', 'Klopca'));
  await eventually(() => readIdeas(watching.doc, table).length === 1);

  addIdea(watching.doc, idea('b', 'Ne smem'));
  addIdea(writing.doc, idea('c', 'Drevored'));
  await writing.saved();
  const kept = must(await running.kavarna.ideas.ideasAt(asker, table)).map((one) => one.text);
  expect(kept).toEqual(['Klopca', 'Drevored']);
  const added = await running.kavarna.ideas.addIdea(await running.kavarna.visits.askerOfToken(token), table, {
    text: 'Ne smem',
  });
  expect(added.ok).toBe(false);
});

test('nobody at the table sees an observer', async () => {
  const seat = must(await running.kavarna.seating.join(workshop.code, { table: 1 }, 'here'));
  const sitting = await sit(seat.token, tableDocument(table));
  const { token } = must(await look());
  const watching = await sit(token, tableDocument(table));
  watching.provider.awareness?.setLocalState({ seat: null, pointer: { x: 1, y: 1 }, typing: null });
  const facilitator = await sit(owner.token, tableDocument(table));
  facilitator.provider.awareness?.setLocalState({ seat: null, pointer: null, typing: null });
  // What the facilitator tells comes after what the observer told.
  await eventually(() => sitting.provider.awareness?.getStates().has(facilitator.doc.clientID) === true);
  expect(sitting.provider.awareness?.getStates().has(watching.doc.clientID)).toBe(false);
});

test('a revoked link cuts off whoever looks on by it, and another one stays', async () => {
  const revoked = must(await look());
  const other = must(await look());
  const watching = await sit(revoked.token, workshopDocument(workshop.id));
  const staying = await sit(other.token, workshopDocument(workshop.id));
  let isOut = false;
  void putOut(staying).then(() => (isOut = true));
  const out = putOut(watching);
  must(await running.kavarna.links.revokeObserverLink(asker, workshop.id, revoked.link.id));
  await out;
  expect(isOut).toBe(false);
  expect(await running.kavarna.visits.watch(revoked.token)).toBeNull();
});

test('a link that runs out cuts off whoever is still looking', async () => {
  const { token } = must(await look(1_500));
  const watching = await sit(token, tableDocument(table));
  await putOut(watching);
  expect(await running.kavarna.visits.watch(token)).toBeNull();
});

test('whoever is taken out of the team is put out of what they have open', async () => {
  const { initiative } = workshop;
  const colleague = await newFacilitator(running.kavarna, { id: initiative, owner: asker });
  const open = await sit(colleague.token, tableDocument(table));
  const out = putOut(open);
  must(await running.kavarna.team.removeMember(asker, initiative, colleague.account));
  await out;
  const gone = await freshAsker(running.kavarna, colleague);
  expect(await running.kavarna.setup.workshop(gone, workshop.id)).toEqual({ ok: false, reason: 'not-yours' });
});

test('a facilitator manages no team, and the last owner stays', async () => {
  const { initiative } = workshop;
  const { team, accounts } = running.kavarna;
  const colleague = await newFacilitator(running.kavarna, { id: initiative, owner: asker });
  expect(await accounts.invite(colleague.asker, initiative)).toEqual({ ok: false, reason: 'not-yours' });
  expect(await team.removeMember(colleague.asker, initiative, owner.account)).toEqual({
    ok: false,
    reason: 'not-yours',
  });
  expect(await team.leaveTeam(asker, initiative)).toEqual({ ok: false, reason: 'last-owner' });
  must(await team.setRole(asker, initiative, colleague.account, 'owner'));
  must(await team.leaveTeam(asker, initiative));
});

test('a revoked invitation invites nobody', async () => {
  const { team, accounts } = running.kavarna;
  const link = must(await accounts.invite(asker, workshop.initiative));
  const [invitation] = must(await team.invitations(asker, workshop.initiative));
  must(await team.revokeInvitation(asker, workshop.initiative, invitation?.id ?? ''));
  expect(await accounts.readLink(link)).toEqual({ ok: false, reason: 'link-expired' });
});

test('a seat that is taken away is put out of every board it had open', async () => {
  const joined = must(await running.kavarna.seating.join(workshop.code, { table: 1 }, 'here'));
  const elsewhere = await sit(joined.token, tableDocument(workshop.tables[1]?.id as TableId));
  const out = putOut(elsewhere);
  must(await running.kavarna.seating.removeSeat(asker, workshop.id, joined.seat.id));
  await out;
});

test('a host writes at the own table between the rounds, the others do not', async () => {
  const { seating, rounds, ideas, visits } = running.kavarna;
  const host = must(await seating.join(workshop.code, { table: 1 }, 'here'));
  const guest = must(await seating.join(workshop.code, { table: 1 }, 'here'));
  must(await seating.setSeatKind(asker, workshop.id, host.seat.id, 'host'));
  must(await rounds.endRound(asker, workshop.id));
  const add = async (token: string, at: TableId) =>
    ideas.addIdea(await visits.askerOfToken(token), at, { text: 'Povzetek' });
  expect((await add(host.token, table)).ok).toBe(true);
  expect(await add(guest.token, table)).toEqual({ ok: false, reason: 'round-closed' });
  expect((await add(host.token, workshop.tables[1]?.id as TableId)).ok).toBe(false);
  must(await rounds.enterPhase(asker, workshop.id, 'synthesis'));
  expect((await add(host.token, table)).ok).toBe(false);
});

test('of two who save the set-up from the same page, the second is told', async () => {
  const { setup } = running.kavarna;
  const { revision } = must(await setup.workshop(asker, workshop.id));
  const both = await Promise.all([
    setup.changeWorkshop(asker, workshop.id, { revision, title: 'Ena' }),
    setup.changeWorkshop(asker, workshop.id, { revision, title: 'Dve' }),
  ]);
  expect(both.filter((one) => one.ok)).toHaveLength(1);
  expect(both.find((one) => !one.ok)).toEqual({ ok: false, reason: 'changed-meanwhile' });
});
