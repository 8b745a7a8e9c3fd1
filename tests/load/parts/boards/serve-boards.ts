/** Builds the page with one board and serves it compressed, with boards of any number of notes beside it. */
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import * as Y from 'yjs';
import { addIdea } from '#document/table-document.ts';
import { NOTE_COLOURS } from '#domain/idea.ts';
import type { IdeaId } from '#domain/identifiers.ts';
import { NOTE_HEIGHT, NOTE_WIDTH } from '#domain/note-place.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};
const GAP = 24;
const TEXTS = [
  'Klopi v senci pred zdravstvenim domom',
  'Več avtobusov v nedeljo, tudi zvečer',
  'Nekdo, ki te prvič pospremi na urad in počaka, da je vse urejeno',
  'Čebelnjak',
  'Navodila v preprostem jeziku in s sličicami, za vse, ki šele prihajajo v naše mesto in ne vedo, kam bi se obrnili',
];

export interface ServedBoards {
  url: string;
  /** Compressed bytes of JavaScript that only this board needs, beyond what holds the document. */
  scriptBytes(board: string): number;
  stop(): Promise<void>;
}

/** A board about as wide as it is high, as one update. */
export function boardOf(notes: number): Uint8Array {
  const doc = new Y.Doc();
  const columns = Math.ceil(Math.sqrt(notes));
  doc.transact(() => {
    for (let i = 0; i < notes; i++) {
      addIdea(doc, {
        id: i
          .toString(36)
          .replace(/[ilou]/g, 'z')
          .padStart(12, '0')
          .concat(String(i).padStart(8, '0')) as IdeaId,
        text: TEXTS[i % TEXTS.length]!,
        colour: NOTE_COLOURS[i % NOTE_COLOURS.length]!,
        place: { x: (i % columns) * (NOTE_WIDTH + GAP), y: Math.floor(i / columns) * (NOTE_HEIGHT + GAP) },
        round: 1 + (i % 3),
        seat: null,
        writtenAt: 1_000_000 + i,
      });
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

interface Chunk {
  file: string;
  src?: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
}

export async function serveBoards(): Promise<ServedBoards> {
  const folder = await mkdtemp(join(tmpdir(), 'kavarna-boards-'));
  await build({
    configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)),
    build: { outDir: folder },
  });
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const boards = new Map<number, Buffer>();
  const notesOf = (count: number) => {
    const known = boards.get(count) ?? gzipSync(boardOf(count));
    boards.set(count, known);
    return known;
  };
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    const notes = /^\/notes-(\d+)$/.exec(path);
    const headers = (type: string) => ({
      'content-type': type,
      'content-encoding': 'gzip',
      'cache-control': 'no-store',
    });
    if (notes) {
      response.writeHead(200, headers('application/octet-stream')).end(notesOf(Number(notes[1])));
      return;
    }
    const file = join(folder, path === '/' ? 'one-board.html' : path);
    readFile(file).then(
      (content) => response.writeHead(200, headers(TYPES[extname(file)] ?? 'font/woff2')).end(gzipSync(content)),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    scriptBytes: (board) => compressedBytes(folder, manifest, board),
    async stop() {
      await new Promise((closed) => server.close(closed));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function compressedBytes(folder: string, manifest: Record<string, Chunk>, board: string): number {
  const reached = (keys: readonly string[], isLazyToo: boolean): Set<string> => {
    const seen = new Set<string>();
    const visit = (key: string) => {
      if (seen.has(key)) return;
      seen.add(key);
      const { imports = [], dynamicImports = [] } = manifest[key] ?? {};
      [...imports, ...(isLazyToo ? dynamicImports : [])].forEach(visit);
    };
    keys.forEach(visit);
    return seen;
  };
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
  const mine = Object.keys(manifest).filter((key) => key.includes(`/mount-${board}.`));
  const page = reached(entries, false);
  const files = [...reached(mine, true)].filter((key) => !page.has(key)).map((key) => manifest[key]?.file ?? '');
  return [...new Set(files)]
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0);
}
