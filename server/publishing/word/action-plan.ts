/** The action-plan table on landscape pages, and what it costs year by year. */
import { Paragraph, type FileChild } from 'docx';
import { totalCost, type PlanRow } from '#domain/plan.ts';
import { formatNumber } from '#language/formats.ts';
import {
  DOCUMENT_TABLE,
  fieldHeader,
  fieldText,
  hasCost,
  objectiveTitle,
  type DocumentField,
} from '../plan-columns.ts';
import { printableLine } from '../printable-text.ts';
import { costYears, planRows, type PublishedInitiative } from '../published-initiative.ts';
import type { Words } from '../words.ts';
import { STYLES, TEXT_WIDTH } from './look.ts';
import { linkTo, listOrLine, measureAnchor, paragraph } from './paragraphs.ts';
import { cell, strongCell, table, type TableColumn, type TableLine } from './tables.ts';

export function actionPlan(published: PublishedInitiative, words: Words): FileChild[] {
  const { plan, language } = published;
  if (planRows(plan).length === 0) return [paragraph(words('publishing.measures.none'))];
  const hasDots = planRows(plan).some(({ row }) => row.dots !== null);
  const shape = DOCUMENT_TABLE[language].filter(([field]) => field !== 'dots' || hasDots);
  const columns: TableColumn[] = shape.map(([field, share]) => ({
    header: fieldHeader(field, published, words),
    share,
    ...(field === 'dots' && { align: 'right' as const }),
  }));
  const lines = plan.sections.flatMap((section): TableLine[] => [
    {
      across: [
        paragraph(`${section.number}  ${objectiveTitle(section, words)}`, {
          style: STYLES.cellStrong,
          keepNext: true,
        }),
      ],
    },
    ...section.rows.map((row) => ({ cells: shape.map(([field]) => fieldCell(field, row, published, words)) })),
  ]);
  const hasRoom = planRows(plan).some(({ row }) => row.roomDots > 0);
  const note = hasRoom
    ? [paragraph(words('publishing.votes.table-note'), { style: STYLES.small, spacing: { before: 80 } })]
    : [];
  return [table(columns, lines, TEXT_WIDTH.landscape), ...note, ...costs(published, words)];
}

function fieldCell(field: DocumentField, row: PlanRow, published: PublishedInitiative, words: Words): Paragraph[] {
  const text = fieldText(field, row, published, words);
  const empty = words('publishing.undecided');
  if (field === 'measure') {
    return [new Paragraph({ style: STYLES.cell, children: [linkTo(measureAnchor(row.measure.id), text)] })];
  }
  if (field === 'activities' && text !== '') return listOrLine(text, { style: STYLES.cell });
  if (field === 'indicator') return cell(indicatorWithValues(text, row), { empty });
  return cell(text, { empty, ...(field === 'dots' && { align: 'right' as const }) });
}

/** The indicator, and below it from which value to which. */
function indicatorWithValues(indicator: string, { measure: { plan } }: PlanRow): string {
  const [baseline, target] = [printableLine(plan.baseline), printableLine(plan.target)];
  const values = target === '' ? baseline : baseline === '' ? `→ ${target}` : `${baseline} → ${target}`;
  return [indicator, values].filter((line) => line !== '').join('\n');
}

/** Each measure that has an estimate, by year; nothing where none has. */
function costs({ plan, language, initiative }: PublishedInitiative, words: Words): FileChild[] {
  const years = costYears(plan);
  if (years.length === 0) return [];
  const rows = planRows(plan).map(({ row }) => row);
  const costed = rows.filter(hasCost);
  const amount = (value: number | undefined) => (value === undefined ? '' : formatNumber(language, value));
  const right = { align: 'right' as const };
  const columns: TableColumn[] = [
    { header: words('publishing.column.code'), share: 6 },
    { header: words('publishing.column.measure'), share: 44 },
    ...years.map((year) => ({ header: printableLine(year), share: Math.max(6, 50 / (years.length + 1)), ...right })),
    { header: words('publishing.total'), share: 12, ...right },
  ];
  const sumOf = (year: string) => rows.reduce((sum, { measure }) => sum + (measure.plan.cost[year] ?? 0), 0);
  const lines: TableLine[] = costed.map(({ number, measure }) => ({
    cells: [
      cell(number),
      cell(printableLine(measure.title)),
      ...years.map((year) => cell(amount(measure.plan.cost[year]), right)),
      strongCell(amount(totalCost(measure)), 'right'),
    ],
  }));
  lines.push({
    isTotal: true,
    cells: [
      [],
      strongCell(words('publishing.total')),
      ...years.map((year) => strongCell(amount(sumOf(year)), 'right')),
      strongCell(amount(rows.reduce((sum, { measure }) => sum + totalCost(measure), 0)), 'right'),
    ],
  });
  const note = { currency: initiative.currency, uncosted: rows.length - costed.length };
  return [
    paragraph(words('publishing.table.costs'), { style: STYLES.subheading }),
    table(columns, lines, TEXT_WIDTH.landscape),
    paragraph(words('publishing.table.costs-note', note), { style: STYLES.small, spacing: { before: 80 } }),
  ];
}
