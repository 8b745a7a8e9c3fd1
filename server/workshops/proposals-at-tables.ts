/** Approved ideas at their tables: what was decided is written down first, then the table's document is brought into line with it. */
import { tableDocument, type IdeaId } from '#domain/identifiers.ts';
import { nextFreePlace } from '#domain/note-place.ts';
import { addIdea, ideasMap, readIdeas, takeIdeaOut } from '#document/table-document.ts';
import type * as Y from 'yjs';
import type { House } from '../house.ts';
import type { ProposedIdeaRow } from '../store/database.ts';

export interface ProposalsAtTables {
  /** Puts an approved idea on its table, and takes one out whose approval was taken back; doing it twice does nothing. */
  bringIntoLine(id: IdeaId): Promise<void>;
  bringAllIntoLine(): Promise<void>;
}

export function proposalsAtTables(house: Pick<House, 'store' | 'collaboration'>): ProposalsAtTables {
  const { store, collaboration } = house;
  /** Changes of one idea follow one another, whoever asked for them. */
  const running = new Map<IdeaId, Promise<void>>();

  async function settle(id: IdeaId): Promise<void> {
    const row = await store.selectFrom('proposed_ideas').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) return;
    const belongs = row.state === 'approved';
    if (belongs === (row.is_at_table === 1)) return;
    await collaboration.change(tableDocument(row.table_id), (doc) => {
      if (belongs) putAtTable(doc, row);
      else takeIdeaOut(doc, id);
    });
    await store
      .updateTable('proposed_ideas')
      .set({ is_at_table: belongs ? 1 : 0 })
      .where('id', '=', id)
      .execute();
  }

  function bringIntoLine(id: IdeaId): Promise<void> {
    const mine = (running.get(id) ?? Promise.resolve()).catch(() => undefined).then(() => settle(id));
    running.set(id, mine);
    const forget = () => {
      if (running.get(id) === mine) running.delete(id);
    };
    mine.then(forget, forget);
    return mine;
  }

  return {
    bringIntoLine,
    async bringAllIntoLine() {
      const rows = await store
        .selectFrom('proposed_ideas')
        .select('id')
        .where(({ or, and, eb }) =>
          or([
            and([eb('state', '=', 'approved'), eb('is_at_table', '=', 0)]),
            and([eb('state', '!=', 'approved'), eb('is_at_table', '=', 1)]),
          ]),
        )
        .execute();
      for (const { id } of rows) await bringIntoLine(id);
    },
  };
}

/** With the time, the seat and the round in which it was written. */
function putAtTable(doc: Y.Doc, row: ProposedIdeaRow): void {
  if (ideasMap(doc).has(row.id)) return;
  const taken = readIdeas(doc, row.table_id)
    .filter((idea) => idea.removedAt === null)
    .map((idea) => idea.place);
  addIdea(doc, {
    id: row.id,
    text: row.text,
    colour: row.colour,
    place: nextFreePlace(taken),
    round: row.round,
    seat: row.seat_id,
    writtenAt: row.written_at,
  });
}
