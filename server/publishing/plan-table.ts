/** The plan as CSV: one row a measure. */
import { csvOf } from './comma-separated.ts';
import { planColumns } from './plan-columns.ts';
import { planRows, type PublishedInitiative } from './published-initiative.ts';
import { wordsFor } from './words.ts';

export function planTable(published: PublishedInitiative): string {
  const columns = planColumns(published, wordsFor(published.language));
  return csvOf(
    columns.map((column) => column.header),
    planRows(published.plan).map(({ section, row }) => columns.map((column) => column.value(section, row))),
  );
}
