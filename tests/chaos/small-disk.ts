/** A data folder on a disk that fills up and is made room on, in whichever real way this machine allows. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  /** Which way it is: for the report of a test. */
  way: string;
  folder: string;
  /** From here on the server can write nothing more. */
  fill(server: { pid: number }): void;
  makeRoom(server: { pid: number }): void;
  remove(): void;
}

const SIZE = '8m';
const BALLAST_BYTES = 4_096;

/** All ways that work here; there is always one. */
export function waysToFillADisk(): (() => SmallDisk)[] {
  const ways = [tryTmpfs() ? tmpfs : null, hasPrlimit() ? fileSizeLimit : null].filter((way) => way !== null);
  if (ways.length === 0) throw new Error('Neither mount (as root) nor prlimit is there: the disk can’t be filled up.');
  return ways;
}

/** A file system in memory of a few megabytes: the disk is really full. Only root may mount one. */
function tmpfs(): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'kavarna-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder]);
  const ballast = join(folder, 'ballast');
  return {
    way: 'a small tmpfs that is full',
    folder,
    fill() {
      try {
        for (;;) appendFileSync(ballast, Buffer.alloc(BALLAST_BYTES));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    },
    makeRoom: () => rmSync(ballast),
    remove() {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server's files may not grow any more (RLIMIT_FSIZE): the kernel refuses its writes. Needs no rights. */
function fileSizeLimit(): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'kavarna-disk-'));
  const limit = (pid: number, bytes: string) =>
    execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
  return {
    way: 'a limit on the size of the server’s files',
    folder,
    fill({ pid }) {
      const sizes = ['updates.sqlite-wal', 'kavarna.sqlite-wal'].map((file) => statSync(join(folder, file)).size);
      limit(pid, String(Math.min(...sizes)));
    },
    makeRoom: ({ pid }) => limit(pid, 'unlimited'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function tryTmpfs(): boolean {
  if (process.getuid?.() !== 0) return false;
  try {
    tmpfs().remove();
    return true;
  } catch {
    // A container may forbid root to mount; then there is the other way.
    return false;
  }
}

function hasPrlimit(): boolean {
  try {
    execFileSync('prlimit', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
