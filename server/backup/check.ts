/** Checking the data: the files themselves, every document, and whether what points to something finds it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import * as Y from 'yjs';
import {
  initiativeDocument,
  parseDocumentName,
  tableDocument,
  type InitiativeId,
  type TableId,
} from '#domain/identifiers.ts';
import { readInitiative } from '#document/initiative-document.ts';
import { readIdeas } from '#document/table-document.ts';
import { migrations } from '../store/migrations/all.ts';
import { DATABASES } from './manifest.ts';
import { bothAtOneMoment } from './one-moment.ts';

export interface CheckReport {
  documents: number;
  /** A sentence each; none: everything is in order. */
  problems: string[];
}

/** What makes the files unusable, as sentences. */
export function damageIn(folder: string): string[] {
  return DATABASES.flatMap((name) => {
    const file = join(folder, name);
    if (!existsSync(file)) return [`${name} is missing.`];
    try {
      const database = new BetterSqlite(file, { fileMustExist: true });
      try {
        const verdicts = database.prepare('PRAGMA integrity_check(5)').pluck().all() as string[];
        const told = verdicts.filter((verdict) => verdict !== 'ok').map((verdict) => `${name} is damaged: ${verdict}.`);
        return name === 'kavarna.sqlite' && told.length === 0 ? storeDamage(database) : told;
      } finally {
        database.close();
      }
    } catch (error) {
      return [`${name} can't be read: ${error instanceof Error ? error.message : String(error)}.`];
    }
  });
}

function storeDamage(store: BetterSqlite.Database): string[] {
  const loose = store.pragma('foreign_key_check') as { table: string }[];
  const applied = store.prepare('SELECT name FROM kysely_migration').pluck().all() as string[];
  const unknown = applied.filter((name) => !Object.hasOwn(migrations, name));
  return [
    ...[...new Set(loose.map(({ table }) => table))].map(
      (table) => `kavarna.sqlite: rows of ${table} belong to nothing.`,
    ),
    ...(unknown.length > 0
      ? ['kavarna.sqlite comes from a newer version of Kavarna: bring this one up to date first.']
      : []),
  ];
}

/** Everything; the server may be running. */
export function checkData(folder: string, progress: (sentence: string) => void): CheckReport {
  const problems = damageIn(folder);
  if (problems.length > 0) return { documents: 0, problems };
  const { store, log, close } = bothAtOneMoment(folder);
  try {
    return checkDocuments(store, log, progress);
  } finally {
    close();
  }
}

function checkDocuments(
  store: BetterSqlite.Database,
  log: BetterSqlite.Database,
  progress: (sentence: string) => void,
): CheckReport {
  const problems: string[] = [];
  const names = log
    .prepare('SELECT document FROM updates UNION SELECT document FROM snapshots ORDER BY document')
    .pluck()
    .all() as string[];
  const ideas = new Map<TableId, Set<string>>();
  const measures = new Map<InitiativeId, Set<string>>();
  const placed: { initiative: InitiativeId; idea: string }[] = [];
  for (const [index, name] of names.entries()) {
    if (index > 0 && index % 500 === 0) progress(`${index} of ${names.length} documents`);
    const subject = parseDocumentName(name);
    if (!subject || !hasHome(store, subject.kind, subject.id)) {
      problems.push(`${name} belongs to no ${subject?.kind ?? 'table, workshop or initiative'}.`);
      continue;
    }
    const doc = openDocument(log, name);
    if (typeof doc === 'string') {
      problems.push(`${name} ${doc}`);
      continue;
    }
    if (subject.kind === 'table') ideas.set(subject.id, new Set(readIdeas(doc, subject.id).map((idea) => idea.id)));
    if (subject.kind === 'initiative') {
      const content = readInitiative(doc);
      const own = new Set<string>(content.measures.map((measure) => measure.id));
      measures.set(subject.id, own);
      for (const { idea, measure } of content.placements) {
        if (!own.has(measure)) problems.push(`${name}: the idea ${idea} is placed in a measure that is not there.`);
        placed.push({ initiative: subject.id, idea });
      }
      for (const { id, mergedInto } of content.measures) {
        if (mergedInto && !own.has(mergedInto))
          problems.push(`${name}: ${id} was merged into a measure that is not there.`);
      }
    }
    doc.destroy();
  }
  problems.push(
    ...looseNumbers(store, ideas),
    ...loosePlacements(store, ideas, placed),
    ...looseBallots(store, measures),
  );
  return { documents: names.length, problems };
}

const HOMES = { table: 'workshop_tables', workshop: 'workshops', initiative: 'initiatives' } as const;

const hasHome = (store: BetterSqlite.Database, kind: keyof typeof HOMES, id: string): boolean =>
  store.prepare(`SELECT 1 FROM ${HOMES[kind]} WHERE id = ?`).get(id) !== undefined;

/** The document, or what is wrong with it. */
function openDocument(log: BetterSqlite.Database, name: string): Y.Doc | string {
  const snapshot = log.prepare('SELECT sequence, bytes FROM snapshots WHERE document = ?').get(name) as
    { sequence: number; bytes: Uint8Array } | undefined;
  const updates = log
    .prepare('SELECT bytes FROM updates WHERE document = ? AND sequence > ? ORDER BY sequence')
    .pluck()
    .all(name, snapshot?.sequence ?? 0) as Uint8Array[];
  const doc = new Y.Doc();
  try {
    doc.transact(() => {
      for (const bytes of [...(snapshot ? [snapshot.bytes] : []), ...updates]) Y.applyUpdate(doc, bytes);
    });
  } catch (error) {
    return `can't be opened: ${String(error)}.`;
  }
  const { pendingStructs, pendingDs } = doc.store;
  return pendingStructs || pendingDs ? 'has changes that wait for others, which are missing.' : doc;
}

function looseNumbers(store: BetterSqlite.Database, ideas: ReadonlyMap<TableId, ReadonlySet<string>>): string[] {
  const rows = store.prepare('SELECT idea_id, table_id, number FROM idea_numbers').all() as {
    idea_id: string;
    table_id: TableId;
    number: number;
  }[];
  return rows
    .filter((row) => !ideas.get(row.table_id)?.has(row.idea_id))
    .map((row) => `${tableDocument(row.table_id)}: number ${row.number} is of an idea that is not there.`);
}

function loosePlacements(
  store: BetterSqlite.Database,
  ideas: ReadonlyMap<TableId, ReadonlySet<string>>,
  placed: readonly { initiative: InitiativeId; idea: string }[],
): string[] {
  const tables = store
    .prepare('SELECT t.id, w.initiative_id FROM workshop_tables t JOIN workshops w ON w.id = t.workshop_id')
    .all() as { id: TableId; initiative_id: InitiativeId }[];
  const known = new Map<InitiativeId, Set<string>>();
  for (const { id, initiative_id: initiative } of tables) {
    const own = known.get(initiative) ?? new Set<string>();
    for (const idea of ideas.get(id) ?? []) own.add(idea);
    known.set(initiative, own);
  }
  return placed
    .filter(({ initiative, idea }) => !known.get(initiative)?.has(idea))
    .map(
      ({ initiative, idea }) => `${initiativeDocument(initiative)}: an idea is placed that is at no table: ${idea}.`,
    );
}

function looseBallots(
  store: BetterSqlite.Database,
  measures: ReadonlyMap<InitiativeId, ReadonlySet<string>>,
): string[] {
  const rows = store.prepare('SELECT id, initiative_id, ballot FROM workshops').all() as {
    id: string;
    initiative_id: InitiativeId;
    ballot: string;
  }[];
  return rows.flatMap((row) =>
    (JSON.parse(row.ballot) as { id: string }[])
      .filter(({ id }) => !measures.get(row.initiative_id)?.has(id))
      .map(({ id }) => `workshop/${row.id}: the measure ${id} on its ballot is not there.`),
  );
}
