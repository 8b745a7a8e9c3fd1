/** Notes added at the same instant end up side by side, on every device the same. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { IdeaId, SeatId, TableId } from '#domain/identifiers.ts';
import { nextFreePlace } from '#domain/note-place.ts';
import { keepApart } from './keep-apart.ts';
import { addIdea, readIdeas } from './table-document.ts';

const TABLE = 'table' as TableId;

/** Devices at one table, each with a seat; `exchange` brings them all into step. */
function table(count: number) {
  const devices = Array.from({ length: count }, (_, index) => {
    const doc = new Y.Doc();
    doc.clientID = index + 1;
    const seat = String(index).padStart(20, '0') as SeatId;
    keepApart(doc, TABLE, { mine: (idea) => idea.seat === seat, offset: () => index });
    return { doc, seat, index };
  });
  let number = 0;
  return {
    devices,
    add(index: number) {
      const device = devices[index % count];
      if (!device) return;
      const taken = readIdeas(device.doc, TABLE).map((idea) => idea.place);
      const id = String(++number).padStart(20, '1') as IdeaId;
      const place = nextFreePlace(taken, device.index);
      addIdea(device.doc, { id, text: '', colour: 'sun', place, round: 1, seat: device.seat, writtenAt: number });
    },
    async exchange() {
      for (let round = 0; round < 12; round++) {
        for (const from of devices) {
          for (const to of devices) Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)));
        }
        await Promise.resolve();
      }
    },
  };
}

test('whoever adds when, no note lies on another once all have heard of all', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(fc.nat(4), { maxLength: 6 }), { maxLength: 5 }), async (turns) => {
      const { devices, add, exchange } = table(5);
      for (const turn of turns) {
        for (const device of turn) add(device);
        await exchange();
      }
      const seen = devices.map(({ doc }) => readIdeas(doc, TABLE).map((idea) => `${idea.place.x},${idea.place.y}`));
      for (const places of seen) {
        expect(places).toEqual(seen[0]);
        expect(new Set(places).size).toBe(places.length);
      }
    }),
    { numRuns: 60 },
  );
});
