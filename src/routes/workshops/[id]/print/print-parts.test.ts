/** What is printed, as the page's address says it. */
import { expect, test } from 'vitest';
import { noteSheets, printChoice, PRINT_LIMITS } from './print-parts.ts';

const choice = (query: string) => printChoice(new URLSearchParams(query));

test('without a choice there are the poster and one card a sheet', () => {
  expect(choice('')).toEqual({
    parts: new Set(['poster', 'cards']),
    perPage: 1,
    sheetsPerTable: 1,
    firstNote: 1,
    ballots: null,
  });
});

test('only what was ticked is printed, and what is no part is nothing', () => {
  expect([...choice('part=ballots&part=sheets&part=<b>').parts]).toEqual(['sheets', 'ballots']);
  expect(choice('part=nothing').parts.size).toBe(0);
});

test.each(['0', '-3', '2.5', 'x', '1e9x', ''])('“%s” is no number of sheets', (typed) => {
  expect(choice(`sheets=${typed}`).sheetsPerTable).toBe(1);
});

test('what is too many is the most there may be', () => {
  const most = choice('sheets=1e6&ballots=99999&firstNote=100000');
  expect([most.sheetsPerTable, most.ballots, most.firstNote]).toEqual([
    PRINT_LIMITS.sheetsPerTable,
    PRINT_LIMITS.ballots,
    PRINT_LIMITS.firstNote,
  ]);
});

test('the notes of a table are numbered on from sheet to sheet', () => {
  expect(noteSheets(choice('sheets=2&firstNote=13'))).toEqual([
    [13, 14, 15, 16, 17, 18],
    [19, 20, 21, 22, 23, 24],
  ]);
});
