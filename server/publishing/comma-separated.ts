/** Tables as CSV that Excel opens by a double click in our countries: byte order mark, semicolons, CRLF, nothing that could run. */
import { stringify } from 'csv-stringify/sync';
import { printable } from './printable-text.ts';

export type CsvCell = string | number | null;

/** Texts that a spreadsheet would take for a formula get an apostrophe in front (OWASP, "CSV Injection"). */
export function csvOf(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const cells = [header, ...rows].map((row) => row.map((cell) => (typeof cell === 'string' ? printable(cell) : cell)));
  return stringify(cells, {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    quote_record_delimiter: true,
    quoted_match: /[\r\n]/,
    escape_formulas: true,
  });
}
