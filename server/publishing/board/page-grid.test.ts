/** How boards come onto paper. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { areaOfAll, contains, type Area } from '#board/drawing/area.ts';
import { NOTE_HEIGHT, NOTE_WIDTH } from '#domain/note-place.ts';
import { pageGrid } from './page-grid.ts';
import { PAPERS } from './painting.ts';

const note = (x: number, y: number): Area => ({ x, y, width: NOTE_WIDTH, height: NOTE_HEIGHT });
const rows = (count: number) =>
  Array.from({ length: count * 5 }, (_, i) => note((i % 5) * 224, Math.floor(i / 5) * 184));
const gridFor = (things: Area[], paper: 'a4' | 'a3' = 'a4') => pageGrid(areaOfAll(things)!, things, paper);

it('takes one sheet while that can be read, lying or standing', () => {
  const lying = gridFor(rows(3))!;
  const standing = gridFor(rows(8))!;
  expect([lying.pages.length, standing.pages.length]).toEqual([1, 1]);
  expect(lying.sheet.width).toBeGreaterThan(lying.sheet.height);
  expect(standing.sheet.height).toBeGreaterThan(standing.sheet.width);
});

it('takes fewer of the larger sheets, and never more than somebody would print', () => {
  const [a4, a3] = PAPERS.map((paper) => gridFor(rows(40), paper)!);
  expect(a4!.pages.length).toBeGreaterThan(a3!.pages.length);
  expect(gridFor(rows(400))!.pages.length).toBeLessThanOrEqual(40);
});

it('has every note whole on some sheet, however they lie', () => {
  const place = fc.integer({ min: -6_000, max: 6_000 });
  const notes = fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(notes, fc.constantFrom(...PAPERS), (places, paper) => {
      const things = places.map(([x, y]) => note(x, y));
      const grid = gridFor(things, paper);
      if (!grid) return;
      for (const thing of things) expect(grid.pages.some(({ view }) => contains(view, thing))).toBe(true);
    }),
  );
});

it('says no where something lies beyond what paper can hold', () => {
  expect(gridFor([note(0, 0), note(900_000, 700_000)])).toBeNull();
  expect(gridFor([note(-1e7, 0), note(1e7, 0)])).toBeNull();
});
