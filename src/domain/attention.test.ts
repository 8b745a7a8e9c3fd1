/** Which tables need the facilitator first, and when a table is quiet. */
import { describe, expect, test } from 'vitest';
import { byNeed, GONE_MS, needsOf, QUIET_ALONE_MS, QUIET_MS, quietTables, type TableSituation } from './attention.ts';
import type { TableId } from './identifiers.ts';

const MINUTE = 60_000;
const now = 100 * MINUTE;
const ago = (minutes: number) => now - minutes * MINUTE;

const at = (number: number, of: Partial<TableSituation> = {}): TableSituation => ({
  table: `table ${number}` as TableId,
  number,
  people: 5,
  lastIdeaAt: ago(0.5),
  call: null,
  isLocked: false,
  cutOffSince: null,
  hostGoneSince: null,
  batteries: [],
  ...of,
});
const lastIdeas = (...minutes: number[]) => minutes.map((one, index) => at(index + 1, { lastIdeaAt: ago(one) }));
const quietNumbers = (tables: readonly TableSituation[], roundOpenedAt: number | null = ago(20)) => {
  const quiet = quietTables(tables, { roundOpenedAt, now });
  return tables.filter(({ table }) => quiet.has(table)).map(({ number }) => number);
};

describe('a table is quiet', () => {
  test('when it has written nothing for minutes while the others write', () => {
    expect(quietNumbers(lastIdeas(0.5, 1, 4, 0.2, 1))).toEqual([3]);
  });

  test('not yet before some minutes have passed, however much the others write', () => {
    expect(quietNumbers(lastIdeas(0, 0, QUIET_MS / MINUTE - 0.1, 0))).toEqual([]);
    expect(quietNumbers(lastIdeas(0, 0, QUIET_MS / MINUTE, 0))).toEqual([3]);
  });

  test('not when all talk and nobody writes', () => {
    expect(quietNumbers(lastIdeas(8, 9, 10, 8))).toEqual([]);
    expect(quietNumbers(lastIdeas(4, 4, 9, 4))).toEqual([3]);
  });

  test('counted from the opening of the round where nothing was written in it', () => {
    const tables = [at(1, { lastIdeaAt: null }), at(2), at(3)];
    expect(quietNumbers(tables, ago(2))).toEqual([]);
    expect(quietNumbers(tables, ago(5))).toEqual([1]);
    // What was written in the round before does not count against it.
    expect(quietNumbers([at(1, { lastIdeaAt: ago(25) }), at(2), at(3)], ago(2))).toEqual([]);
  });

  test('neither without people, nor locked, nor between rounds; and such tables are no measure for the others', () => {
    expect(quietNumbers([at(1, { people: 0, lastIdeaAt: null }), at(2), at(3)])).toEqual([]);
    expect(quietNumbers([at(1, { isLocked: true, lastIdeaAt: null }), at(2), at(3)])).toEqual([]);
    expect(quietNumbers(lastIdeas(0.5, 1, 9), null)).toEqual([]);
    const locked = [4, 5, 6].map((number) => at(number, { isLocked: true, lastIdeaAt: ago(15) }));
    expect(quietNumbers([...lastIdeas(1, 1, 5), ...locked])).toEqual([3]);
  });

  test('alone in the room only after longer, since nobody can be compared with', () => {
    expect(quietNumbers(lastIdeas(QUIET_ALONE_MS / MINUTE - 0.1))).toEqual([]);
    expect(quietNumbers(lastIdeas(QUIET_ALONE_MS / MINUTE))).toEqual([1]);
  });
});

describe('what a table needs', () => {
  const needs = (of: Partial<TableSituation>) => {
    const tables = [at(1, of), at(2), at(3)];
    return (needsOf(tables, { roundOpenedAt: ago(20), now }).get(tables[0]!.table) ?? []).map(({ kind }) => kind);
  };
  const call = { table: 'table 1' as TableId, reason: null, calledAt: ago(1) };

  test.each<[string, Partial<TableSituation>, string[]]>([
    ['nothing', {}, []],
    ['somebody, whom it calls', { call: { ...call, taken: null } }, ['calling']],
    ['nobody else while somebody is on the way', { call: { ...call, taken: { by: 'Ana', at: now } } }, ['coming']],
    ['a look at its tablet, once it is gone for a minute', { cutOffSince: now - GONE_MS }, ['cut-off']],
    ['no look while the tablet may only be asleep', { cutOffSince: now - GONE_MS + 1 }, []],
    ['its host back', { hostGoneSince: ago(3) }, ['host-gone']],
    [
      'a cable',
      {
        batteries: [
          { level: 90, isCharging: false },
          { level: 20, isCharging: false },
        ],
      },
      ['battery'],
    ],
    ['no cable that it has', { batteries: [{ level: 5, isCharging: true }] }, []],
    [
      'the most pressing first',
      { lastIdeaAt: ago(9), cutOffSince: ago(2), call: { ...call, taken: null } },
      ['calling', 'cut-off', 'quiet'],
    ],
  ])('%s', (_, of, kinds) => {
    expect(needs(of)).toEqual(kinds);
  });
});

test('who has waited longest comes first among equals, then the smaller number', () => {
  const tables = [
    { number: 1, needs: [] },
    { number: 2, needs: [{ kind: 'quiet' as const, since: ago(9) }] },
    { number: 3, needs: [{ kind: 'calling' as const, since: ago(1) }] },
    { number: 4, needs: [{ kind: 'battery' as const, since: null }] },
    {
      number: 5,
      needs: [
        { kind: 'calling' as const, since: ago(3) },
        { kind: 'quiet' as const, since: ago(8) },
      ],
    },
    { number: 6, needs: [{ kind: 'battery' as const, since: null }] },
    { number: 7, needs: [{ kind: 'coming' as const, since: ago(5) }] },
  ];
  expect(
    [...tables]
      .reverse()
      .sort(byNeed)
      .map(({ number }) => number),
  ).toEqual([5, 3, 4, 6, 2, 7, 1]);
});
