/** Annex B: the tables' boards as they stood, each on a page of its own. */
import { AlignmentType, HeadingLevel, ImageRun, Paragraph, type FileChild } from 'docx';
import type { PublishedBoard } from '../board/board-files.ts';
import { printableLine } from '../printable-text.ts';
import type { Words } from '../words.ts';
import { STYLES } from './look.ts';
import { paragraph } from './paragraphs.ts';

/** What a picture may take of a lying page below its heading, in pixels of 1/96 inch. */
const ROOM = { width: 960, height: 470 };
/** No note is larger than on the board itself. */
const LARGEST = 0.5;

export function boards(pictures: readonly PublishedBoard[], words: Words): FileChild[] {
  return pictures.flatMap((board, i) => [
    ...(i === 0
      ? [paragraph(words('publishing.boards.title'), { heading: HeadingLevel.HEADING_1, numbering: false })]
      : []),
    paragraph(printableLine(board.heading), { style: STYLES.subheading, pageBreakBefore: i > 0, keepNext: true }),
    picture(board, words),
  ]);
}

function picture({ png, width, height, heading, ideas }: PublishedBoard, words: Words): Paragraph {
  const scale = Math.min(LARGEST, ROOM.width / width, ROOM.height / height);
  const name = printableLine(heading);
  const said = words('publishing.boards.described', { heading: name, ideas });
  return new Paragraph({
    alignment: AlignmentType.LEFT,
    children: [
      new ImageRun({
        type: 'png',
        data: png,
        transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
        altText: { name, title: name, description: said },
      }),
    ],
  });
}
