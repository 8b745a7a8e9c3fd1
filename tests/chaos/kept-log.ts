/** What the log's file holds, looked at from outside while a server writes it, and opened afresh after one has died. */
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import * as Y from 'yjs';
import { openUpdateLog } from '#server/collaboration/log/update-log.ts';
import { statSync } from 'node:fs';

/** Updates after which the server begins a snapshot, if they have as many bytes as the last one. */
const SNAPSHOT_AT = 5_000;

export class KeptLog {
  readonly #folder: string;
  readonly #file: string;
  /** Every snapshot that was seen. */
  readonly snapshots = new Set<string>();

  constructor(dataFolder: string) {
    this.#folder = dataFolder;
    this.#file = join(dataFolder, 'updates.sqlite');
  }

  /** Changes as soon as a commit has begun to be written. */
  get writtenAt(): string {
    const { size, mtimeMs } = statSync(`${this.#file}-wal`);
    return `${size} ${mtimeMs}`;
  }

  /** How far each document is on its way to its next snapshot: from 1 on, it is due. */
  snapshotsDue(): Map<string, number> {
    const sqlite = new BetterSqlite(this.#file, { readonly: true });
    try {
      const rows = sqlite
        .prepare(
          `SELECT u.document, count(*) AS updates, sum(length(u.bytes)) AS bytes, s.sequence, length(s.bytes) AS held
           FROM updates u LEFT JOIN snapshots s ON s.document = u.document
           WHERE u.sequence > coalesce(s.sequence, 0) GROUP BY u.document`,
        )
        .all() as { document: string; updates: number; bytes: number; sequence: number | null; held: number | null }[];
      for (const { document, sequence } of rows) if (sequence) this.snapshots.add(`${document} ${sequence}`);
      return new Map(
        rows.map(({ document, updates, bytes, held }) => [
          document,
          Math.min(updates / SNAPSHOT_AT, bytes / (held ?? 1)),
        ]),
      );
    } finally {
      sqlite.close();
    }
  }

  /** A document as a server that starts now would find it. */
  async read(document: string): Promise<Y.Doc> {
    const log = openUpdateLog(this.#folder, { now: () => 0, report: (problem) => console.error(problem) });
    try {
      const stored = await log.load(document);
      const doc = new Y.Doc();
      Y.transact(doc, () => {
        if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot);
        for (const update of stored.updates) Y.applyUpdate(doc, update);
      });
      return doc;
    } finally {
      await log.close();
    }
  }
}
