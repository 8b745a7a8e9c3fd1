// @ts-check
/** One hash for a set of files: it changes when a path or a content changes, and only then. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} root
 * @param {readonly string[]} paths Files and folders, relative to the root; a missing one counts as such.
 * @param {(path: string) => boolean} [counts] Which files inside the folders count.
 */
export function fingerprint(root, paths, counts = () => true) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((path) => filesUnder(root, path)).filter(counts)) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(root, `${path}/${name}`));
}

/** The hash that an earlier run left in this file; null where none did.
 * @param {string} file */
export function fingerprintIn(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}
