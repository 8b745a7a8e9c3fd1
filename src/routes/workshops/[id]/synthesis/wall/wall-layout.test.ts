/** The wall's layout: nothing lies on anything else, everything lies in its group, whatever the numbers. */
import { describe, expect, it } from 'vitest';
import type { IdeaId, MeasureId } from '#domain/identifiers.ts';
import { NOTE_HEIGHT, NOTE_WIDTH, type Area, type Place } from '#domain/note-place.ts';
import { groupAt, wallLayout } from './wall-layout.ts';

const ideas = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}` as IdeaId);
const measures = (counts: readonly number[]) =>
  counts.map((count, i) => ({ id: `m${i}` as MeasureId, ideas: ideas(`m${i}-`, count) }));
const meet = (a: Area, b: Area) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const noteArea = (place: Place): Area => ({ ...place, width: NOTE_WIDTH, height: NOTE_HEIGHT });

const CASES: readonly [string, readonly number[], number][] = [
  ['an empty wall', [], 0],
  ['ideas alone', [], 59],
  ['measures alone', [3, 0, 7], 0],
  ['an evening', [14, 19, 11, 9, 1, 0], 25],
  ['a region', [80, 41, 17, 18, 60, 2, 5, 90, 33, 12, 7], 700],
];

describe('The wall', () => {
  it.each(CASES)('of %s lays nothing on anything else, and all in its group', (_, counts, loose) => {
    const all = measures(counts);
    const layout = wallLayout(all, ideas('l', loose));
    expect(layout.groups.map(({ key }) => key)).toEqual(['loose', ...all.map(({ id }) => id), 'new']);
    expect(layout.places.size).toBe(loose + counts.reduce((sum, count) => sum + count, 0));
    for (const [i, group] of layout.groups.entries()) {
      for (const other of layout.groups.slice(i + 1)) expect(meet(group.area, other.area)).toBe(false);
    }
    const notes = [...layout.places.values()];
    expect(new Set(notes.map(({ x, y }) => `${x} ${y}`)).size).toBe(notes.length);
    const groupOf = (idea: IdeaId) => groupAt(layout, middleOf(layout.places.get(idea)!))?.key;
    for (const { id, ideas: own } of all) for (const idea of own) expect(groupOf(idea)).toBe(id);
    for (const idea of ideas('l', loose)) expect(groupOf(idea)).toBe('loose');
    for (const place of notes) {
      const { area } = groupAt(layout, middleOf(place))!;
      const note = noteArea(place);
      expect(note.x >= area.x && note.x + note.width <= area.x + area.width).toBe(true);
      expect(note.y >= area.y && note.y + note.height <= area.y + area.height).toBe(true);
    }
  });

  it('is about as wide as a screen, not a strip', () => {
    const { groups } = wallLayout(measures([14, 19, 11, 9, 8, 12]), ideas('l', 25));
    const right = Math.max(...groups.map(({ area }) => area.x + area.width));
    const bottom = Math.max(...groups.map(({ area }) => area.y + area.height));
    expect(right / bottom).toBeGreaterThan(0.8);
    expect(right / bottom).toBeLessThan(3);
  });

  it('has places that belong to no group', () => {
    expect(groupAt(wallLayout(measures([1]), []), { x: -500, y: 20 })).toBeNull();
  });
});

function middleOf({ x, y }: Place): Place {
  return { x: x + NOTE_WIDTH / 2, y: y + NOTE_HEIGHT / 2 };
}
