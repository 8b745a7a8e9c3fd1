/** A backup: both databases as they were at one moment, in one file, while the server goes on. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import BetterSqlite from 'better-sqlite3';
import { CommandError } from '../command/command-error.ts';
import { BACKUP_VERSION, DATABASES, MANIFEST, type DatabaseName, type Manifest } from './manifest.ts';
import { bothAtOneMoment } from './one-moment.ts';
import { TAR_END, tarHeader, tarPadding } from './tar.ts';

/** Pages copied in one go; between two, others get their turn. */
const PAGES_AT_ONCE = 1_000;

export interface BackupOptions {
  dataFolder: string;
  /** Must not be there yet. */
  target: string;
  now: () => number;
  progress: (sentence: string) => void;
}

/** Returns the bytes of the file. */
export async function makeBackup({ dataFolder, target, now, progress }: BackupOptions): Promise<number> {
  if (existsSync(target)) throw new CommandError(`${target} is there already. Name a new file.`);
  if (!existsSync(dirname(target))) throw new CommandError(`There is no folder ${dirname(target)}.`);
  const workplace = join(dirname(target), `.${basename(target)}-${process.pid}`);
  mkdirSync(workplace);
  try {
    const madeAt = now();
    await copyDatabases(dataFolder, workplace, progress);
    const files: Manifest['files'] = [];
    for (const name of DATABASES) files.push(await checkedCopy(workplace, name));
    const packed = join(workplace, 'packed');
    progress('Packing …');
    await pack({ format: 'kavarna-backup', version: BACKUP_VERSION, madeAt, files }, workplace, packed);
    renameSync(packed, target);
    return statSync(target).size;
  } finally {
    rmSync(workplace, { recursive: true, force: true });
  }
}

async function copyDatabases(dataFolder: string, to: string, progress: (sentence: string) => void): Promise<void> {
  const { store, log, close } = bothAtOneMoment(dataFolder);
  try {
    for (const [index, database] of [store, log].entries()) {
      const name = DATABASES[index] ?? '';
      let told = 0;
      // A view that stands while it is copied: what others write meanwhile neither waits for it nor comes into it.
      await database.backup(join(to, name), {
        progress({ totalPages, remainingPages }) {
          const percent = Math.floor((100 * (totalPages - remainingPages)) / Math.max(1, totalPages));
          if (percent >= told + 20) progress(`Copying ${name}: ${(told = percent - (percent % 20))} %`);
          return PAGES_AT_ONCE;
        },
      });
    }
  } finally {
    close();
  }
}

async function checkedCopy(folder: string, name: DatabaseName): Promise<Manifest['files'][number]> {
  const file = join(folder, name);
  const database = new BetterSqlite(file);
  // One file without a companion: the copy is not written any more.
  database.pragma('journal_mode = DELETE');
  const verdict = database.pragma('quick_check', { simple: true });
  database.close();
  if (verdict !== 'ok') throw new CommandError(`${name} is damaged, so no backup was made of it: ${String(verdict)}`);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return { name, size: statSync(file).size, sha256: hash.digest('hex') };
}

async function pack(manifest: Manifest, folder: string, target: string): Promise<void> {
  async function* pieces(): AsyncGenerator<Buffer> {
    const text = Buffer.from(JSON.stringify(manifest, null, 2));
    yield tarHeader({ name: MANIFEST, size: text.length }, manifest.madeAt);
    yield text;
    yield tarPadding(text.length);
    for (const entry of manifest.files) {
      yield tarHeader(entry, manifest.madeAt);
      yield* createReadStream(join(folder, entry.name)) as AsyncIterable<Buffer>;
      yield tarPadding(entry.size);
    }
    yield TAR_END;
  }
  await pipeline(pieces, createGzip({ level: 1 }), createWriteStream(target, { mode: 0o600, flush: true }));
}
