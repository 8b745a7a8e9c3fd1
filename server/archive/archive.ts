/** Archives: an initiative taken out whole as one file, and brought into this or another installation. */
import { mayCreateInitiative, type Asker } from '#domain/access.ts';
import type { AccountId, InitiativeId, WorkshopId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { newId, type House } from '../house.ts';
import { facilitatedInitiative } from '../workshops/permission.ts';
import { publish } from '../workshops/published-view.ts';
import { isAnyTaken, keepArchive } from './keep-archive.ts';
import { identifiersIn, readArchive, withOtherIdentifiers, type ArchiveRefusal } from './read-archive.ts';
import { archivePieces } from './write-archive.ts';

export interface ArchiveCommands {
  /** The archive's text, piece by piece; the owner's to take. */
  archive(
    asker: Asker,
    id: InitiativeId,
    options: { withHistory: boolean },
  ): Promise<Result<AsyncGenerator<string>, Refusal>>;
  /** Becomes an initiative of whoever brings it. */
  importArchive(asker: Asker, text: string): Promise<Result<InitiativeId, Refusal | ArchiveRefusal>>;
}

export function archiveCommands(house: House): ArchiveCommands {
  return {
    async archive(asker, id, { withHistory }) {
      const found = await facilitatedInitiative(house.store, asker, id, 'takeArchive');
      if (!found.ok) return found;
      const row = await house.store.selectFrom('initiatives').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? done(archivePieces(house, row, withHistory)) : refused('not-found');
    },

    async importArchive(asker, text) {
      if (asker.kind !== 'facilitator') return refused('not-signed-in');
      return mayCreateInitiative(asker) ? importFor(house, asker.account, text) : refused('not-yours');
    },
  };
}

/** For somebody's own command and for the operator's. */
export async function importFor(
  house: House,
  owner: AccountId,
  text: string,
): Promise<Result<InitiativeId, ArchiveRefusal>> {
  let read = readArchive(text);
  if (typeof read === 'string') return refused(read);
  const identifiers = identifiersIn(read);
  if (await isAnyTaken(house, read, identifiers)) {
    read = withOtherIdentifiers(read, new Map(identifiers.map((id) => [id, newId<string>(house)])));
  }
  const initiative = read.archive.initiative.id as unknown as InitiativeId;
  const names = read.documents.map(({ name }) => name);
  // The documents first: without rows nobody finds them, while rows without documents would be an initiative without its ideas.
  await house.collaboration.bring(read.documents);
  try {
    await keepArchive(house, owner, read.archive);
  } catch (error) {
    await house.collaboration.erase(names);
    // What the file says of itself contradicts itself: the store would not have it.
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_CONSTRAINT')) return refused('not-an-archive');
    throw error;
  }
  for (const { id } of read.archive.workshops) await publish(house, id as unknown as WorkshopId);
  return done(initiative);
}
