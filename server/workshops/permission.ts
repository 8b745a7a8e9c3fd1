/** Checks at the door of every command: the thing exists, and who asks may do this to it. */
import { mayFacilitate, type Asker, type DocumentHome } from '#domain/access.ts';
import type { InitiativeId, WorkshopId } from '#domain/identifiers.ts';
import type { Initiative } from '#domain/measure.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { isRoundOpen, type Workshop } from '#domain/workshop.ts';
import type { Store } from '../store/database.ts';
import { readInitiativeRow, readWorkshop } from './reading.ts';

/** Where a workshop's tables belong, for the rules. */
export function homeOf({ initiative, id, settings, ...workshop }: Workshop): DocumentHome & { workshop: WorkshopId } {
  return { initiative, workshop: id, isRoundOpen: isRoundOpen(workshop), isHeld: settings.holdsIdeas };
}

export async function facilitatedWorkshop(
  store: Store,
  asker: Asker,
  id: WorkshopId,
): Promise<Result<Workshop, Refusal>> {
  if (asker.kind === 'nobody') return refused('not-signed-in');
  const workshop = await readWorkshop(store, id);
  if (!workshop) return refused('not-found');
  return mayFacilitate(workshop.initiative, asker) ? done(workshop) : refused('not-yours');
}

export async function facilitatedInitiative(
  store: Store,
  asker: Asker,
  id: InitiativeId,
): Promise<Result<Initiative, Refusal>> {
  if (asker.kind === 'nobody') return refused('not-signed-in');
  const initiative = await readInitiativeRow(store, id);
  if (!initiative) return refused('not-found');
  return mayFacilitate(id, asker) ? done(initiative) : refused('not-yours');
}

/** What only the owner may do: export it whole, set its end, erase it. */
export async function ownedInitiative(
  store: Store,
  asker: Asker,
  id: InitiativeId,
): Promise<Result<Initiative, Refusal>> {
  const found = await facilitatedInitiative(store, asker, id);
  if (!found.ok || asker.kind !== 'facilitator') return found;
  const membership = await store
    .selectFrom('memberships')
    .select('role')
    .where('initiative_id', '=', id)
    .where('account_id', '=', asker.account)
    .executeTakeFirst();
  return membership?.role === 'owner' ? found : refused('not-yours');
}
