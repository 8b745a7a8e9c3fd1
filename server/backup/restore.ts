/** Restoring: a backup unpacked and checked, and only then put in the place of what is there, which is kept aside. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CommandError } from '../command/command-error.ts';
import { holdDataFolder } from '../store/data-folder.ts';
import { damageIn } from './check.ts';
import { BACKUP_VERSION, DATABASES, MANIFEST, readManifest, type Manifest } from './manifest.ts';
import { readTar, wholeOf } from './tar.ts';

export interface RestoreOptions {
  file: string;
  dataFolder: string;
  /** Whether data that are there make room; they are kept in a folder beside. */
  replace: boolean;
  now: () => number;
  progress: (sentence: string) => void;
}

export interface Restored {
  madeAt: number;
  /** Where the data from before lie; null: there were none. */
  aside: string | null;
}

const LOCK = /^kavarna\.lock/;
const UNPACKING = 'restoring';
const MOST_MANIFEST_BYTES = 65_536;

export async function restoreBackup({ file, dataFolder, replace, now, progress }: RestoreOptions): Promise<Restored> {
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  // Refuses where a server runs on the folder, and holds off one that would start.
  const held = holdDataFolder(dataFolder);
  const unpacked = join(dataFolder, UNPACKING);
  try {
    rmSync(unpacked, { recursive: true, force: true });
    const there = readdirSync(dataFolder).filter((name) => !LOCK.test(name));
    if (there.length > 0 && !replace) {
      throw new CommandError(
        `There are data in ${dataFolder}. Restore into an empty folder, or add --replace: what is there is then kept aside.`,
      );
    }
    mkdirSync(unpacked, { recursive: true });
    progress('Unpacking and checking …');
    const manifest = await unpack(file, unpacked);
    const damage = damageIn(unpacked);
    if (damage.length > 0) throw new CommandError(`Nothing was restored: ${damage.join(' ')}`);
    const aside = there.length > 0 ? moveAside(dataFolder, there, now()) : null;
    for (const name of DATABASES) renameSync(join(unpacked, name), join(dataFolder, name));
    return { madeAt: manifest.madeAt, aside };
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
    held.release();
  }
}

async function unpack(file: string, folder: string): Promise<Manifest> {
  let manifest: Manifest | null = null;
  const found = new Map<string, string>();
  try {
    // An error of the stream before must reach the reader.
    const gunzip = createGunzip();
    const reading = pipeline(createReadStream(file), gunzip);
    reading.catch(() => undefined);
    for await (const { name, size, bytes } of readTar(gunzip)) {
      if (!manifest) {
        if (name !== MANIFEST || size > MOST_MANIFEST_BYTES) throw new Foreign();
        manifest = readManifest((await wholeOf(bytes)).toString('utf8'));
        if (!manifest) throw new Foreign();
        if (manifest.version > BACKUP_VERSION) throw newer();
        continue;
      }
      if (!DATABASES.some((known) => known === name)) throw new Foreign();
      found.set(name, await writeFile(bytes, join(folder, name)));
    }
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const isTold = manifest !== null;
    throw new CommandError(
      isTold
        ? `${file} is damaged or was cut off, so nothing was restored. Take another backup.`
        : `${file} is no backup of Kavarna, so nothing was restored.`,
      { cause: error },
    );
  }
  if (!manifest) throw new CommandError(`${file} is no backup of Kavarna, so nothing was restored.`);
  for (const entry of manifest.files) {
    if (found.get(entry.name) !== entry.sha256) {
      throw new CommandError(`${file} is damaged (${entry.name}), so nothing was restored. Take another backup.`);
    }
  }
  return manifest;
}

class Foreign extends Error {}

const newer = () =>
  new CommandError('This backup comes from a newer version of Kavarna. Bring this installation up to date first.');

/** Returns the SHA-256 of what was written. */
async function writeFile(bytes: AsyncIterable<Buffer>, file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(
    Readable.from(bytes),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(file, { mode: 0o600, flush: true }),
  );
  return hash.digest('hex');
}

function moveAside(dataFolder: string, names: readonly string[], at: number): string {
  const aside = join(dataFolder, `before-restore-${new Date(at).toISOString().slice(0, 19).replace(/[:T]/g, '-')}`);
  mkdirSync(aside);
  for (const name of names) renameSync(join(dataFolder, name), join(aside, name));
  return aside;
}
