/** The operator's commands on all data: backup, restore, check, and which initiatives end when. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dayOf } from '#domain/retention.ts';
import { checkData } from '../backup/check.ts';
import { makeBackup } from '../backup/backup.ts';
import { restoreBackup } from '../backup/restore.ts';
import type { Configuration } from '../configuration.ts';
import { openStore } from '../store/database.ts';
import { initiativesWithEnd } from '../workshops/retention.ts';
import { CommandError } from './command-error.ts';

export const DATA_USAGE = `  backup <file>                                   Keep everything in one file; the server may be running.
  restore <file> [--data <folder>] [--replace]    Put a backup into a data folder no server runs on. With --replace,
                                                  data that are there make room and are kept aside.
  check                                           Look whether everything kept is whole; the server may be running.
  retention list                                  List the initiatives that erase themselves, and when.`;

export interface DataCall {
  configuration: Configuration;
  /** What follows the command's name. */
  files: readonly string[];
  options: { data?: string | undefined; replace?: boolean | undefined };
}

/** Long work tells how far it is beside what is printed in the end. */
const progress = (sentence: string) => console.error(sentence);
const now = () => Date.now();
const moment = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** By their first word; each returns what is printed. */
export const DATA_COMMANDS: Record<string, (call: DataCall) => Promise<string>> = {
  async backup({ configuration, files }) {
    const target = oneFile(files, 'backup');
    const dataFolder = folderWithData(configuration.dataFolder);
    const from = performance.now();
    const bytes = await makeBackup({ dataFolder, target, now, progress });
    return `${target}: ${megabytes(bytes)}, in ${((performance.now() - from) / 1000).toFixed(1)} s.`;
  },

  async restore({ configuration, files, options }) {
    const dataFolder = options.data === undefined ? configuration.dataFolder : resolve(options.data);
    const file = oneFile(files, 'restore');
    const replace = options.replace === true;
    const { madeAt, aside } = await restoreBackup({ file, dataFolder, replace, now, progress });
    const kept = aside === null ? '' : ` What was there lies in ${aside}; remove it when it is no longer needed.`;
    return `The data of ${moment(madeAt)} (UTC) are in ${dataFolder}.${kept}`;
  },

  async check({ configuration }) {
    const { documents, problems } = checkData(folderWithData(configuration.dataFolder), progress);
    if (problems.length > 0) throw new CommandError(problems.join('\n'));
    return Promise.resolve(`Everything is in order: ${documents} documents.`);
  },

  async retention({ configuration, files }) {
    if (files.join(' ') !== 'list') throw new CommandError('Say: retention list');
    const store = await openStore(folderWithData(configuration.dataFolder));
    try {
      const all = await initiativesWithEnd(store);
      return (
        all.map(({ id, title, eraseAt }) => `${dayOf(eraseAt)}  ${id}  ${title}`).join('\n') || 'None ends by itself.'
      );
    } finally {
      await store.destroy();
    }
  },
};

function oneFile(files: readonly string[], command: string): string {
  const [file, ...others] = files;
  if (file === undefined || others.length > 0)
    throw new CommandError(`Name one file: npm run kavarna -- ${command} <file>`);
  return resolve(file);
}

export function folderWithData(dataFolder: string): string {
  if (existsSync(join(dataFolder, 'kavarna.sqlite'))) return dataFolder;
  throw new CommandError(`Kavarna has no data in ${dataFolder}. Does KAVARNA_DATA name another folder?`);
}
