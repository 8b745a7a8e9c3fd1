/** The columns of the ideas: where each was written, and what became of it. */
import type { PlanRow } from '#domain/plan.ts';
import { languageName } from '#language/language-names.ts';
import type { SourcedIdea } from '#domain/measure.ts';
import { printable, printableLine } from './printable-text.ts';
import type { PublishedInitiative } from './published-initiative.ts';
import type { Words } from './words.ts';

export interface IdeaColumn {
  header: string;
  /** Characters. */
  width: number;
  value(idea: SourcedIdea, row: PlanRow | null): string | number | null;
}

export function ideasColumns({ workshops }: PublishedInitiative, words: Words): IdeaColumn[] {
  const titles = new Map(workshops.map((workshop) => [workshop.id, printableLine(workshop.title)]));
  return [
    { header: words('publishing.annex.code'), width: 15, value: (idea) => idea.code },
    { header: words('publishing.annex.idea'), width: 70, value: (idea) => printable(idea.text) },
    { header: words('publishing.annex.workshop'), width: 28, value: (idea) => titles.get(idea.workshop) ?? null },
    { header: words('publishing.annex.table'), width: 8, value: (idea) => idea.tableNumber },
    { header: words('publishing.annex.round'), width: 8, value: (idea) => idea.round },
    { header: words('publishing.column.code'), width: 8, value: (_, row) => row?.number ?? null },
    {
      header: words('publishing.annex.measure'),
      width: 40,
      value: (_, row) => (row ? printableLine(row.measure.title) : words('publishing.annex.unplaced')),
    },
    { header: words('publishing.annex.source'), width: 24, value: (idea) => sourceText(idea, words) || null },
  ];
}

/** "typed from paper T3-P07", "dictated"; empty: by its author. */
export function sourceText({ source }: SourcedIdea, words: Words): string {
  if (!source) return '';
  return source.kind === 'paper'
    ? words('common.source.paper', { code: source.code })
    : source.language
      ? words('common.source.dictated-in', { language: languageName(source.language, words) })
      : words('common.source.dictated');
}
