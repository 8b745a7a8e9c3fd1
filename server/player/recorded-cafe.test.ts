import { expect, test } from 'vitest';
import { insightsBeside, readInsights, readRecording, recordedCafe } from './recorded-cafe.ts';

const recording = (...lines: string[]) => ['sheet\tfield\ttext\tnote', ...lines].join('\r\n');
const texts = (tsv: string) => readRecording(tsv).map((note) => note.text);

test('reads notes with CRLF, a byte order mark, empty lines and a missing note column', () => {
  expect(readRecording('\uFEFFsheet\tfield\ttext\r\n\r\n1\tleft\tKlop\r\n\t\t\r\n2\ttop\tLuč\r\n')).toEqual([
    { line: 3, sheet: '1', field: 'left', text: 'Klop' },
    { line: 5, sheet: '2', field: 'top', text: 'Luč' },
  ]);
});

test('columns are found by name, in any order', () => {
  expect(readRecording('Text\tSHEET\tnote\tField\nKlop\t4\t?\tleft')).toMatchObject([
    { sheet: '4', field: 'left', text: 'Klop' },
  ]);
});

test.each([
  ['1\tleft\t"Klop, ""v senci"""', 'Klop, "v senci"'],
  ['1\tleft\t"dve\nvrstici"\tx', 'dve\nvrstici'],
  ['1\tleft\t"s tabulatorjem\tvmes"', 's tabulatorjem\tvmes'],
  ['1\tleft\t"beseda" na začetku', '"beseda" na začetku'],
  ['1\tleft\t"brez konca', '"brez konca'],
  ["1\tleft\t'Real people' - 'real problems'", "'Real people' - 'real problems'"],
  ['1\tleft\tkaže "to" v sredi', 'kaže "to" v sredi'],
])('reads the text of %j', (line, text) => {
  expect(texts(recording(line))).toEqual([text]);
});

test('a line counts where it stands in the file, also after a note of several lines', () => {
  expect(() => readRecording(recording('1\tleft\t"dve\r\nvrstici"', '\tleft\tČigava?'))).toThrow('Line 4: ');
});

test.each([
  ['', 'Line 1: the file is empty'],
  ['sheet\ttext\n1\tKlop', 'Line 1: there is no column field'],
  [recording('1\t\tKlop'), 'Line 2: the note does not say in which field'],
  [recording('\tleft\tKlop'), 'Line 2: the note does not say on which sheet'],
  [recording(`1\tleft\t${'a'.repeat(2001)}`), 'Line 2: the note has 2001 characters'],
])('says in which line it cannot go on: %j', (tsv, message) => {
  expect(() => readRecording(tsv)).toThrow(message);
});

test('a recording without a note, or with more rounds than a café holds, is refused', () => {
  const cafe = (tsv: string) => () => recordedCafe({ title: 'x', notes: readRecording(tsv), insights: [] });
  expect(cafe('sheet\tfield\ttext')).toThrow('there is no note');
  expect(cafe(recording(...Array.from({ length: 13 }, (_, i) => `1\tf${i}\tKlop`)))).toThrow(
    'Line 14: sheet 1 has more than 12 fields',
  );
});

test('sheets are tables and fields are rounds, each in the order in which they come', () => {
  const notes = readRecording(
    recording('B\ttop\ta', 'B\tleft\tb', 'A\tleft\tc', 'B\ttop\td', 'B\ttop\te', 'B\ttop\tf'),
  );
  const cafe = recordedCafe({ title: 'x', notes, insights: [] }, { peoplePerTable: 3 });
  expect(cafe.tables.map((table) => table.topic)).toEqual(['B', 'A']);
  expect(cafe.roundCount).toBe(2);
  expect(cafe.people).toHaveLength(6);
  expect(cafe.ideas.map(({ table, round, chair, text }) => [text, table, round, chair])).toEqual([
    ['a', 1, 1, 0],
    ['b', 1, 2, 0],
    ['c', 2, 1, 0],
    ['d', 1, 1, 1],
    ['e', 1, 1, 2],
    ['f', 1, 1, 0],
  ]);
});

test('insights are the bulleted and numbered lines, without bullets and stars', () => {
  const markdown =
    '# Title\n\nSome of them:\n\n* Identity should be fun.\n- It is about *us*.\n2. Scale\r\n*not a bullet*\n* \n';
  expect(readInsights(markdown)).toEqual(['Identity should be fun.', 'It is about us.', 'Scale']);
});

test('insights lie beside the table sheets, under the same name', () => {
  expect(insightsBeside('a/b-2022-table-sheets.tsv')).toBe('a/b-2022-plenary-insights.md');
  expect(insightsBeside('a/notes.tsv')).toBeNull();
});

test('an idea goes to the measure with which it shares the rarest words, or to none', () => {
  const notes = readRecording(
    recording('1\ta\tGovernance is hard', '1\ta\tRelaxed seal', '1\ta\tBig tech companies mislead people'),
  );
  const insights = ['People need people', 'Governance is difficult', 'Big companies are getting into field'];
  const { measures } = recordedCafe({ title: 'x', notes, insights });
  expect(measures.map((measure) => measure.ideas)).toEqual([[], [0], [2]]);
});

test('the same recording gives the same café, dots included', () => {
  const notes = readRecording(recording('1\ta\tGovernance is hard'));
  const cafe = (seed: number) =>
    recordedCafe({ title: 'x', notes, insights: ['Governance', 'Scale', 'Fun'] }, { seed });
  expect(cafe(7)).toEqual(cafe(7));
  expect(cafe(7).dots).not.toEqual(cafe(8).dots);
  for (let person = 0; person < 3; person++) {
    const spent = cafe(7).dots.filter((one) => one.person === person);
    expect(spent.reduce((sum, one) => sum + one.dots, 0)).toBeLessThanOrEqual(cafe(7).dotsPerSeat);
  }
});
