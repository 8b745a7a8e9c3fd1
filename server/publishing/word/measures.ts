/** Objectives and measures: each measure with its description, its fields and the ideas it came from. */
import { Bookmark, HeadingLevel, Paragraph, TextRun, type FileChild } from 'docx';
import type { PlanRow, PlanSection } from '#domain/plan.ts';
import { fieldHeader, fieldText, MEASURE_SHEET, objectiveTitle, type DocumentField } from '../plan-columns.ts';
import { printableLine } from '../printable-text.ts';
import type { PublishedInitiative } from '../published-initiative.ts';
import type { Words } from '../words.ts';
import { STYLES, TEXT_WIDTH } from './look.ts';
import {
  ideaAnchor,
  linkTo,
  listOrLine,
  measureAnchor,
  paragraph,
  paragraphs,
  textRuns,
  undecided,
} from './paragraphs.ts';
import { cell, sheet } from './tables.ts';

/** Characters of a description that stays on one page with the fields below it. */
const SHORT_DESCRIPTION = 1_000;

export function measures(published: PublishedInitiative, words: Words): FileChild[] {
  const { sections } = published.plan;
  if (sections.length === 0) return [paragraph(words('publishing.measures.none'))];
  return sections.flatMap((section) => sectionOf(section, published, words));
}

function sectionOf(section: PlanSection, published: PublishedInitiative, words: Words): FileChild[] {
  return [
    paragraph(objectiveTitle(section, words), { heading: HeadingLevel.HEADING_2 }),
    ...(section.rows.length === 0 ? [paragraph(words('publishing.measures.none-in-objective'))] : []),
    ...section.rows.flatMap((row) => measureOf(row, published, words)),
  ];
}

function measureOf(row: PlanRow, published: PublishedInitiative, words: Words): FileChild[] {
  const { measure } = row;
  const title = new Bookmark({ id: measureAnchor(measure.id), children: textRuns(printableLine(measure.title)) });
  const fields = MEASURE_SHEET.filter((field) => field !== 'dots' || row.dots !== null);
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_3, children: [title] }),
    ...paragraphs(measure.description, { keepNext: measure.description.length <= SHORT_DESCRIPTION }),
    sheet(
      [
        ...fields.map((field) => ({
          label: fieldHeader(field, published, words),
          value: valueOf(field, row, published, words),
        })),
        ...(row.ideas.length === 0 ? [] : [{ label: words('publishing.measures.sources'), value: [codesOf(row)] }]),
      ],
      TEXT_WIDTH.portrait,
    ),
    paragraph('', { style: STYLES.small }),
  ];
}

function valueOf(field: DocumentField, row: PlanRow, published: PublishedInitiative, words: Words): Paragraph[] {
  const text =
    field === 'dots' && row.dots !== null && row.roomDots > 0
      ? words('common.dots-sources', { all: row.dots, devices: row.dots - row.roomDots, room: row.roomDots })
      : fieldText(field, row, published, words);
  if (text === '') return [undecided(words('publishing.undecided'), { style: STYLES.cell })];
  return field === 'activities' ? listOrLine(text, { style: STYLES.cell }) : cell(text);
}

/** The codes, each a way into the annex. */
function codesOf({ ideas }: PlanRow): Paragraph {
  const children = ideas.flatMap((idea, at) => [
    ...(at > 0 ? [new TextRun(', ')] : []),
    linkTo(ideaAnchor(idea.id), idea.code),
  ]);
  return new Paragraph({ style: STYLES.cell, children });
}
