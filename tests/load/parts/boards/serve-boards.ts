/** Builds the pages with one board each and serves them compressed, with boards of any number of notes beside them. */
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { sceneOf } from './excalidraw/scene.ts';
import { installedCanvases } from './installed-canvases.ts';
import { boardOf } from './notes-in-rows.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};
export interface ServedBoards {
  /** Where one board stands with so many notes. */
  address(board: string, notes: number): string;
  scriptBytes(board: string): ScriptBytes;
  stop(): Promise<void>;
}

/** Compressed bytes of JavaScript that only this board needs, beyond what holds the document. */
export interface ScriptBytes {
  all: number;
  /** Of all, what is loaded only when somebody asks for what it does. */
  later: number;
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
  const boards = new Map<string, Buffer>();
  const notesOf = (path: string, count: number) => {
    const known = boards.get(path) ?? gzipSync(path.startsWith('/scene') ? sceneOf(count) : boardOf(count));
    boards.set(path, known);
    return known;
  };
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    const notes = /^\/(?:notes|scene)-(\d+)$/.exec(path);
    const headers = (type: string) => ({
      'content-type': type,
      'content-encoding': 'gzip',
      'cache-control': 'no-store',
    });
    if (notes) {
      response.writeHead(200, headers('application/octet-stream')).end(notesOf(path, Number(notes[1])));
      return;
    }
    const file = join(folder, path);
    readFile(file).then(
      (content) => response.writeHead(200, headers(TYPES[extname(file)] ?? 'font/woff2')).end(gzipSync(content)),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    address(board, notes) {
      const page = installedCanvases().includes(board) ? `${board}.html?` : `one-board.html?board=${board}&`;
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}/${page}notes=${notes}`;
    },
    scriptBytes(board) {
      const all = compressedBytes(folder, manifest, { board, isLazyToo: true });
      return { all, later: all - compressedBytes(folder, manifest, { board, isLazyToo: false }) };
    },
    async stop() {
      await new Promise((closed) => server.close(closed));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function compressedBytes(
  folder: string,
  manifest: Record<string, Chunk>,
  { board, isLazyToo }: { board: string; isLazyToo: boolean },
): number {
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
  const mine = Object.keys(manifest).filter((key) => key.includes(`/mount-${board}.`));
  const page = reached(manifest, entries, false);
  const files = [...reached(manifest, mine, isLazyToo)]
    .filter((key) => !page.has(key))
    .map((key) => manifest[key]?.file ?? '');
  return [...new Set(files)]
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0);
}

function reached(manifest: Record<string, Chunk>, keys: readonly string[], isLazyToo: boolean): Set<string> {
  const seen = new Set<string>();
  const visit = (key: string) => {
    if (seen.has(key)) return;
    seen.add(key);
    const { imports = [], dynamicImports = [] } = manifest[key] ?? {};
    [...imports, ...(isLazyToo ? dynamicImports : [])].forEach(visit);
  };
  keys.forEach(visit);
  return seen;
}
