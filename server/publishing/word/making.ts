/** How the plan was made: workshops, dates, numbers, questions and the method. */
import type { FileChild } from 'docx';
import { formatDate, formatNumber } from '#language/formats.ts';
import { WORKSHOP_KINDS } from '#domain/workshop.ts';
import { printableLine } from '../printable-text.ts';
import { ideasWithRows, type PublishedInitiative, type PublishedWorkshop } from '../published-initiative.ts';
import type { Words } from '../words.ts';
import { STYLES, TEXT_WIDTH } from './look.ts';
import { bullet, paragraph } from './paragraphs.ts';
import { cell, strongCell, table, type TableColumn, type TableLine } from './tables.ts';

const COUNTS = ['tables', 'rounds', 'people', 'ideas'] as const;

export function making(published: PublishedInitiative, words: Words): FileChild[] {
  const { workshops, plan } = published;
  if (workshops.length === 0) return [paragraph(words('publishing.making.no-workshops'))];
  const ideas = ideasWithRows(published).length;
  const placed = ideas - plan.unplaced.length;
  const unplaced = placed === 0 ? 0 : plan.unplaced.length;
  const kinds = WORKSHOP_KINDS.filter((kind) => workshops.some((workshop) => workshop.kind === kind));
  return [
    paragraph(words('publishing.making.intro', { workshops: workshops.length, ideas, placed, unplaced }), {
      style: STYLES.lead,
    }),
    ...kinds.map((kind) => paragraph(words(`publishing.making.method.${kind}`))),
    paragraph(words('publishing.making.synthesis')),
    paragraph(words('publishing.making.codes')),
    paragraph(words('publishing.making.no-names')),
    paragraph(words('publishing.making.workshops'), { style: STYLES.subheading }),
    workshopTable(published, words),
    paragraph('', { style: STYLES.small }),
    ...workshops.flatMap((workshop) => numbers(workshop, words)),
    ...questions(workshops, words),
  ];
}

function workshopTable({ workshops, language }: PublishedInitiative, words: Words): FileChild {
  const columns: TableColumn[] = [
    { header: words('publishing.making.workshop'), share: 31 },
    { header: words('publishing.making.held-on'), share: 18 },
    { header: words('publishing.making.kind'), share: 17 },
    ...COUNTS.map((count) => ({ header: words(`publishing.making.${count}`), share: 12, align: 'right' as const })),
  ];
  const count = (value: number) => cell(formatNumber(language, value), { align: 'right' });
  const lines: TableLine[] = workshops.map((workshop) => ({
    cells: [
      strongCell(printableLine(workshop.title)),
      cell(workshop.heldAt === null ? '' : formatDate(language, workshop.heldAt), {
        empty: words('publishing.making.not-held'),
      }),
      cell(words(`common.kind.${workshop.kind}`)),
      ...[workshop.tables.length, workshop.rounds, workshop.people, workshop.ideas].map(count),
    ],
  }));
  if (workshops.length > 1) {
    const sum = (of: (workshop: PublishedWorkshop) => number) =>
      strongCell(
        formatNumber(
          language,
          workshops.map(of).reduce((a, b) => a + b, 0),
        ),
        'right',
      );
    lines.push({
      isTotal: true,
      cells: [
        strongCell(words('publishing.total')),
        [],
        [],
        sum((workshop) => workshop.tables.length),
        sum((workshop) => workshop.rounds),
        sum((workshop) => workshop.people),
        sum((workshop) => workshop.ideas),
      ],
    });
  }
  return table(columns, lines, TEXT_WIDTH.portrait);
}

/** The same numbers as a sentence that can be quoted, with the groups. */
function numbers({ title, tables, rounds, people, ideas, groups }: PublishedWorkshop, words: Words): FileChild[] {
  const sentence = words('publishing.making.numbers', {
    title: printableLine(title),
    people,
    tables: tables.length,
    rounds,
    ideas,
  });
  const named = groups
    .filter((group) => group.people > 0)
    .map(({ group, people: count }) =>
      words('publishing.making.group', { group: printableLine(group) || words('publishing.making.no-group'), count }),
    );
  const byGroup = named.length === 0 ? '' : ` ${words('publishing.making.groups', { groups: named.join(', ') })}`;
  return [paragraph(`${sentence}${byGroup}`)];
}

function questions(workshops: readonly PublishedWorkshop[], words: Words): FileChild[] {
  const asked = workshops.flatMap((workshop) => {
    const lines = questionLines(workshop, words);
    if (lines.length === 0) return [];
    const title = workshops.length > 1 ? [paragraph(printableLine(workshop.title), { keepNext: true })] : [];
    return [...title, ...lines.map((line) => bullet(line))];
  });
  if (asked.length === 0) return [];
  return [paragraph(words('publishing.making.questions'), { style: STYLES.subheading }), ...asked];
}

function questionLines({ tables }: PublishedWorkshop, words: Words): string[] {
  const [only] = tables;
  if (only && tables.length === 1) return printableLine(only.question) ? [printableLine(only.question)] : [];
  const topics = new Set(tables.map((table) => printableLine(table.topic)));
  const [first, ...others] = new Set(tables.map((table) => printableLine(table.question)));
  if (first && others.length === 0 && topics.size === 1 && topics.has('')) {
    return [words('publishing.making.one-question', { question: first })];
  }
  return tables
    .map(({ number, topic, question }) => {
      const said = [printableLine(topic), printableLine(question)].filter((part) => part !== '').join(': ');
      return said && `${words('publishing.making.table', { number })} · ${said}`;
    })
    .filter((line) => line !== '');
}
