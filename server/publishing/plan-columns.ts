/** The columns of the plan as data: one table for the spreadsheets, and for each country the columns its councils know. */
import { totalCost } from '#domain/plan.ts';
import type { PlanRow, PlanSection } from '#domain/plan.ts';
import { formatMonth, formatMoney } from '#language/formats.ts';
import type { Language } from '#language/languages.ts';
import { printable, printableLine, printableLines } from './printable-text.ts';
import { costYears, planRows, type PublishedInitiative } from './published-initiative.ts';
import type { Words } from './words.ts';

export interface PlanColumn {
  header: string;
  /** Characters. */
  width: number;
  /** null: nothing to say. Numbers are numbers, so that a spreadsheet can sum them. */
  value(section: PlanSection, row: PlanRow): string | number | null;
}

/** Every field of a measure in a column of its own, for the spreadsheets. */
export function planColumns(published: PublishedInitiative, words: Words): PlanColumn[] {
  const { language, plan, initiative } = published;
  const { currency } = initiative;
  const text = (value: string) => printable(value) || null;
  const list = (value: string) => printableLines(value, true).join('\n') || null;
  const month = (value: string) => (value === '' ? null : printableLine(formatMonth(language, value)));
  const hasDots = planRows(plan).some(({ row }) => row.dots !== null);
  const hasRoom = planRows(plan).some(({ row }) => row.roomDots > 0);
  const isCosted = costYears(plan).length > 0;
  const columns: (PlanColumn | false)[] = [
    { header: words('publishing.column.code'), width: 6, value: (_, row) => row.number },
    { header: words('publishing.column.goal'), width: 28, value: (section) => objectiveTitle(section, words) },
    { header: words('publishing.column.measure'), width: 34, value: (_, row) => text(row.measure.title) },
    { header: words('publishing.column.description'), width: 50, value: (_, row) => text(row.measure.description) },
    { header: words('publishing.column.activities'), width: 40, value: (_, row) => list(row.measure.plan.activities) },
    {
      header: words('publishing.column.targetGroup'),
      width: 22,
      value: (_, row) => text(row.measure.plan.targetGroup),
    },
    { header: words('publishing.column.lead'), width: 22, value: (_, row) => text(row.measure.plan.lead) },
    { header: words('publishing.column.partners'), width: 26, value: (_, row) => text(row.measure.plan.partners) },
    { header: words('publishing.column.starts'), width: 16, value: (_, row) => month(row.measure.plan.starts) },
    { header: words('publishing.column.ends'), width: 16, value: (_, row) => month(row.measure.plan.ends) },
    ...costYears(plan).map((year) => ({
      header: words('publishing.column.cost-year', { year: printableLine(year), currency }),
      width: 13,
      value: (_: PlanSection, row: PlanRow) => row.measure.plan.cost[year] ?? null,
    })),
    {
      header: words('publishing.column.cost', { currency }),
      width: 15,
      value: (_, row) => (isCosted && hasCost(row) ? totalCost(row.measure) : null),
    },
    { header: words('publishing.column.funding'), width: 24, value: (_, row) => text(row.measure.plan.funding) },
    { header: words('publishing.column.indicator'), width: 28, value: (_, row) => text(row.measure.plan.indicator) },
    { header: words('publishing.column.baseline'), width: 14, value: (_, row) => numberOr(row.measure.plan.baseline) },
    { header: words('publishing.column.target'), width: 14, value: (_, row) => numberOr(row.measure.plan.target) },
    hasDots && { header: words('publishing.column.dots'), width: 8, value: (_, row) => row.dots },
    hasRoom && {
      header: words('publishing.votes.devices'),
      width: 10,
      value: (_, row) => (row.dots === null ? null : row.dots - row.roomDots),
    },
    hasRoom && { header: words('publishing.votes.room'), width: 12, value: (_, row) => row.dots && row.roomDots },
    { header: words('publishing.column.status'), width: 14, value: (_, row) => statusOf(row, words) },
    { header: words('publishing.column.ideas'), width: 9, value: (_, row) => row.provenance.ideas },
    { header: words('publishing.column.tables'), width: 9, value: (_, row) => row.provenance.tables },
    { header: words('publishing.column.rounds'), width: 9, value: (_, row) => row.provenance.rounds },
    {
      header: words('publishing.column.codes'),
      width: 40,
      value: (_, row) => row.ideas.map((idea) => idea.code).join(', ') || null,
    },
  ];
  return columns.filter((column) => column !== false);
}

/** What a column of the table in the document shows of a measure; see fieldText. */
export type DocumentField =
  | 'code'
  | 'measure'
  | 'activities'
  | 'targetGroup'
  | 'lead'
  | 'partners'
  | 'timeframe'
  | 'cost'
  | 'funding'
  | 'indicator'
  | 'baseline'
  | 'target'
  | 'dots'
  | 'status'
  | 'origin';

/** Shares of the page's width. */
type TableShape = readonly (readonly [DocumentField, number])[];

const SLOVENIAN_PRACTICE: TableShape = [
  ['code', 4],
  ['measure', 15],
  ['activities', 16],
  ['targetGroup', 10],
  ['lead', 9],
  ['partners', 10],
  ['timeframe', 9],
  ['cost', 9],
  ['funding', 9],
  ['indicator', 11],
  ['dots', 5],
];

const SERBIAN_PRACTICE: TableShape = [
  ['code', 4],
  ['measure', 15],
  ['activities', 17],
  ['lead', 10],
  ['partners', 11],
  ['timeframe', 10],
  ['cost', 11],
  ['funding', 10],
  ['indicator', 12],
  ['dots', 6],
];

/** What councils in each country expect of an akcijski načrt or an akcioni plan; measures stand below their objective. */
export const DOCUMENT_TABLE: Record<Language, TableShape> = {
  sl: SLOVENIAN_PRACTICE,
  en: SLOVENIAN_PRACTICE,
  sr: SERBIAN_PRACTICE,
};

/** What stands on a measure's own page, in this order. */
export const MEASURE_SHEET: readonly DocumentField[] = [
  'activities',
  'targetGroup',
  'lead',
  'partners',
  'timeframe',
  'cost',
  'funding',
  'indicator',
  'baseline',
  'target',
  'dots',
  'status',
  'origin',
];

export function objectiveTitle(section: PlanSection, words: Words): string {
  return section.objective ? printableLine(section.objective.title) : words('publishing.no-objective');
}

export function fieldHeader(field: DocumentField, published: PublishedInitiative, words: Words): string {
  if (field === 'cost') return words('publishing.column.cost', { currency: published.initiative.currency });
  return words(`publishing.column.${field}`);
}

/** A field in words; empty where nobody has decided it yet. */
export function fieldText(field: DocumentField, row: PlanRow, published: PublishedInitiative, words: Words): string {
  const { plan, title } = row.measure;
  switch (field) {
    case 'code':
      return row.number;
    case 'measure':
      return printableLine(title);
    case 'timeframe':
      return timeframeOf(row, published.language, words);
    case 'cost':
      return hasCost(row) ? costOf(row, published) : '';
    case 'dots':
      return dotsText(row);
    case 'status':
      return statusOf(row, words);
    case 'origin':
      return originOf(row, words);
    default:
      return printable(plan[field]);
  }
}

export function hasCost(row: PlanRow): boolean {
  return Object.keys(row.measure.plan.cost).length > 0;
}

/** "37", or "37 (23 + 14)": from devices and counted in the room. */
function dotsText({ dots, roomDots }: PlanRow): string {
  if (dots === null) return '';
  return roomDots > 0 ? `${dots} (${dots - roomDots} + ${roomDots})` : String(dots);
}

function statusOf(row: PlanRow, words: Words): string {
  return words(`publishing.status.${row.measure.plan.status}`);
}

function originOf(row: PlanRow, words: Words): string {
  const { ideas, tables, rounds } = row.provenance;
  return ideas === 0 ? words('publishing.measures.no-ideas') : words('common.provenance', { ideas, tables, rounds });
}

function timeframeOf({ measure: { plan } }: PlanRow, language: Language, words: Words): string {
  const [starts, ends] = [plan.starts, plan.ends].map((month) => printableLine(formatMonth(language, month)));
  if (starts && ends) return words('publishing.timeframe.both', { starts, ends });
  if (ends) return words('publishing.timeframe.until', { ends });
  return starts ? words('publishing.timeframe.from', { starts }) : '';
}

/** The sum, and below it the years where there are several. */
function costOf({ measure }: PlanRow, { language, initiative: { currency } }: PublishedInitiative): string {
  const money = (amount: number) => formatMoney(language, amount, currency);
  const years = Object.entries(measure.plan.cost).sort(([a], [b]) => (a < b ? -1 : 1));
  if (years.length === 1) return years.map(([year, amount]) => `${money(amount)} (${printableLine(year)})`).join('');
  return [money(totalCost(measure)), ...years.map(([year, amount]) => `${printableLine(year)}: ${money(amount)}`)].join(
    '\n',
  );
}

/** "60" is a number in a spreadsheet; "60 na leto" is a text. */
function numberOr(text: string): string | number | null {
  const line = printable(text);
  return /^\d{1,12}$/.test(line) ? Number(line) : line || null;
}
