/** Erasing for good: what was erased is in none of the files, and nobody brings it back. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { tableDocument, workshopDocument, type MeasureId, type SeatId } from '#domain/identifiers.ts';
import type { Asker } from '#domain/access.ts';
import type { Workshop } from '#domain/workshop.ts';
import { addIdea, ideaText, readIdeas } from '#document/table-document.ts';
import {
  must,
  newFacilitator,
  newWorkshop,
  runKavarna,
  type Facilitator,
  type RunningKavarna,
} from './running-kavarna.ts';
import { connect, eventually, idea, type Client } from './table-client.ts';

let running: RunningKavarna;
let vesna: Facilitator;
let asker: Asker;
let workshop: Workshop;
const open: Client[] = [];

beforeEach(async () => {
  running = await runKavarna();
  vesna = await newFacilitator(running.kavarna);
  ({ asker, workshop } = await newWorkshop(running.kavarna, vesna));
  must(await running.kavarna.rounds.openRound(asker, workshop.id));
});
afterEach(async () => {
  for (const client of open.splice(0)) client.leave();
  await running.end();
});

const table = () => workshop.tables[0]!;
const document = () => tableDocument(table().id);

/** Which of the words lie in some file of the data folder. */
function wordsInFiles(...words: string[]): string[] {
  const files = readdirSync(running.dataFolder).map((name) => readFileSync(join(running.dataFolder, name)));
  return words.filter((word) => files.some((bytes) => bytes.includes(word)));
}

async function sit(name: string): Promise<{ seat: SeatId; token: string }> {
  const joined = must(await running.kavarna.seating.join(workshop.code, { table: 1, name }, '127.0.0.1'));
  return { seat: joined.seat.id, token: joined.token };
}

async function at(token: string, name = document()): Promise<Client> {
  const client = connect(running.address, token, name);
  open.push(client);
  await client.synced;
  return client;
}

async function write(client: Client, id: string, text: string, seat: SeatId | null = null): Promise<void> {
  addIdea(client.doc, { ...idea(id, text), seat });
  await client.saved();
}

const texts = (doc: Y.Doc) => readIdeas(doc, table().id).map((one) => one.text);

describe('a single idea that is erased', () => {
  it('is in no file, with what was typed over in it, and the others stay with their history', async () => {
    const client = await at(vesna.token);
    await write(client, 'a', 'Telefonska Marelica');
    ideaText(client.doc, idea('a', '').id)?.delete(0, 11);
    await write(client, 'b', 'Igrala za Breskev');
    expect(wordsInFiles('Telefonska', 'Marelica', 'Breskev')).toEqual(['Telefonska', 'Marelica', 'Breskev']);
    must(await running.kavarna.erasing.eraseIdea(asker, table().id, idea('a', '').id));
    expect(wordsInFiles('Telefonska', 'Marelica', 'Breskev')).toEqual(['Breskev']);
    await eventually(() => texts(client.doc).join() === 'Igrala za Breskev');
    await running.stop();
    expect(wordsInFiles('Telefonska', 'Marelica', 'Breskev')).toEqual(['Breskev']);
    running = await runKavarna({ dataFolder: running.dataFolder });
    expect(must(await running.kavarna.ideas.ideasAt(asker, table().id)).map((one) => one.text)).toEqual([
      'Igrala za Breskev',
    ]);
  });

  it('does not come back with a tablet that was away and writes on', async () => {
    const away = await at(vesna.token);
    await write(away, 'a', 'Marelica');
    away.provider.configuration.websocketProvider.disconnect();
    must(await running.kavarna.erasing.eraseIdea(asker, table().id, idea('a', '').id));
    ideaText(away.doc, idea('a', '').id)?.insert(8, ' in Hruška');
    addIdea(away.doc, idea('c', 'Senca'));
    void away.provider.configuration.websocketProvider.connect();
    await away.saved();
    await eventually(() => texts(away.doc).join() === 'Senca');
    const joiner = await at(vesna.token);
    expect(texts(joiner.doc)).toEqual(['Senca']);
    expect(wordsInFiles('Marelica', 'Hruška', 'Senca')).toEqual(['Senca']);
    expect(Buffer.from(Y.encodeStateAsUpdate(away.doc)).includes('Marelica')).toBe(false);
  });
});

describe("a person's seat that is erased", () => {
  it('takes name, ideas and sessions with it, and nothing of the others', async () => {
    const [ana, bor] = [await sit('Ana Jagoda'), await sit('Bor Malina')];
    const [atAna, atBor] = [await at(ana.token), await at(bor.token)];
    await write(atAna, 'a', 'Skrivnost', ana.seat);
    await write(atBor, 'b', 'Senca', bor.seat);
    expect(wordsInFiles('Jagoda', 'Skrivnost')).toEqual(['Jagoda', 'Skrivnost']);
    expect(must(await running.kavarna.erasing.eraseSeat(asker, workshop.id, ana.seat))).toBe(1);
    expect(wordsInFiles('Jagoda', 'Skrivnost', 'Malina', 'Senca')).toEqual(['Malina', 'Senca']);
    expect((await running.kavarna.visits.askerOfToken(ana.token)).kind).toBe('nobody');
    await eventually(() => texts(atBor.doc).join() === 'Senca');
    const view = await at(bor.token, workshopDocument(workshop.id));
    expect(Buffer.from(Y.encodeStateAsUpdate(view.doc)).includes('Jagoda')).toBe(false);
    await expect(at(ana.token)).rejects.toThrow();
  });

  it('leaves its dots in a result that is out, and takes them from a vote that is open', async () => {
    const { kavarna } = running;
    const { initiative } = workshop;
    const measure = must(await kavarna.measures.addMeasure(asker, initiative, { title: 'Senca' }));
    must(await kavarna.rounds.endRound(asker, workshop.id));
    must(await kavarna.voting.openVoting(asker, workshop.id));
    const people = [await sit('Ana'), await sit('Bor'), await sit('Cene')];
    for (const [index, { token }] of people.entries())
      must(await kavarna.voting.castDots(await kavarna.visits.askerOfToken(token), measure, index + 1));
    const erase = async (index: number) =>
      must(await kavarna.erasing.eraseSeat(asker, workshop.id, people[index]!.seat));
    await erase(0);
    const dots: Record<MeasureId, number> = must(await kavarna.voting.closeVoting(asker, workshop.id));
    expect(dots[measure]).toBe(5);
    await erase(1);
    const view = await kavarna.visits.view(workshop.id);
    expect([view?.result?.dots[measure], view?.ballotsCast, view?.seats.length]).toEqual([5, 2, 1]);
  });
});

describe('what is erased whole', () => {
  it('is gone from the files while somebody is still at it, and stays gone', async () => {
    const client = await at(vesna.token);
    await write(client, 'a', 'Marelica');
    must(await running.kavarna.erasing.eraseWorkshop(asker, workshop.id));
    addIdea(client.doc, idea('b', 'Hruška'));
    expect(wordsInFiles('Marelica', 'Kavarna')).toEqual([]);
    await running.stop();
    expect(wordsInFiles('Marelica', 'Hruška')).toEqual([]);
    running = await runKavarna({ dataFolder: running.dataFolder });
    expect(must(await running.kavarna.initiatives.workshopsOf(asker, workshop.initiative))).toEqual([]);
  });

  it('is an initiative only for its owner', async () => {
    const { kavarna } = running;
    const bor = await newFacilitator(kavarna, { id: workshop.initiative, owner: asker });
    expect(await kavarna.erasing.eraseInitiative(bor.asker, workshop.initiative)).toEqual({
      ok: false,
      reason: 'not-yours',
    });
    must(await kavarna.erasing.eraseInitiative(asker, workshop.initiative));
    expect(wordsInFiles('Vključujoče')).toEqual([]);
  });

  it.each(['a stranger', 'a seat', 'nobody'] as const)('is nothing for %s to decide', async (who) => {
    const { kavarna } = running;
    const { seat, token } = await sit('Ana');
    const other: Asker =
      who === 'nobody'
        ? { kind: 'nobody' }
        : who === 'a seat'
          ? await kavarna.visits.askerOfToken(token)
          : (await newFacilitator(kavarna)).asker;
    const { erasing, retention } = kavarna;
    const tries = [
      erasing.eraseInitiative(other, workshop.initiative),
      erasing.eraseWorkshop(other, workshop.id),
      erasing.eraseSeat(other, workshop.id, seat),
      erasing.eraseIdea(other, table().id, idea('a', '').id),
      retention.setEraseAt(other, workshop.initiative, null),
      retention.eraseAt(other, workshop.initiative),
    ];
    for (const tried of await Promise.all(tries))
      expect(tried).toEqual({ ok: false, reason: who === 'nobody' ? 'not-signed-in' : 'not-yours' });
  });
});
