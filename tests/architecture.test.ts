/** The rooms of the house and the direction of their imports: the table of ARCHITECTURE.md, held against every file. */
import { join } from 'node:path/posix';
import { describe, expect, it, test } from 'vitest';
import {
  complaintsAboutHosts,
  complaintsAboutName,
  complaintsAboutPurity,
  complaintsAboutSleeps,
  isTest,
} from './architecture/rules.ts';
import { codeIn, importsOf, pathsIn, readSource, type Import, type SourceFile } from './architecture/source.ts';

interface Room {
  /** A folder, or single files. The most particular room that holds a file is the file's own. */
  holds: readonly string[];
  /** What of the house it may import, beside itself. */
  rooms: readonly string[];
  /** Packages it may import, with all that lies in them: `node:` are Node's own modules, `*` is any. */
  packages: readonly string[];
  /** Stronger than the list before. */
  never?: readonly string[];
}

const TLDRAW = ['tldraw', '@tldraw/', 'react', 'react-dom'];
const COMPONENTS = ['svelte', '@lucide/svelte', 'uqr', '@fontsource-variable/'];
const SVELTEKIT = ['@sveltejs/kit', '$app/', '$service-worker'];

const ROOMS: Record<string, Room> = {
  domain: { holds: ['src/domain'], rooms: [], packages: [] },
  document: { holds: ['src/document'], rooms: ['domain'], packages: ['yjs'] },
  session: {
    holds: ['src/session'],
    rooms: ['document', 'domain'],
    packages: ['yjs', 'y-protocols', 'lib0', '@hocuspocus/provider', '@hocuspocus/common', 'svelte'],
  },
  board: { holds: ['src/board'], rooms: ['domain', 'board/drawing', 'board/tldraw', 'board/plain'], packages: ['yjs'] },
  'board/drawing': { holds: ['src/board/drawing'], rooms: ['domain'], packages: ['perfect-freehand'] },
  'board/plain': {
    holds: ['src/board/plain'],
    rooms: ['domain', 'board', 'board/drawing'],
    packages: ['yjs', 'svelte'],
    never: TLDRAW,
  },
  'board/tldraw': {
    holds: ['src/board/tldraw'],
    rooms: ['domain', 'board', 'board/drawing'],
    packages: ['yjs', ...TLDRAW],
  },
  language: { holds: ['src/language'], rooms: ['domain'], packages: ['intl-messageformat', '@formatjs/'] },
  ui: { holds: ['src/ui'], rooms: ['domain', 'language'], packages: COMPONENTS },
  routes: {
    holds: ['src/routes'],
    rooms: ['domain', 'document', 'session', 'board', 'board/drawing', 'board/plain', 'board/tldraw', 'ui', 'language'],
    packages: [...COMPONENTS, ...SVELTEKIT],
  },
  /** What SvelteKit finds at the root of src: the page's frame, the service worker. */
  entrances: { holds: ['src'], rooms: ['domain', 'session', 'language'], packages: SVELTEKIT },
  /** The one place of src that meets the server: it hands it to the pages as `locals`. */
  doorway: {
    holds: ['src/hooks.server.ts', 'src/app.d.ts'],
    rooms: ['domain', 'language', 'server'],
    packages: SVELTEKIT,
  },
  server: {
    holds: ['server'],
    rooms: ['document', 'domain', 'language', 'board/drawing', 'build', 'package.json'],
    packages: ['*'],
    never: ['svelte', '@sveltejs/', '@lucide/', '$app/', ...TLDRAW],
  },
};

/** What a test that lies beside its source may import in addition. */
const FOR_TESTS = {
  rooms: ['tests'],
  packages: ['node:', 'vitest', 'fast-check', 'jszip', 'svelte', 'yjs', 'y-protocols', '@hocuspocus/'],
};

/** Rooms that others load only when they are needed, so that no page waits for them. */
const LOADED_LAZILY = ['board/plain', 'board/tldraw'];

/** "#domain/timer.ts" is "src/domain/timer.ts". */
const ROOM_NAMES = Object.entries(
  (JSON.parse(readSource('package.json').text) as { imports: Record<string, string> }).imports,
).map(([name, target]) => ({ name: name.replace('*', ''), folder: target.replace(/^\.\//, '').replace('*', '') }));

/** The room a file lies in; outside of all rooms, the first folder of its path. */
function roomOf(path: string): string {
  const holding = Object.entries(ROOMS).flatMap(([room, { holds }]) =>
    holds.filter((place) => path === place || path.startsWith(`${place}/`)).map((place) => ({ room, place })),
  );
  const closest = holding.sort((a, b) => b.place.length - a.place.length)[0];
  return closest?.room ?? path.split('/')[0] ?? path;
}

/** Where in the repository an import leads; null for a package. */
function targetOf(importer: string, source: string): string | null {
  if (source.startsWith('.')) return join(importer, '..', source);
  const named = ROOM_NAMES.find(({ name }) => source.startsWith(name));
  return named ? source.replace(named.name, named.folder) : null;
}

function covers(packages: readonly string[], source: string): boolean {
  return packages.some((allowed) => {
    if (allowed === '*') return true;
    return /[:/]$/.test(allowed) ? source.startsWith(allowed) : source === allowed || source.startsWith(`${allowed}/`);
  });
}

function complaintsAboutImports(file: SourceFile): string[] {
  return importsOf(file).flatMap((imported) => complaintsAboutImport(file.path, imported));
}

function complaintsAboutImport(path: string, { source, isLazy }: Import): string[] {
  const name = roomOf(path);
  const room = ROOMS[name];
  if (!room) return [`${path} lies in no room`];
  const complain = (rule: string): string[] => [`${path} imports "${source}": ${rule}`];
  const target = targetOf(path, source);
  if (target === null) {
    const packages = isTest(path) ? [...room.packages, ...FOR_TESTS.packages] : room.packages;
    if (covers(packages, source) && !covers(room.never ?? [], source)) return [];
    const never = room.never ? `, never ${room.never.join(', ')}` : '';
    return complain(`of packages, ${name} may import ${room.packages.join(', ') || 'none'}${never}`);
  }
  const targetRoom = roomOf(target);
  if (targetRoom === name) return [];
  const rooms = isTest(path) ? [...room.rooms, ...FOR_TESTS.rooms] : room.rooms;
  if (!rooms.includes(targetRoom)) {
    return complain(`of the house, ${name} may import ${room.rooms.join(', ') || 'nothing'}; not ${targetRoom}`);
  }
  if (LOADED_LAZILY.includes(targetRoom) && !isLazy && !isTest(path)) {
    return complain(`${targetRoom} is loaded with import(), so that no page waits for it`);
  }
  const isNeighbour = targetRoom.split('/')[0] === name.split('/')[0];
  if (source.startsWith('.') && ROOMS[targetRoom] && !isNeighbour) {
    return complain(`another room is imported by its name, "#${targetRoom}/…"`);
  }
  return [];
}

// It reads every file there is.
describe('the rooms', { timeout: 60_000 }, () => {
  const code = codeIn('src', 'server');

  it('are all there is in src', () => {
    const folders = new Set(pathsIn('src').map((path) => path.split('/').slice(1, -1)[0] ?? ''));
    const known = ['', ...Object.values(ROOMS).flatMap(({ holds }) => holds.map((place) => place.split('/')[1] ?? ''))];
    expect([...folders].filter((folder) => !known.includes(folder))).toEqual([]);
  });

  // Every file is parsed here: on a busy machine that takes longer than a test is given.
  it('import in one direction', { timeout: 60_000 }, () => {
    expect(code.length).toBeGreaterThan(20);
    expect(code.flatMap(complaintsAboutImports)).toEqual([]);
  });

  it('keep clock and chance out of the domain', () => {
    const domain = code.filter(({ path }) => roomOf(path) === 'domain' && !isTest(path));
    expect(domain.flatMap(complaintsAboutPurity)).toEqual([]);
  });

  it('name no host of a third party', () => {
    const texts = pathsIn('src').filter((path) => /\.(ts|tsx|js|svelte|css|html|json)$/.test(path) && !isTest(path));
    expect(texts.map(readSource).flatMap(complaintsAboutHosts)).toEqual([]);
  });

  it('have files that are named for what they hold', () => {
    expect(pathsIn('src', 'server', 'tests', 'launch').flatMap(complaintsAboutName)).toEqual([]);
  });

  it('are tested without sleeping', () => {
    // Those drive time on purpose: people who type at a pace, attackers, a page that comes to rest before its picture is taken.
    const tests = codeIn('src', 'server', 'tests').filter(
      ({ path }) => isTest(path) && !/^tests\/(load|hostile|screenshots)\//.test(path),
    );
    expect(tests.length).toBeGreaterThan(0);
    expect(tests.flatMap(complaintsAboutSleeps)).toEqual([]);
  });
});

describe('these rules', () => {
  test.each([
    ['src/domain/a.ts', `import * as Y from 'yjs'`],
    ['src/domain/a.ts', `import type { X } from '#document/x.ts'`],
    ['src/domain/a.ts', `export { x } from '../session/x.ts'`],
    ['src/document/a.ts', `type X = import('#session/x.ts').X`],
    ['src/session/a.svelte.ts', `import { t } from '#language/t.ts'`],
    ['src/session/a.ts', `import { readFileSync } from 'node:fs'`],
    ['src/board/plain/a.ts', `import { createElement } from 'react'`],
    ['src/board/plain/a.ts', `import { Mark } from '../tldraw/canvas.tsx'`],
    ['src/board/drawing/a.ts', `import * as Y from 'yjs'`],
    ['src/routes/+page.ts', `import { mountPlain } from '#board/plain/mount-plain.ts'`],
    ['server/a.ts', `import { mountPlain } from '#board/plain/mount-plain.ts'`],
    ['src/board/tldraw/a.tsx', `import { x } from '#document/x.ts'; const a = <p>x</p>`],
    ['src/ui/A.svelte', `<script lang="ts">import * as Y from 'yjs';</script><p>a</p>`],
    ['src/ui/A.svelte', `{#await import('#session/x.ts') then x}{x}{/await}`],
    ['src/routes/+page.server.ts', `import { kavarna } from '#server/kavarna.ts'`],
    ['src/routes/+page.svelte', `<script>import { Tldraw } from 'tldraw'</script>`],
    ['src/routes/+page.ts', `import { board } from '#board/tldraw/board.ts'`],
    ['src/routes/+page.ts', `import '../ui/page.css'`],
    ['src/service-worker.ts', `import { x } from '#server/x.ts'`],
    ['server/a.ts', `const { tick } = await import('svelte')`],
    ['server/a.ts', `import { seat } from '#session/seat.ts'`],
  ])('refuse in %s: %s', (path, text) => {
    expect(complaintsAboutImports({ path, text })).toHaveLength(1);
  });

  test.each([
    ['src/domain/a.ts', `import { x } from './x.ts'; // import { y } from 'yjs'`],
    ['src/domain/a.test.ts', `import { it } from 'vitest'; import { x } from './x.ts'`],
    ['src/board/tldraw/a.tsx', `import { Tldraw } from 'tldraw'; import { x } from '../board.ts'`],
    ['src/routes/+page.ts', `const board = await import('#board/tldraw/board.ts')`],
    ['src/routes/+page.svelte', `<script>import { page } from '$app/state'; import A from '#ui/A.svelte'</script>`],
    ['src/hooks.server.ts', `import { kavarna } from '#server/kavarna.ts'`],
    [
      'server/a.ts',
      `import { open } from 'node:fs/promises'; import { x } from '#language/x.ts'; import '../build/handler.js'`,
    ],
  ])('allow in %s: %s', (path, text) => {
    expect(complaintsAboutImports({ path, text })).toEqual([]);
  });

  it('notice a clock, dice, an address, an empty name and a sleep', () => {
    const at = (path: string, text: string): SourceFile => ({ path, text });
    const impure = 'const a = [Date.now(), new Date(), Math.random(), crypto.randomUUID()]; const b = new Date(0)';
    expect(complaintsAboutPurity(at('src/domain/a.ts', impure))).toHaveLength(4);
    const addresses = `"https://fonts.example.org/a.css" "http://www.w3.org/2000/svg" \`https://\${host}\` src="//cdn.example.org"`;
    expect(complaintsAboutHosts(at('src/ui/A.svelte', addresses))).toHaveLength(2);
    expect(['src/domain/utils.ts', 'server/helpers/a.ts', 'src/ui/index.ts'].flatMap(complaintsAboutName)).toHaveLength(
      3,
    );
    const sleeps = 'await new Promise((done) => setTimeout(done, 10)); await page.waitForTimeout(10)';
    expect(complaintsAboutSleeps(at('tests/a.test.ts', sleeps))).toHaveLength(2);
    const deadline = 'new Promise((_, reject) => setTimeout(() => reject(new Error("too late")), 10))';
    expect(complaintsAboutSleeps(at('tests/a.test.ts', deadline))).toEqual([]);
  });
});
