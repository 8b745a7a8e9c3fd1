/** The documents that leave: the plan for the council, and the ideas it came from. */
import { done } from '#domain/result.ts';
import type { PublishedFile } from '../../publishing/published-initiative.ts';
import { operation, type KavarnaBehindApi, type Operation } from '../operation.ts';
import {
  ALL_BOARDS_MEDIA,
  AllBoardsPath,
  BOARD_MEDIA,
  BoardPath,
  EXPORT_MEDIA,
  ExportChoice,
  ExportPath,
} from '../schemas/exports.ts';

export const exportOperations = ({ publishing, boardFiles }: KavarnaBehindApi): Operation[] => [
  operation({
    method: 'get',
    path: '/initiatives/{id}/exports/{file}',
    tag: 'Exports',
    summary: 'Download the plan or the ideas',
    description: 'As they stand now. Dots are in them once voting has closed.',
    audience: 'facilitator',
    params: ExportPath,
    query: ExportChoice,
    media: EXPORT_MEDIA,
    async run({ asker, params, query }) {
      const published = await publishing.file(asker, params.id, params.file, query.language);
      return published.ok ? done(attached(published.value)) : published;
    },
  }),

  operation({
    method: 'get',
    path: '/tables/{id}/board/{board}',
    tag: 'Exports',
    summary: 'Download a table’s board as a picture or to print',
    description:
      'Everything on it in its place, vectors where the format has them. Hidden and removed ideas, empty notes and names are left out. A board too large for one sheet comes on several that overlap.',
    audience: 'facilitator',
    params: BoardPath,
    query: ExportChoice,
    media: BOARD_MEDIA,
    refusals: ['board-too-large'],
    async run({ asker, params, query }) {
      const file = await boardFiles.boardFile(asker, params.id, params.board, query.language);
      return file.ok ? done(attached(file.value)) : file;
    },
  }),

  operation({
    method: 'get',
    path: '/workshops/{id}/boards/{pages}',
    tag: 'Exports',
    summary: 'Download the boards of all tables to print',
    audience: 'facilitator',
    params: AllBoardsPath,
    query: ExportChoice,
    media: ALL_BOARDS_MEDIA,
    refusals: ['board-too-large'],
    async run({ asker, params, query }) {
      const file = await boardFiles.allBoardsFile(asker, params.id, params.pages, query.language);
      return file.ok ? done(attached(file.value)) : file;
    },
  }),
];

function attached({ bytes, name, type }: PublishedFile): Response {
  const headers = { 'content-type': type, 'content-disposition': attachmentNamed(name) };
  return new Response(new Uint8Array(bytes), { headers });
}

/** The name with all its letters, and one in ASCII for whoever can't read that (RFC 6266). */
function attachmentNamed(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[^\w. -]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
