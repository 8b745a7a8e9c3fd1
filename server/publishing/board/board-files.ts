/** Boards as files: gathers what a table shows, without hidden ideas and without names, and has it painted. */
import { picturesNamedIn } from '#board/drawing/picture.ts';
import { may, type Asker, type Place } from '#domain/access.ts';
import { isCounted } from '#domain/idea.ts';
import { tableDocument, type IdeaId, type TableId, type WorkshopId } from '#domain/identifiers.ts';
import { visibleIdeas } from '#domain/moderation.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Table, Workshop } from '#domain/workshop.ts';
import { drawingEntries } from '#document/drawing-document.ts';
import { readIdeas } from '#document/table-document.ts';
import type { Language } from '#language/languages.ts';
import type { House } from '../../house.ts';
import { pictureFiles } from '../../workshops/picture-reading.ts';
import { readHidden, readWorkshop, workshopOfTable } from '../../workshops/reading.ts';
import { boardFileName } from '../file-name.ts';
import type { PublishedFile } from '../published-initiative.ts';
import { wordsFor } from '../words.ts';
import { openPainter } from './painter.ts';
import type { PaintedBoard, Painting } from './painting.ts';

const PDF = 'application/pdf';
const MOST_PIXELS = 8_000;
/** Bytes of pictures painted at a time: more would take the memory that the tables need. */
const MOST_PICTURE_BYTES = 160_000_000;
/** Sharp in print at the width of a page. */
const IN_A_DOCUMENT = { as: 'png', mostPixels: 2_400, background: '#ffffff' } as const satisfies Painting;

/** What one table's board can be had as, with the media type. */
export const BOARD_FILES = {
  'board.png': { type: 'image/png', painting: { as: 'png', mostPixels: MOST_PIXELS, background: '#ffffff' } },
  'board.svg': { type: 'image/svg+xml', painting: { as: 'svg' } },
  'board-a4.pdf': { type: PDF, painting: { as: 'pdf', paper: 'a4' } },
  'board-a3.pdf': { type: PDF, painting: { as: 'pdf', paper: 'a3' } },
} as const satisfies Record<string, { type: string; painting: Painting }>;
export type BoardFile = keyof typeof BOARD_FILES;

/** All tables' boards, one after the other. */
export const ALL_BOARDS_FILES = {
  'boards-a4.pdf': { type: PDF, painting: { as: 'pdf', paper: 'a4' } },
  'boards-a3.pdf': { type: PDF, painting: { as: 'pdf', paper: 'a3' } },
} as const satisfies Record<string, { type: string; painting: Painting }>;
export type AllBoardsFile = keyof typeof ALL_BOARDS_FILES;

/** A board as a document shows it. */
export interface PublishedBoard {
  /** "Miza 3 · Dostopnost" */
  heading: string;
  /** Notes on it. */
  ideas: number;
  png: Uint8Array;
  /** Pixels. */
  width: number;
  height: number;
}

export interface BoardFileCommands {
  boardFile(asker: Asker, table: TableId, file: string, language: Language): Promise<Result<PublishedFile, Refusal>>;
  allBoardsFile(
    asker: Asker,
    workshop: WorkshopId,
    file: string,
    language: Language,
  ): Promise<Result<PublishedFile, Refusal>>;
  /** Of tables at which something was written, as far as it can be read in a picture; whoever asks has asked who may. */
  pictures(workshop: Workshop, language: Language): Promise<PublishedBoard[]>;
  close(): Promise<void>;
}

interface Wanted {
  workshop: Workshop;
  tables: readonly Table[];
  painting: Painting;
  language: Language;
}

export function boardFileCommands(house: House): BoardFileCommands {
  const painter = openPainter();

  async function painted({ workshop, tables, painting, language }: Wanted) {
    const hidden = await readHidden(house.store, workshop.id);
    const boards: PaintedBoard[] = [];
    let mostBytes = MOST_PICTURE_BYTES;
    for (const table of tables) {
      const board = await boardOf(house, { workshop: workshop.id, table, hidden, language, mostBytes });
      if (!board) return null;
      for (const { length } of board.pictures.values()) mostBytes -= length;
      boards.push(board);
    }
    return painter.paint({ painting, boards, title: workshop.title, language, at: house.now() });
  }

  async function file(wanted: Wanted, type: string, table: Table | null): Promise<Result<PublishedFile, Refusal>> {
    const picture = await painted(wanted);
    if (!picture) return refused('board-too-large');
    const kind = wanted.painting.as;
    const { title } = wanted.workshop;
    const name = boardFileName(
      { title, table: table?.number ?? null, language: wanted.language, at: house.now() },
      kind,
    );
    return done({ bytes: picture.bytes, name, type });
  }

  return {
    async boardFile(asker, id, name, language) {
      if (asker.kind === 'nobody') return refused('not-signed-in');
      const workshop = await workshopOfTable(house.store, id);
      const table = workshop?.tables.find((one) => one.id === id);
      if (!workshop || !table || !isOneOf(BOARD_FILES, name)) return refused('not-found');
      if (!may(asker, 'exportBoards', placeOf(workshop))) return refused('not-yours');
      const { type, painting } = BOARD_FILES[name];
      return file({ workshop, tables: [table], painting, language }, type, table);
    },

    async allBoardsFile(asker, id, name, language) {
      if (asker.kind === 'nobody') return refused('not-signed-in');
      const workshop = await readWorkshop(house.store, id);
      if (!workshop || !isOneOf(ALL_BOARDS_FILES, name)) return refused('not-found');
      if (!may(asker, 'exportBoards', placeOf(workshop))) return refused('not-yours');
      const { type, painting } = ALL_BOARDS_FILES[name];
      return file({ workshop, tables: workshop.tables, painting, language }, type, null);
    },

    async pictures(workshop, language) {
      const hidden = await readHidden(house.store, workshop.id);
      const pictures: PublishedBoard[] = [];
      for (const table of workshop.tables) {
        const wanted = { workshop: workshop.id, table, hidden, language, mostBytes: MOST_PICTURE_BYTES };
        const board = await boardOf(house, wanted);
        if (!board || board.notes.length === 0) continue;
        const order = { painting: IN_A_DOCUMENT, boards: [board], title: workshop.title, language, at: house.now() };
        const painted = await painter.paint(order);
        if (!painted) continue;
        const { bytes: png, width, height } = painted;
        pictures.push({ heading: board.heading, ideas: board.notes.length, png, width, height });
      }
      return pictures;
    },

    close: () => painter.end(),
  };
}

function placeOf({ initiative, id }: Workshop): Place {
  return { initiative, workshop: id };
}

function isOneOf<Files extends object>(files: Files, name: string): name is keyof Files & string {
  return Object.hasOwn(files, name);
}

interface OneBoard {
  workshop: WorkshopId;
  table: Table;
  hidden: readonly IdeaId[];
  language: Language;
  /** Of its pictures. */
  mostBytes: number;
}

/** null: its pictures are too many. */
async function boardOf(
  { collaboration, store }: House,
  { workshop, table, hidden, language, mostBytes }: OneBoard,
): Promise<PaintedBoard | null> {
  const read = await collaboration.read(tableDocument(table.id), (doc) => ({
    ideas: readIdeas(doc, table.id),
    entries: drawingEntries(doc),
  }));
  const pictures = await pictureFiles(store, workshop, picturesNamedIn(read.entries), mostBytes);
  if (!pictures) return null;
  const seen = visibleIdeas(read.ideas, hidden).filter(isCounted);
  const words = wordsFor(language);
  return {
    heading: [words('common.table', { number: table.number }), table.topic].filter((part) => part !== '').join(' · '),
    question: table.question,
    // A picture leaves the house: it names nobody.
    notes: seen.map(({ id, place, text, colour, round }) => ({ id, place, text, colour, round, signature: '' })),
    entries: read.entries,
    pictures,
  };
}
