/** The Word document that a council adopts: cover, how the plan was made, measures, the action-plan table, votes and every idea. */
import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  LeaderType,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TableOfContents,
  TabStopType,
  TextRun,
  type FileChild,
  type ISectionOptions,
} from 'docx';
import { formatDate } from '#language/formats.ts';
import type { PublishedBoard } from './board/board-files.ts';
import { printableLine, shortened } from './printable-text.ts';
import type { PublishedInitiative } from './published-initiative.ts';
import { wordsFor, type Words } from './words.ts';
import { actionPlan } from './word/action-plan.ts';
import { annex } from './word/annex.ts';
import { boards } from './word/boards.ts';
import { cover } from './word/cover.ts';
import { NUMBERING, PAGE, pageMargins, STYLES, stylesFor, TEXT_WIDTH } from './word/look.ts';
import { making } from './word/making.ts';
import { measures } from './word/measures.ts';
import { paragraph } from './word/paragraphs.ts';
import { priorities } from './word/priorities.ts';

/** Characters of the plan's title in the header of each page. */
const HEADER_MAX_LENGTH = 80;

export async function planDocument(
  published: PublishedInitiative,
  pictures: readonly PublishedBoard[] = [],
): Promise<Uint8Array> {
  const words = wordsFor(published.language);
  const title = printableLine(published.initiative.title);
  const creator = printableLine(published.initiative.body) || title;
  const votes = priorities(published, words);
  const document = new Document({
    title,
    subject: words('publishing.action-plan'),
    creator,
    lastModifiedBy: creator,
    description: words('publishing.description'),
    styles: stylesFor(published.language),
    numbering: NUMBERING,
    compatabilityModeVersion: 15,
    sections: [
      section('portrait', published, words, { hasCover: true }, [
        ...cover(published, words),
        new Paragraph({ children: [new PageBreak()] }),
        paragraph(words('publishing.contents'), { style: STYLES.kicker }),
        contents(words),
        part(words('publishing.making.title')),
        ...making(published, words),
        part(words('publishing.measures.title')),
        ...measures(published, words),
      ]),
      section('landscape', published, words, {}, [
        heading(words('publishing.table.title')),
        ...actionPlan(published, words),
      ]),
      section('portrait', published, words, {}, [
        ...(votes.length === 0 ? [] : [heading(words('publishing.votes.title')), ...votes]),
        paragraph(words('publishing.annex.title'), {
          heading: HeadingLevel.HEADING_1,
          numbering: false,
          pageBreakBefore: votes.length > 0,
        }),
        ...annex(published, words),
      ]),
      ...(pictures.length === 0 ? [] : [section('landscape', published, words, {}, boards(pictures, words))]),
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/**
 * Links to all headings. Page numbers come when Word updates the contents: laying the pages out here would hold up the server for
 * seconds, and asking Word to do it on opening would greet the council with a warning.
 */
function contents(words: Words): TableOfContents {
  return new TableOfContents(words('publishing.contents'), {
    hyperlink: true,
    headingStyleRange: '1-3',
    beginDirty: false,
    tabLeader: LeaderType.NONE,
  });
}

function heading(text: string): Paragraph {
  return paragraph(text, { heading: HeadingLevel.HEADING_1 });
}

/** A part of the document begins on a page of its own. */
function part(text: string): Paragraph {
  return paragraph(text, { heading: HeadingLevel.HEADING_1, pageBreakBefore: true });
}

function section(
  orientation: 'portrait' | 'landscape',
  published: PublishedInitiative,
  words: Words,
  { hasCover = false }: { hasCover?: boolean },
  children: FileChild[],
): ISectionOptions {
  const width = TEXT_WIDTH[orientation];
  const header = shortened(printableLine(published.initiative.title), HEADER_MAX_LENGTH);
  const left = [printableLine(published.initiative.body), formatDate(published.language, published.publishedAt)];
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: hasCover,
      page: {
        // Word takes the sheet as it lies in the printer and turns it itself.
        size: {
          width: PAGE.width,
          height: PAGE.height,
          orientation: orientation === 'portrait' ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
        },
        margin: pageMargins(orientation),
      },
    },
    headers: {
      default: new Header({ children: [edge([words('publishing.action-plan')], [header], width)] }),
      ...(hasCover && { first: new Header({ children: [paragraph('')] }) }),
    },
    footers: {
      default: new Footer({
        children: [edge([shortened(left.filter(Boolean).join(' · '), HEADER_MAX_LENGTH)], pageOf(words), width)],
      }),
      ...(hasCover && { first: new Footer({ children: [paragraph('')] }) }),
    },
    children,
  };
}

/** The line above or below the text of a page: texts, and names of Word's fields (PageNumber). */
function edge(left: string[], right: string[], width: number): Paragraph {
  return new Paragraph({
    style: STYLES.small,
    tabStops: [{ type: TabStopType.RIGHT, position: width }],
    children: [new TextRun({ children: left }), new TextRun({ children: ['\t', ...right] })],
  });
}

/** "Stran 3 od 12", with Word's own fields in the places of the numbers. */
function pageOf(words: Words): string[] {
  const [page, pages] = ['\u{E000}', '\u{E001}'];
  return words('publishing.page', { page, pages })
    .split(/([\u{E000}\u{E001}])/u)
    .filter((piece) => piece !== '')
    .map((piece) => (piece === page ? PageNumber.CURRENT : piece === pages ? PageNumber.TOTAL_PAGES : piece));
}
