/** Annex A: every idea as it was written, with the measure it went to, so that nothing anybody said disappears. */
import { Bookmark, Paragraph, TextRun, type FileChild } from 'docx';
import type { SourcedIdea } from '#domain/measure.ts';
import type { PlanRow } from '#domain/plan.ts';
import { sourceText } from '../ideas-columns.ts';
import { printableLine } from '../printable-text.ts';
import { ideasWithRows, type PublishedInitiative } from '../published-initiative.ts';
import type { Words } from '../words.ts';
import { STYLES, TEXT_WIDTH } from './look.ts';
import { ideaAnchor, linkTo, measureAnchor, paragraph } from './paragraphs.ts';
import { cell, table, type TableColumn, type TableLine } from './tables.ts';

export function annex(published: PublishedInitiative, words: Words): FileChild[] {
  const ideas = ideasWithRows(published);
  if (ideas.length === 0) return [paragraph(words('publishing.annex.none'))];
  const columns: TableColumn[] = [
    { header: words('publishing.annex.code'), share: 15 },
    { header: words('publishing.annex.idea'), share: 43 },
    { header: words('publishing.annex.measure'), share: 26 },
    { header: words('publishing.annex.table'), share: 8, align: 'right' },
    { header: words('publishing.annex.round'), share: 8, align: 'right' },
  ];
  const inWorkshops = Map.groupBy(ideas, ({ idea }) => idea.workshop);
  const isSeveral = published.workshops.length > 1;
  return [
    paragraph(words('publishing.annex.intro')),
    ...[...inWorkshops].flatMap(([id, own]) => {
      const title = published.workshops.find((workshop) => workshop.id === id)?.title;
      const heading = isSeveral && title ? [paragraph(printableLine(title), { style: STYLES.subheading })] : [];
      return [
        ...heading,
        table(
          columns,
          own.map(({ idea, row }) => line(idea, row, words)),
          TEXT_WIDTH.portrait,
        ),
      ];
    }),
  ];
}

function line(idea: SourcedIdea, row: PlanRow | null, words: Words): TableLine {
  const code = new Bookmark({ id: ideaAnchor(idea.id), children: [new TextRun({ text: idea.code, bold: true })] });
  const measure = row
    ? linkTo(measureAnchor(row.measure.id), `${row.number} ${printableLine(row.measure.title)}`)
    : new TextRun({ text: words('publishing.annex.unplaced'), italics: true });
  const round = idea.round === 0 ? words('publishing.annex.before-rounds') : String(idea.round);
  return {
    cells: [
      [new Paragraph({ style: STYLES.cell, children: [code] })],
      [...cell(idea.text), ...(idea.source ? cell(`(${sourceText(idea, words)})`) : [])],
      [new Paragraph({ style: STYLES.cell, children: [measure] })],
      cell(String(idea.tableNumber), { align: 'right' }),
      cell(round, { align: 'right' }),
    ],
  };
}
