/** Hiding: an idea that stands at its table is shown to nobody any more; the marks lie in the store, where no client writes. */
import { mayHide, mayUnhide, type Asker } from '#domain/access.ts';
import { tableDocument, type IdeaId, type TableId, type WorkshopId } from '#domain/identifiers.ts';
import { REASON_MAX_LENGTH, type HiddenIdea } from '#domain/moderation.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { cleanLine } from '#domain/text.ts';
import { readIdeas } from '#document/table-document.ts';
import type { House } from '../house.ts';
import { facilitatedWorkshop, homeOf } from './permission.ts';
import { publish } from './published-view.ts';
import { workshopOfTable } from './reading.ts';

export interface HidingCommands {
  hide(asker: Asker, table: TableId, idea: IdeaId, reason?: string): Promise<Result<null, Refusal>>;
  unhide(asker: Asker, table: TableId, idea: IdeaId): Promise<Result<null, Refusal>>;
  /** The bin: the latest first. */
  hiddenIn(asker: Asker, workshop: WorkshopId): Promise<Result<HiddenIdea[], Refusal>>;
}

export function hidingCommands(house: House): HidingCommands {
  const { store, collaboration } = house;

  async function homeOfTable(table: TableId) {
    const workshop = await workshopOfTable(store, table);
    return workshop && homeOf(store, workshop, table);
  }

  const ideasAt = (table: TableId) => collaboration.read(tableDocument(table), (doc) => readIdeas(doc, table));

  return {
    async hide(asker, table, idea, reason = '') {
      if (asker.kind === 'nobody') return refused('not-signed-in');
      const home = await homeOfTable(table);
      if (!home) return refused('not-found');
      const by = mayHide(table, home, asker);
      if (!by) return refused('not-yours');
      if (!(await ideasAt(table)).some((one) => one.id === idea)) return refused('not-found');
      const mark = {
        idea_id: idea,
        workshop_id: home.workshop,
        table_id: table,
        hidden_at: house.now(),
        hidden_by: by,
        reason: cleanLine(reason).slice(0, REASON_MAX_LENGTH),
      };
      // Hidden twice: the first mark stands, but a facilitator's word counts for more than a host's.
      await store
        .insertInto('hidden_ideas')
        .values(mark)
        .onConflict((conflict) =>
          by === 'facilitator' ? conflict.column('idea_id').doUpdateSet({ hidden_by: by }) : conflict.doNothing(),
        )
        .execute();
      await publish(house, home.workshop);
      return done(null);
    },

    async unhide(asker, table, idea) {
      if (asker.kind === 'nobody') return refused('not-signed-in');
      const home = await homeOfTable(table);
      const mark = await store
        .selectFrom('hidden_ideas')
        .selectAll()
        .where('idea_id', '=', idea)
        .where('table_id', '=', table)
        .executeTakeFirst();
      if (!home) return refused('not-found');
      if (!mayHide(table, home, asker)) return refused('not-yours');
      if (!mark) return refused('not-found');
      if (!mayUnhide(mark.hidden_by, table, home, asker)) return refused('not-yours');
      await store.deleteFrom('hidden_ideas').where('idea_id', '=', idea).execute();
      await publish(house, home.workshop);
      return done(null);
    },

    async hiddenIn(asker, workshop) {
      const found = await facilitatedWorkshop(store, asker, workshop, 'moderate');
      if (!found.ok) return found;
      const marks = await store
        .selectFrom('hidden_ideas')
        .selectAll()
        .where('workshop_id', '=', workshop)
        .orderBy('hidden_at', 'desc')
        .execute();
      const tables = [...new Set(marks.map((mark) => mark.table_id))];
      const ideas = new Map((await Promise.all(tables.map(ideasAt))).flat().map((idea) => [idea.id, idea]));
      return done(
        marks.map((mark) => ({
          id: mark.idea_id,
          table: mark.table_id,
          text: ideas.get(mark.idea_id)?.text.trim() ?? '',
          round: ideas.get(mark.idea_id)?.round ?? 0,
          hiddenAt: mark.hidden_at,
          by: mark.hidden_by,
          reason: mark.reason,
        })),
      );
    },
  };
}
