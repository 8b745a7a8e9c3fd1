/** The cover: whose plan it is, for which years, what it rests on, and room for the data of its adoption. */
import { BorderStyle, Paragraph, type FileChild } from 'docx';
import { formatDate } from '#language/formats.ts';
import { ideasWithRows, planRows, type PublishedInitiative } from '../published-initiative.ts';
import { printableLine } from '../printable-text.ts';
import type { Words } from '../words.ts';
import { ACCENT, STYLES, TEXT_WIDTH } from './look.ts';
import { paragraph, undecided } from './paragraphs.ts';
import { sheet } from './tables.ts';

const ADOPTION = ['adopted-by', 'session', 'date', 'act-number'] as const;

export function cover(published: PublishedInitiative, words: Words): FileChild[] {
  const { initiative, plan, workshops, language, publishedAt } = published;
  const body = printableLine(initiative.body);
  const period = printableLine(initiative.period);
  const numbers = words('publishing.cover.numbers', {
    measures: words('common.measures', { count: planRows(plan).length }),
    ideas: words('common.ideas', { count: ideasWithRows(published).length }),
    workshops: words('publishing.workshops', { count: workshops.length }),
  });
  const open = words('publishing.undecided');
  return [
    paragraph(body, { style: STYLES.subtitle, spacing: { before: 2_400, after: 700 } }),
    paragraph(words('publishing.action-plan'), { style: STYLES.kicker }),
    paragraph(printableLine(initiative.title), { style: 'Title' }),
    period
      ? paragraph(`${words('publishing.cover.period')}: ${period}`, { style: STYLES.subtitle })
      : undecided(`${words('publishing.cover.period')}: ${open}`, { style: STYLES.subtitle }),
    new Paragraph({
      spacing: { before: 240, after: 240 },
      indent: { right: Math.round(TEXT_WIDTH.portrait * 0.72) },
      border: { top: { style: BorderStyle.SINGLE, size: 24, color: ACCENT, space: 1 } },
    }),
    paragraph(numbers, { style: STYLES.lead }),
    paragraph(words('publishing.prepared-on', { date: formatDate(language, publishedAt) }), {
      style: STYLES.small,
      spacing: { after: 3_000 },
    }),
    paragraph(words('publishing.cover.adoption'), { style: STYLES.subheading }),
    sheet(
      ADOPTION.map((field) => ({
        label: words(`publishing.cover.${field}`),
        value: [undecided(open, { style: STYLES.cell })],
      })),
      TEXT_WIDTH.portrait,
    ),
  ];
}
