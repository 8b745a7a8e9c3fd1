/** What stands in the Excel workbook: opened again, sheet by sheet. */
import { describe, expect, test } from 'vitest';
import { inclusiveTown } from '#tests/publishing/inclusive-town.ts';
import { elements, openedFile, sheetCells } from '#tests/publishing/opened-file.ts';
import { planWorkbook } from './plan-workbook.ts';
import { ideasWithRows } from './published-initiative.ts';

const town = inclusiveTown();
const parts = await openedFile(await planWorkbook(town));
const [plan, ideas, votes] = [1, 2, 3].map((number) => sheetCells(parts, number));

describe('the workbook', () => {
  test('has a sheet for the plan, the ideas and the votes', () => {
    const names = elements(parts.get('xl/workbook.xml'), 'sheet').map((sheet) => sheet.attributes['name']);
    expect(names).toEqual(['Načrt', 'Zamisli', 'Glasovi']);
  });

  test('keeps the header row in sight, and gives columns their widths', () => {
    for (const number of [1, 2, 3]) {
      const sheet = parts.get(`xl/worksheets/sheet${number}.xml`);
      expect(elements(sheet, 'pane')[0]?.attributes).toMatchObject({ ySplit: '1', state: 'frozen' });
      expect(elements(sheet, 'col').length).toBeGreaterThan(5);
    }
  });

  test('has numbers that can be summed, by year and in all', () => {
    const [header = [], courses = [], information = [], kitchen = []] = plan ?? [];
    const column = (name: string) => header.indexOf(name);
    expect(courses[column('Stroški 2027 (EUR)')]).toBe(12_400);
    expect(courses[column('Stroški 2028 (EUR)')]).toBe(9_800);
    expect(courses[column('Ocena stroškov (EUR)')]).toBe(22_200);
    expect(courses[column('Ciljna vrednost')]).toBe(60);
    expect(courses[column('Zamisli')]).toBe(5);
    expect(information[column('Stroški 2027 (EUR)')]).toBeNull();
    expect(kitchen[column('Ocena stroškov (EUR)')]).toBeNull();
    expect(kitchen[column('Pike')]).toBe(22);
  });

  test('lists every idea with its code and the measure it went to', () => {
    expect(ideas?.slice(1).map((row) => [row[0], row[1], row[5]])).toEqual(
      ideasWithRows(town).map(({ idea, row }) => [idea.code, idea.text, row?.number ?? null]),
    );
  });

  test('counts every dot once for everybody and once by group', () => {
    const dots = (group: string) =>
      (votes ?? []).filter((row) => row[1] === group).reduce((sum, row) => sum + Number(row[5]), 0);
    expect(dots('Vsi')).toBe(100);
    expect(dots('starši') + dots('Manjše skupine')).toBe(100);
  });

  test('says so where there are no results yet', async () => {
    const unvoted = { ...town, workshops: town.workshops.map((workshop) => ({ ...workshop, votes: null })) };
    const opened = await openedFile(await planWorkbook(unvoted));
    expect(sheetCells(opened, 3)[1]).toEqual(['Rezultatov glasovanja še ni.']);
  });
});

test.each(['=1+1', '@SUM(A1)', '+386 5 123', "=cmd|'/c calc'!A1", 'constructor', '__proto__', '_x000D_'])(
  'a note that reads %s is a text, and reads the same in Excel',
  async (note) => {
    const opened = await openedFile(await planWorkbook(inclusiveTown({ typed: () => note })));
    const cell = String(sheetCells(opened, 2)[1]?.[1]);
    expect(decoded(cell)).toBe(note);
    for (const number of [1, 2, 3]) expect(elements(opened.get(`xl/worksheets/sheet${number}.xml`), 'f')).toEqual([]);
  },
);

/** As Excel reads a string: _xHHHH_ is the character of that number (ECMA-376, 22.4.2.4). */
function decoded(text: string): string {
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
