/** The projector's wall: everything hangs once, apart, in its place; every part is readable; all is shown. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IdeaId } from '#domain/identifiers.ts';
import { NOTE_HEIGHT, NOTE_WIDTH, type Area, type Place } from '#domain/note-place.ts';
import { ideaWallLayout } from './idea-wall-layout.ts';

const named = (count: number, name = 'idea') => Array.from({ length: count }, (_, i) => `${name}-${i}` as IdeaId);
/** The newest first, as the wall is asked for. */
const written = (count: number) => named(count).reverse();
const shows = (area: Area, { x, y }: Place) =>
  x >= area.x && y >= area.y && x + NOTE_WIDTH <= area.x + area.width && y + NOTE_HEIGHT <= area.y + area.height;

describe('The wall of ideas', () => {
  it('shows every idea, in a part of a constant size, and none over another', () => {
    const most = { max: 300 };
    fc.assert(
      fc.property(fc.nat(most), fc.nat({ max: 40 }), (count, pins) => {
        const { places, parts, whole } = ideaWallLayout(named(pins, 'pin'), written(count));
        const all = [...places.values()];
        expect(all).toHaveLength(count + pins);
        expect(new Set(all.map(({ x, y }) => `${x} ${y}`)).size).toBe(all.length);
        for (const place of all) {
          expect(parts.some((part) => shows(part, place))).toBe(true);
          expect(shows(whole, place)).toBe(true);
        }
        expect(new Set(parts.map(({ width, height }) => `${width} ${height}`)).size).toBe(1);
      }),
    );
  });

  it('leaves every idea where it hangs when a new one comes', () => {
    const before = ideaWallLayout([], written(13)).places;
    const after = ideaWallLayout([], written(14)).places;
    for (const [id, place] of before) expect(after.get(id)).toEqual(place);
    expect(after.has('idea-13' as IdeaId)).toBe(true);
  });

  it('begins with what is pinned, apart from the rest, then goes from the newest to the oldest', () => {
    const { places, parts } = ideaWallLayout(named(2, 'pin'), written(11));
    const onPart = (part: number) => [...places].filter(([, at]) => shows(parts[part]!, at)).map(([id]) => id);
    expect(onPart(0)).toEqual(['pin-0', 'pin-1']);
    expect(onPart(1)).toEqual(named(11).slice(6));
    expect(onPart(2)).toEqual(named(6));
    expect(parts).toHaveLength(3);
  });

  it('begins with a full part where there are enough', () => {
    for (let count = 6; count < 200; count++) {
      const { places, parts } = ideaWallLayout([], written(count));
      const full = [...places.values()].filter((place) => shows(parts[0]!, place)).length;
      expect(full).toBeGreaterThan(3);
    }
  });

  it('is one part while six ideas hang on it, and an empty one without any', () => {
    expect(ideaWallLayout([], written(6)).parts).toHaveLength(1);
    expect(ideaWallLayout([], written(7)).parts).toHaveLength(2);
    expect(ideaWallLayout([], []).parts).toHaveLength(1);
  });

  it.each([7, 40, 100, 500])('seen whole, %i ideas are about as broad as a screen', (count) => {
    const { width, height } = ideaWallLayout([], written(count)).whole;
    expect(width / height).toBeGreaterThan(0.8);
    expect(width / height).toBeLessThan(2.4);
  });
});
