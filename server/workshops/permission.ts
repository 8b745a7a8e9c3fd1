/** Checks at the door of every command: the thing exists, and who asks may do this deed to it. */
import { may, type Asker, type Deed, type DocumentHome } from '#domain/access.ts';
import type { InitiativeId, TableId, WorkshopId } from '#domain/identifiers.ts';
import type { Initiative } from '#domain/measure.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { hoursOf, isRoundOpen, type Workshop } from '#domain/workshop.ts';
import type { Store } from '../store/database.ts';
import { isTableLocked } from '../store/table-locks.ts';
import { readInitiativeRow, readWorkshop } from './reading.ts';

/** Why somebody who sits at this table may only read its board now. */
export function whyReadOnly(workshop: Workshop, { isHeld, isLocked }: DocumentHome): Refusal {
  if (isRoundOpen(workshop) && isHeld) return 'ideas-held';
  return isLocked ? 'table-locked' : 'round-closed';
}

/** Where a table belongs, for the rules. */
export async function homeOf(
  store: Store,
  { initiative, id, settings, ...workshop }: Workshop,
  table: TableId,
): Promise<DocumentHome & { workshop: WorkshopId }> {
  const isLocked = await isTableLocked(store, table);
  return { initiative, workshop: id, isHeld: settings.holdsIdeas, isLocked, ...hoursOf(workshop) };
}

export async function facilitatedWorkshop(
  store: Store,
  asker: Asker,
  id: WorkshopId,
  deed: Deed,
): Promise<Result<Workshop, Refusal>> {
  if (asker.kind === 'nobody') return refused('not-signed-in');
  const workshop = await readWorkshop(store, id);
  if (!workshop) return refused('not-found');
  const place = { initiative: workshop.initiative, workshop: id };
  return may(asker, deed, place) ? done(workshop) : refused('not-yours');
}

export async function facilitatedInitiative(
  store: Store,
  asker: Asker,
  id: InitiativeId,
  deed: Deed,
): Promise<Result<Initiative, Refusal>> {
  if (asker.kind === 'nobody') return refused('not-signed-in');
  const initiative = await readInitiativeRow(store, id);
  if (!initiative) return refused('not-found');
  return may(asker, deed, { initiative: id, workshop: null }) ? done(initiative) : refused('not-yours');
}
