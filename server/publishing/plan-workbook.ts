/** The plan as an Excel workbook: measures, ideas and votes, each on a sheet of its own. */
import writeXlsxFile, { type CellObject, type Row, type Sheet } from 'write-excel-file/node';
import { ideasColumns } from './ideas-columns.ts';
import { planColumns } from './plan-columns.ts';
import { printable } from './printable-text.ts';
import { ideasWithRows, planRows, type PublishedInitiative } from './published-initiative.ts';
import { votesTable } from './votes-table.ts';
import { wordsFor, type Words } from './words.ts';

type Value = string | number | null;
interface Table {
  name: string;
  columns: { header: string; width: number }[];
  rows: Value[][];
}

/** Characters a cell may hold (Excel specifications and limits). */
const CELL_MAX_LENGTH = 32_767;
const INK = '#241c15';
const ACCENT = '#6b3a1d';

export async function planWorkbook(published: PublishedInitiative): Promise<Uint8Array> {
  const words = wordsFor(published.language);
  const tables = [planSheet(published, words), ideasSheet(published, words), votesSheet(published, words)];
  const workbook = writeXlsxFile(tables.map(sheetOf), { fontFamily: 'Calibri', fontSize: 11 });
  return new Uint8Array(await workbook.toBuffer());
}

function planSheet(published: PublishedInitiative, words: Words): Table {
  const columns = planColumns(published, words);
  const rows = planRows(published.plan).map(({ section, row }) => columns.map((column) => column.value(section, row)));
  return { name: words('publishing.sheet.plan'), columns, rows };
}

function ideasSheet(published: PublishedInitiative, words: Words): Table {
  const columns = ideasColumns(published, words);
  const rows = ideasWithRows(published).map(({ idea, row }) => columns.map((column) => column.value(idea, row)));
  return { name: words('publishing.sheet.ideas'), columns, rows };
}

/** One row for each workshop, measure and group, so that it can be filtered and summed as people like. */
function votesSheet(published: PublishedInitiative, words: Words): Table {
  const rows = published.workshops.flatMap((workshop) => {
    if (!workshop.votes) return [];
    const { rows: measures, gone, groups, ballots, ballotsByGroup } = votesTable(published, workshop.votes, words);
    const all = [
      ...measures,
      ...(gone ? [{ ...gone, number: null, title: words('publishing.votes.gone-measure') }] : []),
    ];
    const voters = [
      { group: words('publishing.votes.everybody'), ballots, dotsOn: (measure: (typeof all)[number]) => measure.dots },
      ...groups.map((group, at) => ({
        group,
        ballots: ballotsByGroup[at] ?? 0,
        dotsOn: (measure: (typeof all)[number]) => measure.byGroup[at] ?? 0,
      })),
    ];
    return voters.flatMap((voter) =>
      all.map((measure): Value[] => [
        workshop.title,
        voter.group,
        voter.ballots,
        measure.number,
        measure.title,
        voter.dotsOn(measure),
      ]),
    );
  });
  return {
    name: words('publishing.sheet.votes'),
    columns: [
      { header: words('publishing.annex.workshop'), width: 30 },
      { header: words('publishing.column.group'), width: 24 },
      { header: words('publishing.votes.ballots'), width: 11 },
      { header: words('publishing.column.code'), width: 8 },
      { header: words('publishing.column.measure'), width: 50 },
      { header: words('publishing.column.dots'), width: 8 },
    ],
    rows: rows.length > 0 ? rows : [[words('publishing.votes.no-results')]],
  };
}

function sheetOf({ name, columns, rows }: Table): Sheet<never> {
  const header: Row = columns.map((column) => ({
    ...cellOf(column.header),
    fontWeight: 'bold',
    textColor: '#ffffff',
    backgroundColor: ACCENT,
    alignVertical: 'center',
  }));
  return {
    sheet: name,
    data: [header, ...rows.map((row) => row.map(cellOf))],
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
  };
}

/** Typed by what it is: a text is a text, whatever it begins with, and is never calculated. */
function cellOf(value: Value): CellObject {
  const look = { wrap: true, alignVertical: 'top', textColor: INK } as const;
  if (typeof value === 'number') return { ...look, value, type: Number };
  if (value === null) return {};
  return { ...look, value: cellText(value), type: String };
}

/**
 * `_x000D_` in a text means itself, not the character of that number (ECMA-376, 22.4.2.4). And the other way round: a text that
 * is the name of a property of every object ("constructor") would be mistaken by the writer's index of strings, so its first
 * letter is written by its number.
 */
function cellText(text: string): string {
  const escaped = printable(text).replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_');
  if (escaped in {}) return `_x${escaped.charCodeAt(0).toString(16).padStart(4, '0')}_${escaped.slice(1)}`;
  if (escaped.length <= CELL_MAX_LENGTH) return escaped;
  return `${escaped.slice(0, CELL_MAX_LENGTH - 1).toWellFormed()}…`;
}
