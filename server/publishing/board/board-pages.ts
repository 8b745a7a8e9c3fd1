/** Boards as pages to print: vectors, embedded fonts, a title and a language, and each note marked as a paragraph for who has it read aloud. */
import PDFDocument from 'pdfkit';
import { meets } from '#board/drawing/area.ts';
import type { Scene, SceneItem } from '#board/drawing/scene.ts';
import type { SvgPictures } from '#board/drawing/svg.ts';
import { formatDate } from '#language/formats.ts';
import { LOCALES, type Language } from '#language/languages.ts';
import { wordsFor, type Words } from '../words.ts';
import { FACES, fontFile } from './fonts.ts';
import { paintItem } from './page-marks.ts';
import { pageGrid, type PageGrid } from './page-grid.ts';
import type { Paper } from './painting.ts';

export interface BoardOnPaper {
  heading: string;
  question: string;
  scene: Scene;
  pictures: SvgPictures;
}

interface Document {
  paper: Paper;
  title: string;
  language: Language;
  /** Epoch ms. */
  at: number;
}

interface Place {
  board: BoardOnPaper;
  grid: PageGrid;
  page: PageGrid['pages'][number];
}

const INK = '#241c15';
const INK_SOFT = '#5f5346';
const GUIDE = '#8a7a68';
const EMPTY = { x: 0, y: 0, width: 400, height: 240 };
/** Length of a mark at the edge. */
const MARK = 9;

/** null: some board is too large to be read on paper. */
export async function boardPages(boards: readonly BoardOnPaper[], document: Document): Promise<Uint8Array | null> {
  const places: Place[] = [];
  for (const board of boards) {
    const { area, items } = board.scene;
    const things = items.map((item) => item.area);
    const grid = pageGrid(area ?? EMPTY, things, document.paper);
    if (!grid) return null;
    places.push(...grid.pages.map((page) => ({ board, grid, page })));
  }
  return written(places, document);
}

async function written(places: readonly Place[], { title, language, at }: Document): Promise<Uint8Array> {
  const words = wordsFor(language);
  const pdf = new PDFDocument({
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: LOCALES[language],
    info: { Title: title, Creator: 'Kavarna', Producer: 'Kavarna', CreationDate: new Date(at), ModDate: new Date(at) },
  });
  const pieces: Buffer[] = [];
  pdf.on('data', (piece: Buffer) => pieces.push(piece));
  const isWritten = new Promise<void>((done, fail) => pdf.once('end', () => done()).once('error', fail));
  for (const face of FACES) pdf.registerFont(face, fontFile(face));
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const date = formatDate(language, at);
  for (const [i, place] of places.entries()) {
    const { width, height } = place.grid.sheet;
    pdf.addPage({ size: [width, height], margin: 0 });
    const section = pdf.struct('Sect', { title: place.board.heading });
    root.add(section);
    paintHead(pdf, section, place);
    paintBoard(pdf, section, place);
    const left = [title, date].join(' · ');
    paintEdges(pdf, place, { left, right: pageOf(words, i + 1, places.length) });
    section.end();
  }
  root.end();
  pdf.end();
  await isWritten;
  return new Uint8Array(Buffer.concat(pieces));
}

function pageOf(words: Words, page: number, pages: number): string {
  return words('publishing.page', { page, pages });
}

function paintHead(pdf: PDFKit.PDFDocument, section: PDFKit.PDFStructureElement, { board, grid }: Place): void {
  const { room } = grid.sheet;
  const width = room.width - (grid.pages.length > 1 ? grid.columns * mapCell(grid.columns, grid.rows).width + 20 : 0);
  const line = { width, height: 14, ellipsis: true, lineBreak: true } as const;
  const heading = pdf.markStructureContent('H1');
  pdf.font('head').fontSize(11).fillColor(INK).fillOpacity(1).text(oneLine(board.heading), room.x, 16, line);
  pdf.endMarkedContent();
  section.add(pdf.struct('H1', {}, [heading]));
  if (board.question === '') return;
  const question = pdf.markStructureContent('P');
  pdf.font('text').fontSize(9).fillColor(INK_SOFT).text(oneLine(board.question), room.x, 30, line);
  pdf.endMarkedContent();
  section.add(pdf.struct('P', {}, [question]));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function paintBoard(pdf: PDFKit.PDFDocument, section: PDFKit.PDFStructureElement, { board, grid, page }: Place): void {
  const { room } = grid.sheet;
  pdf.save();
  pdf.rect(room.x, room.y, room.width, room.height).clip();
  pdf.translate(room.x, room.y).scale(grid.scale).translate(-page.view.x, -page.view.y);
  for (const item of board.scene.items) {
    if (!meets(page.view, item.area)) continue;
    const { kind, alt } = readAs(item);
    const content = pdf.markStructureContent(kind);
    paintItem(pdf, item, board.pictures);
    pdf.endMarkedContent();
    if (kind !== 'Artifact') section.add(pdf.struct(kind, alt === '' ? {} : { alt }, [content]));
  }
  pdf.restore();
}

/** Notes are paragraphs; a picture that somebody has described is a figure; what is drawn is seen only. */
function readAs({ note, marks }: SceneItem): { kind: 'P' | 'Figure' | 'Artifact'; alt: string } {
  if (note !== null) return { kind: 'P', alt: '' };
  const described = marks.find((mark) => mark.kind === 'image' && mark.name !== '');
  return described?.kind === 'image' ? { kind: 'Figure', alt: described.name } : { kind: 'Artifact', alt: '' };
}

/** What is no part of the board: the footer, where the sheets overlap, and which of the sheets this is. */
function paintEdges(pdf: PDFKit.PDFDocument, { grid, page }: Place, foot: { left: string; right: string }): void {
  const { room, height } = grid.sheet;
  pdf.markContent('Artifact', { type: 'Pagination' });
  pdf.font('text').fontSize(8).fillColor(INK_SOFT).fillOpacity(1);
  const y = height - 17;
  pdf.text(oneLine(foot.left), room.x, y, { width: room.width - 120, height: 10, ellipsis: true });
  pdf.text(foot.right, room.x + room.width - 110, y, { width: 110, align: 'right', lineBreak: false });
  if (grid.pages.length > 1) {
    paintOverlap(pdf, grid, page);
    paintMap(pdf, grid, page);
  }
  pdf.endMarkedContent();
}

/** Marks at the edges where the next sheet begins or the one before ends: what lies beyond them is on both. */
function paintOverlap(pdf: PDFKit.PDFDocument, { sheet, overlap, columns, rows }: PageGrid, page: Place['page']): void {
  const { x, y, width, height } = sheet.room;
  pdf.lineWidth(0.8).strokeColor(GUIDE).strokeOpacity(1);
  const upright = (at: number) => {
    for (const top of [y - MARK, y + height])
      pdf
        .moveTo(at, top)
        .lineTo(at, top + MARK)
        .stroke();
  };
  const level = (at: number) => {
    for (const left of [x - MARK, x + width])
      pdf
        .moveTo(left, at)
        .lineTo(left + MARK, at)
        .stroke();
  };
  if (page.column > 0) upright(x + overlap.x);
  if (page.column < columns - 1) upright(x + width - overlap.x);
  if (page.row > 0) level(y + overlap.y);
  if (page.row < rows - 1) level(y + height - overlap.y);
}

function mapCell(columns: number, rows: number): { width: number; height: number } {
  return { width: Math.min(9, 120 / columns), height: Math.min(6.5, 30 / rows) };
}

function paintMap(pdf: PDFKit.PDFDocument, { sheet, columns, rows, pages }: PageGrid, page: Place['page']): void {
  const cell = mapCell(columns, rows);
  const left = sheet.room.x + sheet.room.width - columns * cell.width;
  for (const { column, row } of pages) {
    const isHere = column === page.column && row === page.row;
    pdf.rect(left + column * cell.width, 12 + row * cell.height, cell.width * 0.88, cell.height * 0.85);
    pdf.lineWidth(0.5).strokeColor(GUIDE).strokeOpacity(1).fillOpacity(1);
    if (isHere) pdf.fillAndStroke(INK, GUIDE);
    else pdf.stroke();
  }
}
