/** The handover: who pins what, three pins and no more, and where a table's remote people are met. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MARK_KINDS } from '#domain/handover.ts';
import { workshopDocument, type IdeaId } from '#domain/identifiers.ts';
import { readWorkshop } from '#document/workshop-document.ts';
import { must, newFacilitator, newWorkshop, runKavarna, type RunningKavarna } from './running-kavarna.ts';
import { connect, eventually } from './table-client.ts';

let running: RunningKavarna;

beforeEach(async () => {
  running = await runKavarna();
});
afterEach(() => running.end());

/** A café in its first round: a host, a participant and a tablet at table 1, a host at table 2, and ideas at table 1. */
async function cafe(...texts: string[]) {
  const { kavarna } = running;
  const { asker, workshop } = await newWorkshop(kavarna, await newFacilitator(kavarna));
  const sit = async (table: number, tablet = false) => {
    const { token, seat } = must(await kavarna.seating.join(workshop.code, { table, tablet }, 'here'));
    return { token, seat, asker: await kavarna.visits.askerOfToken(token) };
  };
  const [host, guest, tablet, elsewhere] = [await sit(1), await sit(1), await sit(1, true), await sit(2)];
  for (const one of [host, elsewhere]) {
    must(await kavarna.seating.setSeatKind(asker, workshop.id, one.seat.id, 'host'));
    one.asker = await kavarna.visits.askerOfToken(one.token);
  }
  must(await kavarna.rounds.openRound(asker, workshop.id));
  const [table] = workshop.tables;
  if (!table) throw new Error('A café has tables.');
  const ideas: IdeaId[] = [];
  for (const text of texts) ideas.push(must(await kavarna.ideas.addIdea(asker, table.id, { text })).id);
  const pin = (who: typeof asker, idea = ideas[0]!) => kavarna.handover.mark(who, table.id, idea, 'pin');
  const pins = async () => must(await kavarna.handover.card(asker, table.id)).pins.map(({ text }) => text);
  return { kavarna, asker, workshop, table: table.id, host, guest, tablet, elsewhere, ideas, pin, pins };
}

test('the host, the tablet and facilitators pin at the table; guests and hosts of other tables are told why not', async () => {
  const { asker, host, guest, tablet, elsewhere, ideas, pin, pins } = await cafe('Klop', 'Senca', 'Pitnik');
  expect(await pin(guest.asker)).toEqual({ ok: false, reason: 'not-yours' });
  expect(await pin(elsewhere.asker)).toEqual({ ok: false, reason: 'seat-elsewhere' });
  expect(await pin({ kind: 'nobody' })).toEqual({ ok: false, reason: 'not-signed-in' });
  for (const [at, who] of [host, tablet, { asker }].entries()) must(await pin(who.asker, ideas[at]));
  expect(await pins()).toEqual(['Klop', 'Senca', 'Pitnik']);
});

test('anybody at the table marks an open question, and takes it back', async () => {
  const { kavarna, table, guest, elsewhere, ideas } = await cafe('Kdo plača kombi?');
  const mark = { of: ideas[0]!, kind: 'question' } as const;
  expect(await kavarna.handover.mark(elsewhere.asker, table, mark.of, mark.kind)).toMatchObject({ ok: false });
  must(await kavarna.handover.mark(guest.asker, table, mark.of, mark.kind));
  expect(must(await kavarna.handover.card(guest.asker, table)).questions).toHaveLength(1);
  must(await kavarna.handover.unmark(guest.asker, table, mark.of, mark.kind));
  expect(must(await kavarna.handover.card(guest.asker, table)).questions).toEqual([]);
});

test('of two who pin the third point at once one is refused, and nobody gets four', async () => {
  const { asker, host, ideas, pin, pins } = await cafe('Klop', 'Senca', 'Pitnik', 'Kombi');
  must(await pin(asker, ideas[0]));
  must(await pin(asker, ideas[1]));
  const both = await Promise.all([pin(host.asker, ideas[2]), pin(asker, ideas[3])]);
  expect(both.filter((one) => !one.ok)).toEqual([{ ok: false, reason: 'too-many-pins' }]);
  expect(await pins()).toHaveLength(3);
  // Pinned again it is pinned as before.
  must(await pin(host.asker, ideas[0]));
});

test('a pin whose idea was removed or hidden makes room, and the idea comes back without it', async () => {
  const { kavarna, asker, table, ideas, pin, pins } = await cafe('Klop', 'Senca', 'Pitnik', 'Kombi', 'Drevo');
  for (const id of ideas.slice(0, 3)) must(await pin(asker, id));
  must(await kavarna.ideas.changeIdea(asker, table, ideas[0]!, { removed: true }));
  must(await kavarna.hiding.hide(asker, table, ideas[1]!));
  expect(await pins()).toEqual(['Pitnik']);
  must(await pin(asker, ideas[3]));
  must(await pin(asker, ideas[4]));
  must(await kavarna.ideas.changeIdea(asker, table, ideas[0]!, { removed: false }));
  must(await kavarna.hiding.unhide(asker, table, ideas[1]!));
  expect(await pins()).toEqual(['Pitnik', 'Kombi', 'Drevo']);
  expect(await pin(asker, ideas[0])).toEqual({ ok: false, reason: 'too-many-pins' });
});

test('what is not there is not pinned, and after the workshop nothing is', async () => {
  const { kavarna, asker, workshop, table, ideas, pin } = await cafe('Klop', 'Senca');
  expect(await pin(asker, 'nowhere' as IdeaId)).toEqual({ ok: false, reason: 'not-found' });
  must(await kavarna.hiding.hide(asker, table, ideas[0]!));
  expect(await pin(asker, ideas[0])).toEqual({ ok: false, reason: 'not-found' });
  must(await kavarna.rounds.endRound(asker, workshop.id));
  must(await pin(asker, ideas[1]));
  for (const phase of ['synthesis', 'priorities', 'plan', 'follow-up'] as const)
    await kavarna.rounds.enterPhase(asker, workshop.id, phase);
  expect(await pin(asker, ideas[1])).toEqual({ ok: false, reason: 'workshop-over' });
});

test('marks are published to everybody at once, and an erased idea leaves none', async () => {
  const { kavarna, asker, workshop, table, guest, ideas, pin } = await cafe('Klop');
  const client = connect(running.address, guest.token, workshopDocument(workshop.id));
  await client.synced;
  must(await pin(asker));
  must(await kavarna.handover.mark(asker, table, ideas[0]!, 'question'));
  const marks = () => readWorkshop(client.doc)?.marks ?? [];
  await eventually(() => marks().length === 2);
  expect(new Set(marks().map(({ idea, kind }) => `${idea} ${kind}`))).toEqual(
    new Set(MARK_KINDS.map((kind) => `${ideas[0]} ${kind}`)),
  );
  must(await kavarna.erasing.eraseIdea(asker, table, ideas[0]!));
  await eventually(() => marks().length === 0);
  client.leave();
});

test('a video link is kept when it is one, stays when a change says nothing of it, and is seen by the table', async () => {
  const { kavarna, asker, workshop } = await cafe();
  const change = (videoLink?: string) =>
    kavarna.setup.changeWorkshop(asker, workshop.id, {
      tables: workshop.tables.map(({ id, topic }) => ({ id, topic, ...(videoLink !== undefined && { videoLink }) })),
    });
  const link = kavarna.setup.newVideoLink() ?? '';
  expect(link).toMatch(/^https:\/\/meet\.jit\.si\/Kavarna-[0-9a-z]{20}$/);
  expect(kavarna.setup.newVideoLink()).not.toBe(link);
  must(await change(link));
  expect(must(await change()).tables[0]?.videoLink).toBe(link);
  for (const bad of ['http://meet.example.org/a', 'javascript:alert(1)', 'https://ana:geslo@meet.example.org/'])
    expect(await change(bad)).toEqual({ ok: false, reason: 'bad-video-link' });
  expect((await kavarna.visits.view(workshop.id))?.tables[0]?.videoLink).toBe(link);
  expect(must(await change('')).tables[0]).not.toHaveProperty('videoLink');
});
