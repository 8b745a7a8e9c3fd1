/** The plan for other programs: its shape, and that the chain can be followed in it. */
import { expect, test } from 'vitest';
import { inclusiveTown } from '#tests/publishing/inclusive-town.ts';
import { planJson, type PlanJson } from './plan-json.ts';

const town = inclusiveTown();
const read = JSON.parse(planJson(town)) as PlanJson;

test('says what it is, in which version and language', () => {
  expect(read).toMatchObject({ format: 'kavarna-plan', version: 1, language: 'sl' });
  expect(read.publishedAt).toBe('2026-11-22T12:00:00.000Z');
});

test('every idea leads to its measure, and every measure to its ideas', () => {
  const measures = read.objectives.flatMap((objective) => objective.measures);
  expect(read.ideas).toHaveLength(12);
  for (const idea of read.ideas) {
    const holding = measures.filter((measure) => measure.ideas.includes(idea.code)).map((measure) => measure.number);
    expect(holding).toEqual(idea.measure === null ? [] : [idea.measure]);
  }
  expect(read.ideas.filter((idea) => idea.measure === null).map((idea) => idea.text)).toEqual([
    'Več avtobusov v nedeljo',
  ]);
});

test('measures carry their fields and where they came from', () => {
  expect(read.objectives[0]?.measures[0]).toMatchObject({
    number: '1.1',
    lead: 'Ljudska univerza',
    cost: { 2027: 12_400, 2028: 9_800 },
    status: 'under-way',
    dots: 38,
    provenance: { ideas: 5, tables: 3, rounds: 3 },
  });
  expect(read.objectives.map((objective) => objective.title)).toEqual([
    'Novi prebivalci razumejo in so razumljeni',
    'Sosedje se poznajo',
    null,
  ]);
});

test('nothing in it names a person: no host, no seat, no time of writing, no small group by itself', () => {
  const hosted = {
    ...town,
    workshops: town.workshops.map((workshop) => ({
      ...workshop,
      tables: workshop.tables.map((table) => ({ ...table, host: 'Ana Novak' })),
    })),
  };
  const json = planJson(hosted);
  expect(json).not.toContain('Ana Novak');
  expect(json).not.toMatch(/"(seat|host|writtenAt|name)"/);
  expect(read.workshops[0]?.votes?.byGroup.map(({ group, ballots }) => [group, ballots])).toEqual([
    ['starši', 10],
    [null, 10],
  ]);
});
