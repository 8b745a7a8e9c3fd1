/** Whatever people type, the files that leave can be opened, and nothing in them runs. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inclusiveTown } from '#tests/publishing/inclusive-town.ts';
import { openedFile, readText } from '#tests/publishing/opened-file.ts';
import { readCsv } from '#tests/publishing/read-csv.ts';
import { ideasTable } from './ideas-table.ts';
import { planDocument } from './plan-document.ts';
import { planJson, type PlanJson } from './plan-json.ts';
import { planTable } from './plan-table.ts';
import { planWorkbook } from './plan-workbook.ts';
import { printable, printableLine } from './printable-text.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const RUNS = 25;
/** Milliseconds: each run writes two archives and opens them again. */
const PATIENCE = 60_000;

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.nat(0xffff), { maxLength: 60 }).map((codes) => String.fromCharCode(...codes)),
  fc.constantFrom(
    '',
    ' ',
    '</w:t></w:r></w:p>',
    ']]><!--',
    '&amp;&#0;&lt;',
    '\u0000\u0008\u000B\u001F\u007F\uFFFE\uFFFF',
    '\uD83D',
    '\uDE00\uD83D',
    'a\r\nb\rc\u2028d',
    '\u202Eobrnjeno',
    "=cmd|'/c calc'!A1",
    '=HYPERLINK("http://kavarna.invalid","x")',
    '_x0000_',
    '{NUMPAGES}',
    '%1.%2',
    '🧑‍🤝‍🧑'.repeat(40),
    'x'.repeat(4_000),
    'šč '.repeat(1_000),
    '\n'.repeat(300),
  ),
);

console.info(`hostile texts: SEED=${SEED}`);

test(
  'Word and Excel files stay well-formed',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 8 }), async (texts) => {
        const town = inclusiveTown({ typed: (text) => texts[text.length % texts.length] ?? text });
        const document = await openedFile(await planDocument(town));
        const workbook = await openedFile(await planWorkbook(town));
        expect(readText(document.get('word/document.xml'))).toContain('W2-T1-R1-002');
        expect(readText(workbook.get('xl/sharedStrings.xml'))).toContain('W2-T1-R1-002');
      }),
      { seed: SEED, numRuns: RUNS },
    );
  },
  PATIENCE,
);

test('what can be printed of a note arrives in Word as it was typed', async () => {
  const notes = ['a < b && "c" > \'d\'', 'prva\n\ndruga   vrsta', '👩‍👩‍👧 č\u030C \uD83D x', '=1+1', '</w:t>'];
  for (const note of notes) {
    const town = inclusiveTown({ typed: (text) => (text.startsWith('Recepti') ? note : text) });
    const said = readText((await openedFile(await planDocument(town))).get('word/document.xml'));
    for (const line of printable(note).split('\n')) expect(said).toContain(line.trim());
  }
});

test('tables keep their shape, and no cell begins like a formula', () => {
  fc.assert(
    fc.property(hostile, (note) => {
      const town = inclusiveTown({ typed: () => note });
      for (const table of [planTable(town), ideasTable(town)]) {
        const rows = readCsv(table);
        expect(new Set(rows.map((row) => row.length)).size).toBe(1);
        expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
      }
      expect(readCsv(ideasTable(town))).toHaveLength(13);
    }),
    { seed: SEED },
  );
});

test('JSON gives back every character, even those that can not be printed', () => {
  fc.assert(
    fc.property(hostile, (note) => {
      const read = JSON.parse(planJson(inclusiveTown({ typed: () => note }))) as PlanJson;
      expect(read.ideas.map((idea) => idea.text)).toEqual(Array(12).fill(note));
    }),
    { seed: SEED },
  );
});

test('printing twice changes nothing more, and a line is one line', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(printable(printable(text))).toBe(printable(text));
      expect(printableLine(text)).not.toMatch(/[\r\n\u2028\u2029]/);
      expect(printable(text).isWellFormed()).toBe(true);
    }),
    { seed: SEED },
  );
});
