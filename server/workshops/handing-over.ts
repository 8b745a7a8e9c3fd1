/** Pins and open questions: marks on ideas that lie in the store, because who may mark is not who may write. */
import { may, type Asker, type Deed } from '#domain/access.ts';
import {
  handoverOf,
  MOST_PINS,
  standingPins,
  type HandoverCard,
  type IdeaMark,
  type MarkKind,
} from '#domain/handover.ts';
import { isCounted } from '#domain/idea.ts';
import { tableDocument, type IdeaId, type TableId, type WorkshopId } from '#domain/identifiers.ts';
import { visibleIdeas } from '#domain/moderation.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Workshop } from '#domain/workshop.ts';
import { readIdeas } from '#document/table-document.ts';
import type { House } from '../house.ts';
import type { Store } from '../store/database.ts';
import { publish } from './published-view.ts';
import { readHidden, workshopOfTable } from './reading.ts';

export interface HandoverCommands {
  /** Marked twice: the first mark stands. */
  mark(asker: Asker, table: TableId, idea: IdeaId, kind: MarkKind): Promise<Result<null, Refusal>>;
  /** Done as well where somebody else was quicker. */
  unmark(asker: Asker, table: TableId, idea: IdeaId, kind: MarkKind): Promise<Result<null, Refusal>>;
  /** What the table hands to its next guests. */
  card(asker: Asker, table: TableId): Promise<Result<HandoverCard, Refusal>>;
}

const DEEDS: Record<MarkKind, Deed> = { pin: 'pinIdeas', question: 'markQuestions' };

export function handoverCommands(house: House): HandoverCommands {
  const { store, collaboration } = house;

  async function atTable(asker: Asker, table: TableId, deed: Deed): Promise<Result<Workshop, Refusal>> {
    if (asker.kind === 'nobody') return refused('not-signed-in');
    const workshop = await workshopOfTable(store, table);
    if (!workshop) return refused('not-found');
    if (may(asker, deed, { initiative: workshop.initiative, workshop: workshop.id, table })) return done(workshop);
    const there = { initiative: workshop.initiative, workshop: workshop.id };
    const isElsewhere = asker.kind === 'seat' && may(asker, deed, { ...there, table: asker.table });
    return refused(isElsewhere ? 'seat-elsewhere' : 'not-yours');
  }

  async function shownAt(workshop: WorkshopId, table: TableId) {
    const hidden = await readHidden(store, workshop);
    const all = await collaboration.read(tableDocument(table), (doc) => readIdeas(doc, table));
    return visibleIdeas(all, hidden);
  }

  return {
    async mark(asker, table, idea, kind) {
      const found = await atTable(asker, table, DEEDS[kind]);
      if (!found.ok) return found;
      const { id, phase } = found.value;
      if (phase === 'follow-up') return refused('workshop-over');
      const shown = await shownAt(id, table);
      if (!shown.some((one) => one.id === idea && isCounted(one))) return refused('not-found');
      const isMarked = await store.transaction().execute(async (transaction) => {
        const before = (await readMarks(transaction, id)).filter((mark) => mark.table === table);
        if (before.some((mark) => mark.idea === idea && mark.kind === kind)) return true;
        if (kind === 'pin') {
          const standing = standingPins(shown, before);
          if (standing.length >= MOST_PINS) return false;
          // A pin whose idea is gone gives up its place for good: brought back, the idea would be a fourth.
          const gone = before.filter((mark) => mark.kind === 'pin' && !standing.includes(mark.idea));
          for (const mark of gone) await removeMark(transaction, table, mark.idea, 'pin');
        }
        await transaction
          .insertInto('idea_marks')
          .values({ idea_id: idea, kind, workshop_id: id, table_id: table, marked_at: house.now() })
          .execute();
        return true;
      });
      if (!isMarked) return refused('too-many-pins');
      await publish(house, id);
      return done(null);
    },

    async unmark(asker, table, idea, kind) {
      const found = await atTable(asker, table, DEEDS[kind]);
      if (!found.ok) return found;
      await removeMark(store, table, idea, kind);
      await publish(house, found.value.id);
      return done(null);
    },

    async card(asker, table) {
      const found = await atTable(asker, table, 'readTable');
      if (!found.ok) return found;
      const marks = (await readMarks(store, found.value.id)).filter((mark) => mark.table === table);
      return done(handoverOf(await shownAt(found.value.id, table), marks));
    },
  };
}

async function removeMark(store: Store, table: TableId, idea: IdeaId, kind: MarkKind): Promise<void> {
  await store
    .deleteFrom('idea_marks')
    .where('idea_id', '=', idea)
    .where('kind', '=', kind)
    .where('table_id', '=', table)
    .execute();
}

/** In the order in which they were made. */
export async function readMarks(store: Store, workshop: WorkshopId): Promise<IdeaMark[]> {
  const rows = await store
    .selectFrom('idea_marks')
    .selectAll()
    .where('workshop_id', '=', workshop)
    .orderBy('marked_at')
    .orderBy('idea_id')
    .orderBy('kind')
    .execute();
  return rows.map(({ idea_id: idea, table_id: table, kind, marked_at: at }) => ({ idea, table, kind, at }));
}
