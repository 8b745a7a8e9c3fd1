/** Boards as files from a real server: what is left out, who may have them, and drawings of earlier forms. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { tableDocument } from '#domain/identifiers.ts';
import { drawingEntries, drawingVersion } from '#document/drawing-document.ts';
import { addIdea, drawingMap, removeIdea } from '#document/table-document.ts';
import { elements, openedFile, readText } from '../publishing/opened-file.ts';
import { idea, connect } from './table-client.ts';
import { smallJpeg } from './small-jpeg.ts';
import { must, newFacilitator, newWorkshop, runKavarna, type RunningKavarna } from './running-kavarna.ts';

let running: RunningKavarna;
beforeEach(async () => {
  running = await runKavarna();
});
afterEach(() => running.end());

async function cafe() {
  const { kavarna } = running;
  const facilitator = await newFacilitator(kavarna);
  const { asker, workshop } = await newWorkshop(kavarna, facilitator);
  must(await kavarna.rounds.openRound(asker, workshop.id));
  const { token } = must(await kavarna.seating.join(workshop.code, { table: 1, name: 'Ljudmila' }, 'here'));
  const guest = await kavarna.visits.askerOfToken(token);
  return { asker, workshop, table: workshop.tables[0]!, guest, token };
}

test('leaves out what is hidden, removed or empty, and who wrote it', async () => {
  const { asker, workshop, table, guest, token } = await cafe();
  const { ideas, hiding, boardFiles } = running.kavarna;
  must(await ideas.addIdea(guest, table.id, { text: 'Ostane' }));
  const hidden = must(await ideas.addIdea(guest, table.id, { text: 'Skrito' }));
  must(await hiding.hide(asker, table.id, hidden.id));
  const client = connect(running.address, token, tableDocument(table.id));
  await client.synced;
  const removed = idea('b', 'Odstranjeno');
  addIdea(client.doc, removed);
  removeIdea(client.doc, removed.id, Date.now());
  await client.saved();
  client.leave();

  const file = must(await boardFiles.boardFile(asker, table.id, 'board.svg', 'sl'));
  const svg = new TextDecoder().decode(file.bytes);
  expect(svg).toContain('Ostane');
  expect(svg).not.toMatch(/Skrito|Odstranjeno|Ljudmila/);
  expect(file.name).toMatch(/^tabla-miza-1-[a-z0-9-]+\.svg$/);

  const all = must(await boardFiles.allBoardsFile(asker, workshop.id, 'boards-a4.pdf', 'en'));
  const pages = Buffer.from(all.bytes)
    .toString('latin1')
    .match(/\/Type \/Page\b/g);
  expect(pages).toHaveLength(workshop.tables.length);
});

test('has the table’s pictures in it, as long as they are kept, and none of another workshop', async () => {
  const { asker, table, guest, token } = await cafe();
  const { boardFiles, pictures } = running.kavarna;
  const photo = must(await pictures.addPicture(guest, table.id, { bytes: smallJpeg() }));
  const other = await newWorkshop(running.kavarna, await newFacilitator(running.kavarna));
  const theirs = other.workshop.tables[0]!.id;
  const foreign = must(await pictures.addPicture(other.asker, theirs, { bytes: smallJpeg({ width: 40 }) }));
  const client = connect(running.address, token, tableDocument(table.id));
  await client.synced;
  const size = { type: 'picture', x: 0, y: 0, parentId: 'page:page', index: 'a0', 'props.w': 300, 'props.h': 200 };
  for (const { id } of [photo, foreign]) {
    const fields = { ...size, 'props.picture': id, 'props.name': '' };
    drawingMap(client.doc).set(`shape:${id}`, new Y.Map<unknown>(Object.entries(fields)));
  }
  await client.saved();
  client.leave();

  const svg = async () =>
    new TextDecoder().decode(must(await boardFiles.boardFile(asker, table.id, 'board.svg', 'sl')).bytes);
  const before = await svg();
  expect(before.match(/<image /g)).toHaveLength(1);
  expect(before).toContain(Buffer.from(smallJpeg()).toString('base64'));
  expect(before.match(/Slike ni tu/g)).toHaveLength(1);
  must(await pictures.removePicture(asker, table.id, photo.id));
  expect(await svg()).not.toContain('<image');
});

test('stands in the Word document, on a lying page of its own, where something was written', async () => {
  const { asker, workshop, table, guest } = await cafe();
  const { ideas, publishing } = running.kavarna;
  for (const text of ['Prva', 'Druga']) must(await ideas.addIdea(guest, table.id, { text }));
  const plan = must(await publishing.file(asker, workshop.initiative, 'plan.docx', 'sl'));
  const document = (await openedFile(plan.bytes)).get('word/document.xml');
  expect(readText(document)).toContain('Priloga B: Table omizij');
  const pictures = elements(document, 'wp:docPr').map(({ attributes }) => attributes.descr);
  expect(pictures).toEqual([expect.stringMatching(/^Miza 1.*2 lističa na svojih mestih/)]);
});

test('is for the team: nobody else, and not under names that do not exist', async () => {
  const { asker, workshop, table, guest } = await cafe();
  const { boardFiles } = running.kavarna;
  const stranger = await running.kavarna.visits.askerOfToken('');
  const reasons = await Promise.all([
    boardFiles.boardFile(guest, table.id, 'board.png', 'sl'),
    boardFiles.allBoardsFile(guest, workshop.id, 'boards-a3.pdf', 'sl'),
    boardFiles.boardFile(stranger, table.id, 'board.png', 'sl'),
    boardFiles.boardFile(asker, table.id, 'constructor', 'sl'),
  ]);
  expect(reasons.map((one) => !one.ok && one.reason)).toEqual(['not-yours', 'not-yours', 'not-signed-in', 'not-found']);
});

test('a board of which no picture could be read is refused, with the reason', async () => {
  const { asker, table, token } = await cafe();
  const client = connect(running.address, token, tableDocument(table.id));
  await client.synced;
  for (const [id, x] of Object.entries({ b: 0, c: 2_000_000 })) {
    addIdea(client.doc, { ...idea(id, 'Daleč'), place: { x, y: 0 } });
  }
  await client.saved();
  client.leave();
  const refused = await running.kavarna.boardFiles.boardFile(asker, table.id, 'board.png', 'sl');
  expect(refused).toMatchObject({ ok: false, reason: 'board-too-large' });
});

test('a drawing of an earlier form is brought up to date when its table is opened, for everybody', async () => {
  const { table, token } = await cafe();
  const earlier = connect(running.address, token, tableDocument(table.id));
  await earlier.synced;
  const text = { type: 'text', x: 4, y: 5, parentId: 'page:page', index: 'a1', 'props.text': 'staro' };
  drawingMap(earlier.doc).set('shape:t', new Y.Map<unknown>(Object.entries(text)));
  drawingMap(earlier.doc).set('shape:u', new Y.Map<unknown>([['type', 'rocket']]));
  await earlier.saved();
  expect(drawingVersion(earlier.doc)).toBe(1);
  earlier.leave();

  const { dataFolder } = running;
  await running.stop();
  running = await runKavarna({ dataFolder });
  const client = connect(running.address, token, tableDocument(table.id));
  await client.synced;
  expect(drawingVersion(client.doc)).toBe(2);
  const entries = new Map(drawingEntries(client.doc));
  expect(entries.get('shape:t')).toMatchObject({ x: 4, 'props.richText': { type: 'doc' } });
  expect(entries.get('shape:t')).not.toHaveProperty('props.text');
  expect(entries.get('shape:u')).toEqual({ type: 'rocket' });
  client.leave();
});
