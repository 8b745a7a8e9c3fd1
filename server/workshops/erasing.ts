/** Erasing for good: an initiative, a workshop, a person's words, a single idea. What is erased is in none of Kavarna's files. */
import type { Asker } from '#domain/access.ts';
import {
  initiativeDocument,
  tableDocument,
  workshopDocument,
  type IdeaId,
  type InitiativeId,
  type SeatId,
  type TableId,
  type WorkshopId,
} from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { PLACEMENTS } from '#document/initiative-document.ts';
import { IDEAS, readIdeas } from '#document/table-document.ts';
import { SEATS } from '#document/workshop-document.ts';
import type { House } from '../house.ts';
import { emptyWriteAheadLog } from '../store/database.ts';
import { leaveCountedDots } from './counted-dots.ts';
import { facilitatedInitiative, facilitatedWorkshop } from './permission.ts';
import { documentsOf, publish } from './published-view.ts';
import { readSeat, workshopOfTable, workshopsOf } from './reading.ts';

export interface ErasingCommands {
  /** Its workshops, seats, ballots and documents with their history go with it; the owner's to do. */
  eraseInitiative(asker: Asker, id: InitiativeId): Promise<Result<null, Refusal>>;
  /** Its tables, seats, ballots and ideas; measures that came of them stay. */
  eraseWorkshop(asker: Asker, id: WorkshopId): Promise<Result<null, Refusal>>;
  /** A person's name, ideas, sessions and dots that are not counted yet. Returns how many ideas went. */
  eraseSeat(asker: Asker, workshop: WorkshopId, seat: SeatId): Promise<Result<number, Refusal>>;
  eraseIdea(asker: Asker, table: TableId, idea: IdeaId): Promise<Result<null, Refusal>>;
}

type Premises = Pick<House, 'store' | 'collaboration'>;

export function erasingCommands(house: House): ErasingCommands {
  const { store, collaboration } = house;

  async function ideasWhere(table: TableId, holds: (seat: SeatId | null, idea: IdeaId) => boolean): Promise<IdeaId[]> {
    const ideas = await collaboration.read(tableDocument(table), (doc) => readIdeas(doc, table));
    return ideas.filter((idea) => holds(idea.seat, idea.id)).map((idea) => idea.id);
  }

  /** Ideas of one table, with their numbers and the places they have in the synthesis. */
  async function eraseIdeas(initiative: InitiativeId, table: TableId, ideas: IdeaId[]): Promise<void> {
    if (ideas.length === 0) return;
    await collaboration.takeOut(tableDocument(table), [{ map: IDEAS, keys: ideas }]);
    await collaboration.takeOut(initiativeDocument(initiative), [{ map: PLACEMENTS, keys: ideas }]);
    await store.deleteFrom('idea_numbers').where('idea_id', 'in', ideas).execute();
    await store.deleteFrom('proposed_ideas').where('id', 'in', ideas).execute();
    await store.deleteFrom('hidden_ideas').where('idea_id', 'in', ideas).execute();
    await store.deleteFrom('idea_marks').where('idea_id', 'in', ideas).execute();
  }

  return {
    async eraseInitiative(asker, id) {
      const found = await facilitatedInitiative(store, asker, id, 'eraseInitiative');
      if (!found.ok) return found;
      await eraseInitiativeForGood(house, id);
      return done(null);
    },

    async eraseWorkshop(asker, id) {
      const found = await facilitatedWorkshop(store, asker, id, 'eraseWorkshop');
      if (!found.ok) return found;
      const ideas: IdeaId[] = [];
      for (const table of found.value.tables) ideas.push(...(await ideasWhere(table.id, () => true)));
      const documents = await documentsOf(store, id);
      // First the rows: from then on nobody is admitted to the documents any more.
      await store.deleteFrom('workshops').where('id', '=', id).execute();
      await collaboration.erase([documents.workshop, ...documents.tables]);
      await collaboration.takeOut(initiativeDocument(found.value.initiative), [{ map: PLACEMENTS, keys: ideas }]);
      await emptyWriteAheadLog(store);
      return done(null);
    },

    async eraseSeat(asker, id, seat) {
      const found = await facilitatedWorkshop(store, asker, id, 'eraseWords');
      if (!found.ok) return found;
      const row = await store.selectFrom('seats').select('workshop_id').where('id', '=', seat).executeTakeFirst();
      const person = row?.workshop_id === id ? await readSeat(store, seat) : null;
      if (!person) return refused('not-found');
      // What a table wrote together on its tablet is nobody's alone: single ideas can be erased.
      if (person.kind === 'tablet') return refused('invalid-input');
      await store.transaction().execute(async (transaction) => {
        await leaveCountedDots(transaction, id, seat);
        await transaction.deleteFrom('proposed_ideas').where('seat_id', '=', seat).execute();
        await transaction.deleteFrom('seats').where('id', '=', seat).execute();
      });
      const { tables } = found.value;
      await collaboration.reviewAccess([workshopDocument(id), ...tables.map((table) => tableDocument(table.id))]);
      await publish(house, id);
      let count = 0;
      for (const table of tables) {
        const ideas = await ideasWhere(table.id, (writer) => writer === seat);
        await eraseIdeas(found.value.initiative, table.id, ideas);
        count += ideas.length;
      }
      await collaboration.takeOut(workshopDocument(id), [{ map: SEATS, keys: [seat] }]);
      await emptyWriteAheadLog(store);
      return done(count);
    },

    async eraseIdea(asker, table, idea) {
      const workshop = await workshopOfTable(store, table);
      if (!workshop) return refused(asker.kind === 'nobody' ? 'not-signed-in' : 'not-found');
      const found = await facilitatedWorkshop(store, asker, workshop.id, 'eraseWords');
      if (!found.ok) return found;
      const ideas = await ideasWhere(table, (_, id) => id === idea);
      if (ideas.length === 0) return refused('not-found');
      await eraseIdeas(workshop.initiative, table, ideas);
      await publish(house, workshop.id);
      await emptyWriteAheadLog(store);
      return done(null);
    },
  };
}

/** Asks nobody: for the owner's command, and for the day that was set. */
export async function eraseInitiativeForGood({ store, collaboration }: Premises, id: InitiativeId): Promise<void> {
  const documents = [initiativeDocument(id)];
  for (const workshop of await workshopsOf(store, id)) {
    const own = await documentsOf(store, workshop.id);
    documents.push(own.workshop, ...own.tables);
  }
  // First the rows: from then on nobody is admitted to the documents any more.
  await store.deleteFrom('initiatives').where('id', '=', id).execute();
  await collaboration.erase(documents);
  await emptyWriteAheadLog(store);
}
