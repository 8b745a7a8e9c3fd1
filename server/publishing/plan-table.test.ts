/** The tables as CSV, read back by the rules of RFC 4180 with semicolons. */
import { describe, expect, test } from 'vitest';
import { inclusiveTown } from '#tests/publishing/inclusive-town.ts';
import { readCsv } from '#tests/publishing/read-csv.ts';
import { ideasTable } from './ideas-table.ts';
import { planTable } from './plan-table.ts';
import { ideasWithRows, planRows } from './published-initiative.ts';

const town = inclusiveTown();

describe('the plan as CSV', () => {
  const [header = [], ...rows] = readCsv(planTable(town));
  const column = (name: string) => rows.map((row) => row[header.indexOf(name)]);

  test('begins with a byte order mark, and ends its lines as Excel does', () => {
    expect(planTable(town).startsWith('\uFEFFŠt.;')).toBe(true);
    expect(planTable(town).endsWith('\r\n')).toBe(true);
  });

  test('has one row a measure, all as long as the header', () => {
    expect(column('Št.')).toEqual(planRows(town.plan).map(({ row }) => row.number));
    expect(column('Ukrep')).toEqual(planRows(town.plan).map(({ row }) => row.measure.title));
    expect(rows.filter((row) => row.length !== header.length)).toEqual([]);
  });

  test('keeps the lines of a list, without its signs', () => {
    expect(column('Aktivnosti')[0]).toBe(
      'razpis za izvajalca\ndva tečaja po 60 ur na leto\npogovorna skupina vsak četrtek',
    );
  });

  test('leaves out the dots while nothing has been counted', () => {
    const sections = town.plan.sections.map((section) => ({
      ...section,
      rows: section.rows.map((row) => ({ ...row, dots: null })),
    }));
    expect(readCsv(planTable({ ...town, plan: { ...town.plan, sections } }))[0]).not.toContain('Pike');
  });
});

test('the ideas as CSV come back as they were written', () => {
  const [, ...rows] = readCsv(ideasTable(town));
  expect(rows.map((row) => [row[0], row[1]])).toEqual(ideasWithRows(town).map(({ idea }) => [idea.code, idea.text]));
  expect(rows.filter((row) => row[6] === 'ni uvrščena').map((row) => row[1])).toEqual(['Več avtobusov v nedeljo']);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1+1', ' \n=1+1', '\uFEFF=1+1', '"=1+1'])(
  'a note that reads %j can not be run as a formula',
  (note) => {
    for (const table of [planTable, ideasTable]) {
      const cells = readCsv(table(inclusiveTown({ typed: () => note }))).flat();
      expect(cells.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([]);
    }
  },
);
