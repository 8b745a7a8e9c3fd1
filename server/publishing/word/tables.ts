/** Tables of the Word document: the header row is repeated on each page, and no row is torn between two. */
import {
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { ACCENT, LINE, LINEN, STYLES } from './look.ts';
import { paragraph, paragraphs, undecided } from './paragraphs.ts';

export interface TableColumn {
  header: string;
  /** In relation to the other columns. */
  share: number;
  align?: 'right';
}

/** A row of cells, or one line across all columns. */
export type TableLine = { cells: Paragraph[][]; isTotal?: boolean } | { across: Paragraph[] };

const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const HAIRLINE = { style: BorderStyle.SINGLE, size: 4, color: LINE } as const;
const BORDERS = {
  top: { style: BorderStyle.SINGLE, size: 8, color: ACCENT },
  bottom: { style: BorderStyle.SINGLE, size: 8, color: ACCENT },
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: HAIRLINE,
  insideVertical: HAIRLINE,
} as const;
const CELL_MARGINS = { top: 50, bottom: 40, left: 80, right: 80 };
const FILL = (color: string) => ({ type: ShadingType.CLEAR, color: 'auto', fill: color });

/** `width`: of the whole table, in twips. */
export function table(columns: readonly TableColumn[], lines: readonly TableLine[], width: number): Table {
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  const widths = columns.map((column) => Math.floor((width * column.share) / shares));
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(
      ({ header: text, align }, at) =>
        new TableCell({
          width: { size: widths[at] ?? 0, type: WidthType.DXA },
          shading: FILL(ACCENT),
          verticalAlign: VerticalAlignTable.BOTTOM,
          children: [paragraph(text, { style: STYLES.cellHeader, keepNext: true, ...(align && { alignment: align }) })],
        }),
    ),
  });
  return new Table({
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: CELL_MARGINS,
    borders: BORDERS,
    tableLook: { firstRow: true, firstColumn: false, noHBand: true, noVBand: true },
    rows: [header, ...lines.map((line) => rowOf(line, widths))],
  });
}

function rowOf(line: TableLine, widths: readonly number[]): TableRow {
  if ('across' in line) {
    const cell = new TableCell({ columnSpan: widths.length, shading: FILL(LINEN), children: line.across });
    return new TableRow({ cantSplit: true, children: [cell] });
  }
  return new TableRow({
    cantSplit: true,
    children: line.cells.map(
      (children, at) =>
        new TableCell({
          width: { size: widths[at] ?? 0, type: WidthType.DXA },
          ...(line.isTotal && { shading: FILL(LINEN) }),
          // A cell without a paragraph would make the file invalid.
          children: children.length > 0 ? children : [new Paragraph({ style: STYLES.cell })],
        }),
    ),
  });
}

/** A cell of text; `empty` says what an empty one means. */
export function cell(text: string, { empty = '', align }: { empty?: string; align?: 'right' } = {}): Paragraph[] {
  const options = { style: STYLES.cell, ...(align && { alignment: align }) };
  const lines = paragraphs(text, options);
  if (lines.length > 0 || empty === '') return lines;
  return [undecided(empty, options)];
}

export function strongCell(text: string, align?: 'right'): Paragraph[] {
  return [paragraph(text, { style: STYLES.cellStrong, ...(align && { alignment: align }) })];
}

/** Labels and values, without a header row: the sheet of one thing. */
export function sheet(lines: readonly { label: string; value: Paragraph[] }[], width: number): Table {
  const widths = [Math.floor(width * 0.27), Math.floor(width * 0.73)] as const;
  return new Table({
    width: { size: widths[0] + widths[1], type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: CELL_MARGINS,
    borders: { ...BORDERS, top: HAIRLINE, bottom: HAIRLINE, insideVertical: NO_BORDER },
    tableLook: { firstRow: false, firstColumn: true, noHBand: true, noVBand: true },
    rows: lines.map(
      ({ label, value }, at) =>
        new TableRow({
          cantSplit: true,
          children: [
            new TableCell({
              width: { size: widths[0], type: WidthType.DXA },
              shading: FILL(LINEN),
              // Kept together with the next: a measure's sheet stays on one page where it fits.
              children: [paragraph(label, { style: STYLES.cellStrong, keepNext: at < lines.length - 1 })],
            }),
            new TableCell({
              width: { size: widths[1], type: WidthType.DXA },
              children: value.length > 0 ? value : [new Paragraph({ style: STYLES.cell })],
            }),
          ],
        }),
    ),
  });
}
