/** Who comes to a rehearsal, and where they sit. */
import { expect, test } from 'vitest';
import { isRehearsalSize, MOST_SIMULATED, proposedPeople, simulatedPlaces } from './rehearsal.ts';

test('the reference evening is filled as it would be: 40 people at 8 tables, one host each, 8 from elsewhere', () => {
  const people = proposedPeople(8, 8);
  expect(people).toBe(40);
  const places = simulatedPlaces(people, 8, ['starši', 'občina', 'društva']);
  expect(places.filter(({ remote }) => remote).length).toBeGreaterThanOrEqual(6);
  for (let table = 1; table <= 8; table++) {
    const there = places.filter((place) => place.table === table);
    expect(there).toHaveLength(5);
    expect(there.filter(({ isHost }) => isHost)).toHaveLength(1);
  }
  expect(places.some(({ remote, isHost }) => remote && isHost)).toBe(false);
  expect(new Set(places.map(({ group }) => group))).toEqual(new Set(['starši', 'občina', 'društva']));
});

test('no more come than there are chairs, or than one laptop can play', () => {
  expect(proposedPeople(60, 8)).toBe(MOST_SIMULATED);
  expect(proposedPeople(3, 2)).toBe(6);
  expect(isRehearsalSize(6, 3, 2)).toBe(true);
  for (const people of [0, -1, 7, 1.5, Number.NaN, Infinity]) expect(isRehearsalSize(people, 3, 2)).toBe(false);
  expect(isRehearsalSize(MOST_SIMULATED + 1, 60, 60)).toBe(false);
});

test('without groups nobody is asked for one', () => {
  expect(simulatedPlaces(3, 2, []).map(({ group }) => group)).toEqual(['', '', '']);
});
