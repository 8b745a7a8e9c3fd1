/** The results of dot voting, workshop by workshop. */
import type { FileChild } from 'docx';
import { formatNumber } from '#language/formats.ts';
import { allDots, LEAST_VOTERS_SHOWN } from '#domain/group-tallies.ts';
import { dotsCounted } from '#domain/room-count.ts';
import { printableLine } from '../printable-text.ts';
import type { PublishedInitiative, PublishedVotes, PublishedWorkshop } from '../published-initiative.ts';
import { votesTable } from '../votes-table.ts';
import type { Words } from '../words.ts';
import { STYLES, TEXT_WIDTH } from './look.ts';
import { paragraph } from './paragraphs.ts';
import { cell, strongCell, table, type TableColumn, type TableLine } from './tables.ts';

/** Empty where no workshop has results yet. */
export function priorities(published: PublishedInitiative, words: Words): FileChild[] {
  const counted = published.workshops.filter((workshop) => workshop.votes !== null);
  if (counted.length === 0) return [];
  return [
    paragraph(words('publishing.votes.intro')),
    ...counted.flatMap((workshop) => (workshop.votes ? resultOf(published, workshop, workshop.votes, words) : [])),
  ];
}

function resultOf(
  published: PublishedInitiative,
  workshop: PublishedWorkshop,
  votes: PublishedVotes,
  words: Words,
): FileChild[] {
  const title = paragraph(printableLine(workshop.title), { style: STYLES.subheading });
  if (votes.ballots + votes.room.heads === 0) return [title, paragraph(words('publishing.votes.none'))];
  const { groups, rows, gone, ballots, ballotsByGroup, hasSmallGroups } = votesTable(published, votes, words);
  const number = (value: number) => formatNumber(published.language, value);
  const columns: TableColumn[] = [
    { header: words('publishing.column.code'), share: 8 },
    { header: words('publishing.column.measure'), share: Math.max(30, 80 - 12 * groups.length) },
    { header: words('publishing.votes.everybody'), share: 12, align: 'right' },
    ...groups.map((group) => ({ header: group, share: 12, align: 'right' as const })),
  ];
  const lines: TableLine[] = rows.map((row) => ({
    cells: [
      cell(row.number),
      cell(row.title),
      strongCell(number(row.dots), 'right'),
      ...row.byGroup.map((dots) => cell(number(dots), { align: 'right' })),
    ],
  }));
  if (groups.length > 0) {
    lines.push({
      isTotal: true,
      cells: [
        [],
        strongCell(words('publishing.votes.ballots')),
        ...[ballots, ...ballotsByGroup].map((count) => strongCell(number(count), 'right')),
      ],
    });
  }
  const note = { style: STYLES.small, spacing: { before: 80 } };
  return [
    title,
    paragraph(summary(votes, words), { keepNext: true }),
    table(columns, lines, TEXT_WIDTH.portrait),
    ...(gone ? [paragraph(words('publishing.votes.gone', { dots: gone.dots }), note)] : []),
    ...(hasSmallGroups ? [paragraph(words('publishing.votes.groups-note', { least: LEAST_VOTERS_SHOWN }), note)] : []),
  ];
}

function summary(votes: PublishedVotes, words: Words): string {
  const { heads, dots } = votes.room;
  const all = allDots(votes);
  const voted = words('publishing.votes.summary', { ballots: votes.ballots + heads, dots: all });
  if (heads === 0) return voted;
  const room = dotsCounted({ dots });
  return `${voted} ${words('publishing.votes.sources', { heads, room, devices: all - room })}`;
}
