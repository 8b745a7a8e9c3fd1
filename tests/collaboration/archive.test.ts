/** An initiative's archive, brought into another installation, is the same initiative; a hostile file is refused and leaves nothing. */
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import JSZip from 'jszip';
import type { Asker } from '#domain/access.ts';
import type { InitiativeId, MeasureId, TableId } from '#domain/identifiers.ts';
import type { Workshop } from '#domain/workshop.ts';
import { smallJpeg } from './small-jpeg.ts';
import {
  must,
  newFacilitator,
  newWorkshop,
  runKavarna,
  type Facilitator,
  type RunningKavarna,
} from './running-kavarna.ts';

const NOW = Date.parse('2026-11-22T20:00:00Z');
const now = () => NOW;
let here: RunningKavarna;
let there: RunningKavarna;
let vesna: Facilitator;
let asker: Asker;
let workshop: Workshop;

beforeEach(async () => {
  [here, there] = [await runKavarna({ now }), await runKavarna({ now })];
  vesna = await newFacilitator(here.kavarna);
  ({ asker, workshop } = await newWorkshop(here.kavarna, vesna, {
    question: 'Kaj potrebujejo družine?',
    settings: { groups: ['Zdravstvo', 'Šola'] },
  }));
  await holdWorkshop(here);
});
afterEach(async () => {
  await here.end();
  await there.end();
});

/** Ideas at two tables, a measure with two of them, and a vote of seven people in two groups. */
async function holdWorkshop({ kavarna }: RunningKavarna): Promise<void> {
  must(await kavarna.rounds.openRound(asker, workshop.id));
  const ideas = [];
  const photo = must(
    await kavarna.pictures.addPicture(asker, workshop.tables[0]!.id, { bytes: smallJpeg({ camera: 'Nokia 3310' }) }),
  );
  const source = { kind: 'paper', code: 'T1-P03', picture: photo.id, spot: { x: 0.5, y: 0.25 } } as const;
  const paper = { text: 'Klop ob poti', source, round: 0 };
  must(await kavarna.ideas.addIdea(asker, workshop.tables[0]!.id, paper));
  for (const [index, text] of ['Senca na igrišču', 'Prevoz do vrtca', 'Čista voda'].entries()) {
    const table = workshop.tables[index % 2]?.id as TableId;
    ideas.push(must(await kavarna.ideas.addIdea(asker, table, { text })));
  }
  must(await kavarna.handover.mark(asker, ideas[0]!.table, ideas[0]!.id, 'pin'));
  must(await kavarna.handover.mark(asker, ideas[0]!.table, ideas[0]!.id, 'question'));
  must(await kavarna.ideas.changeIdea(asker, ideas[2]!.table, ideas[2]!.id, { removed: true }));
  const measure = must(
    await kavarna.measures.addMeasure(asker, workshop.initiative, { title: 'Senca', lead: 'Občina' }),
  );
  const other = must(await kavarna.measures.addMeasure(asker, workshop.initiative, { title: 'Prevoz' }));
  must(await kavarna.measures.placeIdeas(asker, workshop.initiative, measure, [ideas[0]!.id, ideas[1]!.id]));
  const tokens: string[] = [];
  for (let person = 0; person < 7; person++) {
    const input = { name: `Oseba ${person}`, group: person < 6 ? 'Zdravstvo' : 'Šola' };
    tokens.push(must(await kavarna.seating.join(workshop.code, input, '127.0.0.1')).token);
  }
  must(await kavarna.rounds.endRound(asker, workshop.id));
  must(await kavarna.voting.openVoting(asker, workshop.id));
  for (const [index, token] of tokens.entries()) {
    const seat = await kavarna.visits.askerOfToken(token);
    must(await kavarna.voting.castDots(seat, index % 3 === 0 ? other : measure, 2));
  }
  const hands = { heads: 6, dots: { [measure]: 9, [other]: 4 }, basedOn: 0 };
  must(await kavarna.roomCounts.countTable(asker, workshop.tables[0]!.id, hands));
  must(await kavarna.roomCounts.countRoom(asker, workshop.id, { heads: 2, dots: {}, basedOn: 0 }));
  must(await kavarna.voting.closeVoting(asker, workshop.id));
}

async function archiveOf(
  { kavarna }: RunningKavarna,
  who: Asker,
  id: InitiativeId,
  withHistory = false,
): Promise<string> {
  let text = '';
  for await (const piece of must(await kavarna.archives.archive(who, id, { withHistory }))) text += piece;
  return text;
}

async function bring(to: RunningKavarna, text: string): Promise<{ who: Asker; id: InitiativeId }> {
  const facilitator = await newFacilitator(to.kavarna);
  const id = must(await to.kavarna.archives.importArchive(facilitator.asker, text));
  return { who: await to.kavarna.visits.askerOfToken(facilitator.token), id };
}

/** Everything that leaves, as text: the same initiative gives the same. */
async function everything({ kavarna }: RunningKavarna, who: Asker, id: InitiativeId): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const name of ['plan.json', 'plan.csv', 'ideas.csv'])
    files[name] = Buffer.from(must(await kavarna.publishing.file(who, id, name, 'sl')).bytes).toString();
  const { bytes } = must(await kavarna.publishing.file(who, id, 'plan.docx', 'sl'));
  const word = await JSZip.loadAsync(bytes);
  // Its words and where each paragraph stands; Word's own running numbers differ from document to document.
  const xml = (await word.file('word/document.xml')?.async('string')) ?? '';
  files['plan.docx'] = xml.replace(/<\/w:(p|tc|tr)>/g, '|').replace(/<[^>]+>|_Toc\d+/g, '');
  return files;
}

test.each([false, true])('goes there and is the same in every document (with history: %s)', async (withHistory) => {
  const before = await everything(here, asker, workshop.initiative);
  const text = await archiveOf(here, asker, workshop.initiative, withHistory);
  const { who, id } = await bring(there, text);
  expect(id).toBe(workshop.initiative);
  expect(await everything(there, who, id)).toEqual(before);
  expect(JSON.parse(await archiveOf(there, who, id, withHistory))).toEqual(JSON.parse(text));
  const [brought] = must(await there.kavarna.initiatives.workshopsOf(who, id));
  expect(brought).toEqual(workshop && must(await here.kavarna.setup.workshop(asker, workshop.id)));
  const ideas = must(await there.kavarna.ideas.ideasAt(who, workshop.tables[0]!.id));
  expect(Object.fromEntries(ideas.map((idea) => [idea.text, idea.removedAt !== null]))).toEqual({
    'Klop ob poti': false,
    'Senca na igrišču': false,
    'Čista voda': true,
  });
  // The photo, without what the camera had noted in it, and the idea that was typed from it.
  const source = ideas.find((idea) => idea.text === 'Klop ob poti')?.source;
  const picture = (source?.kind === 'paper' && source.picture) || null;
  expect(must(await there.kavarna.pictures.picturesAt(who, workshop.tables[0]!.id))).toMatchObject([{ id: picture }]);
  const { bytes } = { bytes: must(await there.kavarna.pictures.pictureBytes(who, workshop.tables[0]!.id, picture!)) };
  expect(new Uint8Array(bytes)).toEqual(new Uint8Array(smallJpeg()));
  expect((await there.kavarna.visits.view(workshop.id))?.result?.room.heads).toBe(8);
});

test('beside the original it gets other identifiers and codes, everywhere the same', async () => {
  const text = await archiveOf(here, asker, workshop.initiative);
  const { who, id } = await bring(here, text);
  expect(id).not.toBe(workshop.initiative);
  const [before, after] = [await everything(here, asker, workshop.initiative), await everything(here, who, id)];
  for (const file of ['plan.csv', 'ideas.csv', 'plan.docx']) expect(after[file]).toBe(before[file]);
  const [brought] = must(await here.kavarna.initiatives.workshopsOf(who, id));
  expect(brought?.code).not.toBe(workshop.code);
  const again = await archiveOf(here, who, id);
  for (const old of [workshop.id, workshop.initiative, ...workshop.tables.map((table) => table.id)])
    expect(again).not.toContain(old);
});

test('an archive does not say who voted for what, nor what fewer than five people voted', async () => {
  const archive = JSON.parse(await archiveOf(here, asker, workshop.initiative)) as {
    workshops: {
      seats: { id: string }[];
      votes: { groups: { group: string; ballots: number; dots: Record<MeasureId, number> }[] };
    }[];
  };
  const [only] = archive.workshops;
  expect(only?.votes.groups.map(({ ballots }) => ballots)).toEqual([7]);
  expect(Object.values(only?.votes.groups[0]?.dots ?? {}).reduce((sum, dots) => sum + dots, 0)).toBe(14);
});

describe('who may', () => {
  it('take an archive is the owner alone', async () => {
    const bor = await newFacilitator(here.kavarna, { id: workshop.initiative, owner: asker });
    const stranger = await newFacilitator(here.kavarna);
    for (const who of [bor.asker, stranger.asker])
      expect(await here.kavarna.archives.archive(who, workshop.initiative, { withHistory: false })).toEqual({
        ok: false,
        reason: 'not-yours',
      });
  });

  it('bring one in is a facilitator', async () => {
    const text = await archiveOf(here, asker, workshop.initiative);
    expect(await there.kavarna.archives.importArchive({ kind: 'nobody' }, text)).toEqual({
      ok: false,
      reason: 'not-signed-in',
    });
  });
});

type Spoilt = {
  version: number;
  initiative: { id: string; title: unknown };
  workshops: {
    code: string;
    tables: { id: string; number: number }[];
    seats: { table: string }[];
    ideaNumbers: { number: number }[];
    pictures: { jpeg: string }[];
    votes: { room: { heads: number }[] };
  }[];
  documents: { name: string; updates: { bytes: string }[] }[];
};

describe('a file is refused whole that', () => {
  it.each<[string, (archive: Spoilt) => void]>([
    ['lacks a document', (archive) => archive.documents.pop()],
    ['has a document twice', (archive) => archive.documents.push(archive.documents[0]!)],
    ['has a document of somebody else', (archive) => (archive.documents[1]!.name = `table/${'0'.repeat(20)}`)],
    ['has a document that is none', (archive) => (archive.documents[1]!.updates = [{ bytes: 'AQID' }])],
    [
      'has twelve bytes that declare thirty million entries',
      (archive) =>
        (archive.documents[1]!.updates = [
          { bytes: Buffer.of(1, 0x80, 0x87, 0xa7, 0x0e, 1, 0, 0, 0, 0, 0, 0).toString('base64') },
        ]),
    ],
    [
      'seats somebody at a table that is not there',
      (archive) => (archive.workshops[0]!.seats[0]!.table = '0'.repeat(20)),
    ],
    ['has two tables of one number', (archive) => (archive.workshops[0]!.tables[1]!.number = 1)],
    ['has a title that is no text', (archive) => (archive.initiative.title = { $ne: null })],
    ['has an identifier that is none', (archive) => (archive.initiative.id = '../../../etc/passwd')],
    ['has a code that is none', (archive) => (archive.workshops[0]!.code = 'HAR-2749')],
    ['has a page in place of a photo', (archive) => (archive.workshops[0]!.pictures[0]!.jpeg = btoa('<script>'))],
    [
      'counts hands without people',
      (archive) => archive.workshops[0]!.votes.room.forEach((count) => (count.heads = 0)),
    ],
    ['has an absurd number', (archive) => (archive.workshops[0]!.ideaNumbers[0]!.number = 1e300)],
  ])('%s', async (_, spoil) => {
    const archive = JSON.parse(await archiveOf(here, asker, workshop.initiative)) as Spoilt;
    spoil(archive);
    const { kavarna } = there;
    const facilitator = await newFacilitator(kavarna);
    const refusal = { ok: false, reason: 'not-an-archive' };
    expect(await kavarna.archives.importArchive(facilitator.asker, JSON.stringify(archive))).toEqual(refusal);
    expect(await kavarna.initiatives.initiativesOf(await kavarna.visits.askerOfToken(facilitator.token))).toEqual([]);
  });

  it.each(['', '{', 'null', '[]', '"kavarna-archive"', `${'['.repeat(50_000)}`])('is %j', async (text) => {
    const facilitator = await newFacilitator(there.kavarna);
    expect(await there.kavarna.archives.importArchive(facilitator.asker, text.slice(0, 60_000))).toEqual({
      ok: false,
      reason: 'not-an-archive',
    });
  });

  it('comes from a later version, and says so', async () => {
    const archive = JSON.parse(await archiveOf(here, asker, workshop.initiative)) as Spoilt;
    archive.version = 2;
    const facilitator = await newFacilitator(there.kavarna);
    expect(await there.kavarna.archives.importArchive(facilitator.asker, JSON.stringify(archive))).toEqual({
      ok: false,
      reason: 'archive-newer',
    });
  });
});
