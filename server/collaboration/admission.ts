/** Who is admitted to a shared document, and whether to write: facts from the store, decided by the domain. */
import type { Asker, Access, DocumentHome, TableHours } from '#domain/access.ts';
import { accessTo } from '#domain/access.ts';
import { parseDocumentName, type DocumentSubject, type WorkshopId } from '#domain/identifiers.ts';
import type { Phase } from '#domain/workshop.ts';
import type { Store } from '../store/database.ts';
import { settingsOf } from '../store/settings.ts';
import { isTableLocked } from '../store/table-locks.ts';

/** Where a document belongs; null where there is no such table, workshop or initiative. */
export async function documentHome(store: Store, subject: DocumentSubject): Promise<DocumentHome | null> {
  if (subject.kind === 'initiative') {
    const row = await store.selectFrom('initiatives').select('id').where('id', '=', subject.id).executeTakeFirst();
    if (!row) return null;
    const nothing = { isRoundOpen: false, isRoundsPhase: false, isHeld: false, isLocked: false };
    return { initiative: row.id, workshop: null, ...nothing };
  }
  const workshop =
    subject.kind === 'workshop'
      ? subject.id
      : (
          await store
            .selectFrom('workshop_tables')
            .select('workshop_id')
            .where('id', '=', subject.id)
            .executeTakeFirst()
        )?.workshop_id;
  if (!workshop) return null;
  const row = await store
    .selectFrom('workshops')
    .select(['initiative_id', 'phase', 'settings'])
    .where('id', '=', workshop)
    .executeTakeFirst();
  if (!row) return null;
  const isHeld = settingsOf(row.settings).holdsIdeas;
  const isLocked = subject.kind === 'table' && (await isTableLocked(store, subject.id));
  return { initiative: row.initiative_id, workshop, isHeld, isLocked, ...(await hoursIn(store, workshop, row.phase)) };
}

async function hoursIn(store: Store, workshop: WorkshopId, phase: Phase): Promise<TableHours> {
  if (phase !== 'rounds') return { isRoundOpen: false, isRoundsPhase: false };
  const last = await store
    .selectFrom('rounds')
    .select('ended_at')
    .where('workshop_id', '=', workshop)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { isRoundOpen: last !== undefined && last.ended_at === null, isRoundsPhase: last !== undefined };
}

export async function accessToDocument(store: Store, name: string, asker: Asker): Promise<Access> {
  const subject = parseDocumentName(name);
  const home = subject && (await documentHome(store, subject));
  return subject && home ? accessTo(subject, home, asker) : 'none';
}
