/** Which files the API gives, and in which language. */
import { z } from '@hono/zod-openapi';
import { DEFAULT_LANGUAGE, LANGUAGES } from '#language/languages.ts';
import {
  ALL_BOARDS_FILES,
  BOARD_FILES,
  type AllBoardsFile,
  type BoardFile,
} from '../../publishing/board/board-files.ts';
import { EXPORTS, type ExportName } from '../../publishing/publishing.ts';
import { initiativeId } from './initiatives.ts';
import { tableId, workshopId } from './workshops.ts';

const FILES = Object.keys(EXPORTS) as [ExportName, ...ExportName[]];

/** Without what they say of characters. */
export const EXPORT_MEDIA = [...new Set(Object.values(EXPORTS).map((type) => type.split(';')[0] ?? type))];

export const ExportPath = z.object({ id: initiativeId, file: z.enum(FILES).openapi({ example: 'plan.docx' }) });

const mediaOf = (files: Record<string, { type: string }>) => [...new Set(Object.values(files).map(({ type }) => type))];
export const BOARD_MEDIA = mediaOf(BOARD_FILES);
export const ALL_BOARDS_MEDIA = mediaOf(ALL_BOARDS_FILES);

const PICTURES = Object.keys(BOARD_FILES) as [BoardFile, ...BoardFile[]];
const PAGES = Object.keys(ALL_BOARDS_FILES) as [AllBoardsFile, ...AllBoardsFile[]];
export const BoardPath = z.object({ id: tableId, board: z.enum(PICTURES).openapi({ example: 'board.png' }) });
export const AllBoardsPath = z.object({ id: workshopId, pages: z.enum(PAGES).openapi({ example: 'boards-a4.pdf' }) });

export const ExportChoice = z.object({
  language: z
    .enum(LANGUAGES)
    .default(DEFAULT_LANGUAGE)
    .openapi({ description: 'The language of headings, dates and numbers; what people wrote stays as it is.' }),
});
