/** Tables as spreadsheets save them: cells between tabs, some of them in quotes, lines that end in any way. */

export interface Row {
  /** Where it begins in the file, from 1. */
  line: number;
  cells: string[];
}

/** A cell in quotes: it may hold tabs, line breaks and doubled quotes, and ends the cell. A quote anywhere else is only a quote. */
const QUOTED = /"((?:[^"]|"")*)"(?=\t|\r\n?|\n|$)/y;
const PLAIN = /[^\t\r\n]*/y;

/** The rows that hold anything at all. */
export function readTabSeparated(text: string): Row[] {
  const source = text.replace(/^\uFEFF/, '');
  const rows: Row[] = [];
  let at = 0;
  let line = 1;
  while (at < source.length) {
    const row: Row = { line, cells: [] };
    for (;;) {
      const { cell, end } = cellAt(source, at);
      row.cells.push(cell);
      line += lineBreaks(source.slice(at, end));
      at = end;
      if (source[at] !== '\t') break;
      at++;
    }
    if (source.startsWith('\r\n', at)) at++;
    at++;
    line++;
    if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row);
  }
  return rows;
}

function cellAt(source: string, at: number): { cell: string; end: number } {
  QUOTED.lastIndex = at;
  const quoted = source[at] === '"' ? QUOTED.exec(source) : null;
  if (quoted) return { cell: (quoted[1] ?? '').replaceAll('""', '"'), end: QUOTED.lastIndex };
  PLAIN.lastIndex = at;
  const plain = PLAIN.exec(source)?.[0] ?? '';
  return { cell: plain, end: at + plain.length };
}

function lineBreaks(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0;
}
