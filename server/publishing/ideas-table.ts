/** The ideas as CSV: one row an idea, with the measure it went to. */
import { csvOf } from './comma-separated.ts';
import { ideasColumns } from './ideas-columns.ts';
import { ideasWithRows, type PublishedInitiative } from './published-initiative.ts';
import { wordsFor } from './words.ts';

export function ideasTable(published: PublishedInitiative): string {
  const columns = ideasColumns(published, wordsFor(published.language));
  return csvOf(
    columns.map((column) => column.header),
    ideasWithRows(published).map(({ idea, row }) => columns.map((column) => column.value(idea, row))),
  );
}
