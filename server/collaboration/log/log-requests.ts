/** What the update log and its thread say to each other: requests, and updates packed for the way. */
import type { Entries } from '../taken-out.ts';
import type { StoredDocument } from './update-log.ts';

export interface LogEntry {
  document: string;
  /** Epoch ms. */
  at: number;
  bytes: Uint8Array;
}

export interface LogWriter {
  document: string;
  client: number;
  identity: string;
}

export interface Batch {
  entries: LogEntry[];
  writers: LogWriter[];
}

/** An entry whose bytes lie, in order, in one piece with the others': a thread is handed one piece much sooner than many. */
export interface PackedEntry {
  document: string;
  at: number;
  length: number;
}

/** A document whose updates lie, in order, in one piece. */
export interface PackedDocument extends Omit<StoredDocument, 'updates'> {
  lengths: Uint32Array;
  bytes: Uint8Array;
}

/** What the log's thread is asked; each request is answered once, in order. */
export type LogRequest =
  | { kind: 'open' }
  | { kind: 'append'; entries: PackedEntry[]; bytes: Uint8Array; writers: LogWriter[] }
  | { kind: 'load'; document: string }
  | { kind: 'reach'; document: string; until: number }
  | { kind: 'page'; document: string; after: number; last: number; most: number }
  | { kind: 'erase'; documents: readonly string[] }
  | { kind: 'take-out'; document: string; entries: readonly Entries[] }
  | { kind: 'close' };

/** Updates in one answer about the past: between two of them, what people write is committed. */
export const UPDATES_PER_PAGE = 2_000;

export function packed({ entries, writers }: Batch): LogRequest {
  const bytes = Buffer.concat(entries.map((entry) => entry.bytes));
  return {
    kind: 'append',
    entries: entries.map(({ document, at, bytes: { length } }) => ({ document, at, length })),
    bytes,
    writers,
  };
}

export function unpacked({ snapshot, lengths, bytes, writers }: PackedDocument): StoredDocument {
  let from = 0;
  const updates = Array.from(lengths, (length) => bytes.subarray(from, (from += length)));
  return { snapshot, updates, writers };
}
