/** Photos of what lies on a table: who may add, see and take them away; what is no photo; and what is left of one that was erased. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Asker } from '#domain/access.ts';
import type { PictureId, TableId } from '#domain/identifiers.ts';
import { PICTURE_MAX_BYTES, PICTURES_PER_TABLE } from '#domain/table-picture.ts';
import type { Workshop } from '#domain/workshop.ts';
import { must, newFacilitator, newWorkshop, runKavarna, type RunningKavarna } from './running-kavarna.ts';
import { smallJpeg } from './small-jpeg.ts';

let running: RunningKavarna;
let vesna: Asker;
let workshop: Workshop;
const id = 'k3v9x0c2m4n6p8r1t5w7' as PictureId;
const notYours = { ok: false, reason: 'not-yours' };

beforeEach(async () => {
  running = await runKavarna();
  ({ asker: vesna, workshop } = await newWorkshop(running.kavarna, await newFacilitator(running.kavarna)));
  must(await running.kavarna.rounds.openRound(vesna, workshop.id));
});
afterEach(() => running.end());

const tableNumber = (number: number): TableId => workshop.tables[number - 1]!.id;
const add = (asker: Asker, table: number, bytes = smallJpeg(), own?: PictureId) =>
  running.kavarna.pictures.addPicture(asker, tableNumber(table), { bytes, ...(own && { id: own }) });
const view = async () => (await running.kavarna.visits.view(workshop.id))!;

async function sit(table: number, kind: 'host' | 'participant' | 'tablet' = 'participant'): Promise<Asker> {
  const { kavarna } = running;
  const { seat, token } = must(await kavarna.seating.join(workshop.code, { table, tablet: kind === 'tablet' }, 'here'));
  if (kind === 'host') must(await kavarna.seating.setSeatKind(vesna, workshop.id, seat.id, 'host'));
  return kavarna.visits.askerOfToken(token);
}

test('a host and the table’s tablet add at their table, a facilitator at any; everybody in the workshop sees it', async () => {
  const host = must(await add(await sit(1, 'host'), 1));
  must(await add(await sit(2, 'tablet'), 2));
  must(await add(vesna, 1));
  expect(host).toMatchObject({ table: tableNumber(1), width: 24, height: 16, round: 1 });
  expect((await view()).pictures.map((picture) => picture.table)).toEqual([1, 2, 1].map(tableNumber));
  const { pictures } = running.kavarna;
  const guest = await sit(3);
  expect(must(await pictures.picturesAt(guest, tableNumber(1)))).toHaveLength(2);
  expect(new Uint8Array(must(await pictures.pictureBytes(guest, tableNumber(1), host.id)))).toEqual(
    new Uint8Array(smallJpeg()),
  );
});

test('a guest adds one for the board at the own table, while it is open to guests', async () => {
  const { rounds, pictures, addressing } = running.kavarna;
  const guest = await sit(1);
  const picture = must(await add(guest, 1));
  expect(await add(guest, 2)).toEqual(notYours);
  expect(await pictures.removePicture(guest, tableNumber(1), picture.id)).toEqual(notYours);
  must(await addressing.lockTables(vesna, workshop.id, [tableNumber(1)]));
  expect(await add(guest, 1)).toEqual({ ok: false, reason: 'table-locked' });
  must(await rounds.endRound(vesna, workshop.id));
  const host = await sit(2, 'host');
  expect(await add(await sit(2), 2)).toEqual({ ok: false, reason: 'round-closed' });
  must(await add(host, 2));
});

test('nobody adds to or takes from another table, and nobody but those who keep them takes one away', async () => {
  const picture = must(await add(vesna, 1));
  const { pictures } = running.kavarna;
  for (const asker of [await sit(2, 'host'), await sit(2, 'tablet'), await sit(3)]) {
    expect(await add(asker, 1)).toEqual(notYours);
    expect(await pictures.removePicture(asker, tableNumber(1), picture.id)).toEqual(notYours);
  }
  const stranger = (await newWorkshop(running.kavarna, await newFacilitator(running.kavarna))).asker;
  expect(await pictures.pictureBytes(stranger, tableNumber(1), picture.id)).toEqual(notYours);
  expect(await pictures.pictureBytes({ kind: 'nobody' }, tableNumber(1), picture.id)).toMatchObject({ ok: false });
  // A picture is asked for at its own table.
  const elsewhere = await pictures.pictureBytes(vesna, tableNumber(2), picture.id);
  expect(elsewhere).toEqual({ ok: false, reason: 'not-found' });
});

test('sent again because no answer came, a photo is there once', async () => {
  const tablet = await sit(1, 'tablet');
  const first = must(await add(tablet, 1, smallJpeg(), id));
  expect(must(await add(tablet, 1, smallJpeg(), id))).toEqual(first);
  expect((await view()).pictures).toHaveLength(1);
  expect(await add(vesna, 2, smallJpeg(), id)).toEqual({ ok: false, reason: 'invalid-input' });
});

const text = (words: string) => new TextEncoder().encode(words);

describe('is refused', () => {
  test.each<[string, Uint8Array, string]>([
    ['a drawing in SVG', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'not-a-picture'],
    ['a page that says it is a JPEG', Buffer.concat([smallJpeg().subarray(0, 20), text('<script>')]), 'not-a-picture'],
    ['half a photo', smallJpeg().subarray(0, 150), 'not-a-picture'],
    ['nothing', new Uint8Array(), 'not-a-picture'],
    ['a photo on which nothing can be seen', smallJpeg({ width: 3 }), 'not-a-picture'],
    ['a photo that was not scaled down', smallJpeg({ width: 4032, height: 3024 }), 'too-large'],
    ['more bytes than a table’s photo has', new Uint8Array(PICTURE_MAX_BYTES + 1), 'too-large'],
  ])('%s', async (_, bytes, reason) => {
    expect(await add(vesna, 1, bytes)).toEqual({ ok: false, reason });
    expect((await view()).pictures).toEqual([]);
  });

  test('one photo more than a table may have', async () => {
    for (let count = 0; count < PICTURES_PER_TABLE; count++) must(await add(vesna, 1));
    expect(await add(vesna, 1)).toEqual({ ok: false, reason: 'too-many-pictures' });
    must(await add(vesna, 2));
  });

  test('a photo from a table when the workshop is over', async () => {
    const host = await sit(1, 'host');
    must(await running.kavarna.rounds.endRound(vesna, workshop.id));
    must(await running.kavarna.rounds.enterPhase(vesna, workshop.id, 'follow-up'));
    expect(await add(host, 1)).toEqual({ ok: false, reason: 'workshop-over' });
    must(await add(vesna, 1));
  });
});

describe('a note typed from paper', () => {
  const { kind, code, spot } = { kind: 'paper', code: 'T1-P07', spot: { x: 0.2, y: 0.8 } } as const;

  test('knows its photo, its place on it, its code and its round, at the table and in the synthesis', async () => {
    const picture = must(await add(vesna, 1)).id;
    must(await running.kavarna.rounds.endRound(vesna, workshop.id));
    must(await running.kavarna.rounds.openRound(vesna, workshop.id));
    const source = { kind, code, picture, spot };
    const { ideas } = running.kavarna;
    const idea = must(await ideas.addIdea(vesna, tableNumber(1), { text: 'Klopi', source, round: 1 }));
    expect(idea).toMatchObject({ source, round: 1 });
    expect(must(await ideas.ideasAt(vesna, tableNumber(1)))).toEqual([idea]);
    const [sourced] = must(await ideas.ideasOfWorkshop(vesna, workshop.id));
    expect(sourced).toMatchObject({ code: 'T1-R1-001', source });
  });

  test('points to no photo of another table, and comes from no round that is still to be', async () => {
    const picture = must(await add(vesna, 2)).id;
    const { ideas } = running.kavarna;
    const source = { kind, code, picture, spot };
    const refused = await ideas.addIdea(vesna, tableNumber(1), { text: 'Klopi', source });
    expect(refused).toEqual({ ok: false, reason: 'not-found' });
    for (const round of [2, -1, 0.5]) {
      const early = await ideas.addIdea(vesna, tableNumber(1), { text: 'Klopi', round });
      expect(early).toEqual({ ok: false, reason: 'invalid-input' });
    }
  });

  test('stays when its photo is taken away', async () => {
    const picture = must(await add(vesna, 1)).id;
    const { ideas, pictures } = running.kavarna;
    must(await ideas.addIdea(vesna, tableNumber(1), { text: 'Klopi', source: { kind, code, picture, spot } }));
    must(await pictures.removePicture(vesna, tableNumber(1), picture));
    expect((await view()).pictures).toEqual([]);
    expect(must(await ideas.ideasAt(vesna, tableNumber(1)))).toMatchObject([{ text: 'Klopi', source: { picture } }]);
  });
});

test.each(['its photo', 'its workshop', 'its initiative'])(
  'when %s is erased, it is in none of the files',
  async (what) => {
    const picture = must(await add(vesna, 1)).id;
    const coded = Buffer.from(smallJpeg()).subarray(40, 140);
    const isInFiles = () =>
      readdirSync(running.dataFolder).some((name) => readFileSync(join(running.dataFolder, name)).includes(coded));
    expect(isInFiles()).toBe(true);
    const { erasing, pictures } = running.kavarna;
    if (what === 'its photo') must(await pictures.removePicture(vesna, tableNumber(1), picture));
    if (what === 'its workshop') must(await erasing.eraseWorkshop(vesna, workshop.id));
    if (what === 'its initiative') must(await erasing.eraseInitiative(vesna, workshop.initiative));
    expect(isInFiles()).toBe(false);
  },
);
