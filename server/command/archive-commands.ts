/** The operator's commands on one initiative: its archive taken out, and one brought in. */
import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { InitiativeId } from '#domain/identifiers.ts';
import { importFor } from '../archive/archive.ts';
import { archivePieces } from '../archive/write-archive.ts';
import { openCollaboration } from '../collaboration/collaboration.ts';
import { openUpdateLog } from '../collaboration/log/update-log.ts';
import type { Configuration } from '../configuration.ts';
import type { House } from '../house.ts';
import { openStore } from '../store/database.ts';
import { CommandError } from './command-error.ts';
import { folderWithData } from './data-commands.ts';

export const ARCHIVE_USAGE = `  archive <initiative> <file> [--with-history]    Write one initiative into a file; its id stands in its page's address.
  import <file> --email <e-mail>                  Bring in an archive, as an initiative of this facilitator.`;

/** What a string can hold. */
const MOST_BYTES = 500_000_000;

export interface ArchiveCall {
  configuration: Configuration;
  files: readonly string[];
  options: { email?: string | undefined; 'with-history'?: boolean | undefined };
}

export const ARCHIVE_COMMANDS: Record<string, (call: ArchiveCall) => Promise<string>> = {
  archive: ({ configuration, files, options }) =>
    inHouse(configuration, async (house) => {
      const [id, file] = files;
      if (id === undefined || file === undefined) throw new CommandError('Say: archive <initiative> <file>');
      const target = resolve(file);
      if (existsSync(target)) throw new CommandError(`${target} is there already. Name a new file.`);
      const row = await house.store
        .selectFrom('initiatives')
        .selectAll()
        .where('id', '=', id as InitiativeId)
        .executeTakeFirst();
      if (!row) throw new CommandError(`There is no initiative ${id}.`);
      const pieces = archivePieces(house, row, options['with-history'] === true);
      await pipeline(pieces, createWriteStream(target, { mode: 0o600, flush: true })).catch((error: unknown) => {
        rmSync(target, { force: true });
        throw error;
      });
      return `${target}: ${(statSync(target).size / 1e6).toFixed(1)} MB.`;
    }),

  import: ({ configuration, files, options }) =>
    inHouse(configuration, async (house) => {
      const [file] = files;
      const email = options.email?.trim().toLowerCase();
      if (file === undefined || !email) throw new CommandError('Say: import <file> --email <e-mail>');
      if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
      if (statSync(file).size > MOST_BYTES) throw new CommandError(`${file} is too large to be an archive.`);
      const owner = await house.store.selectFrom('accounts').select('id').where('email', '=', email).executeTakeFirst();
      if (!owner) throw new CommandError(`There is no account with the e-mail address ${email}.`);
      const imported = await importFor(house, owner.id, readFileSync(file, 'utf8'));
      if (imported.ok) return `/initiatives/${imported.value}`;
      throw new CommandError(
        imported.reason === 'archive-newer'
          ? `${file} comes from a newer version of Kavarna. Nothing was imported.`
          : `${file} is no archive of Kavarna, or is damaged. Nothing was imported.`,
      );
    }),
};

/** Store and documents without a server; one may be running beside. */
async function inHouse(configuration: Configuration, work: (house: House) => Promise<string>): Promise<string> {
  const dataFolder = folderWithData(configuration.dataFolder);
  const now = () => Date.now();
  const report = (message: string) => console.error(message);
  const store = await openStore(dataFolder);
  const log = openUpdateLog(dataFolder, { now, report });
  const identify = () => Promise.resolve(null);
  const collaboration = openCollaboration({ store, log, report, identify });
  const chance = (count: number) => new Uint8Array(randomBytes(count));
  try {
    await log.ready();
    return await work({ configuration, store, collaboration, log, now, report, randomBytes: chance });
  } finally {
    await collaboration.close();
    await store.destroy();
  }
}
