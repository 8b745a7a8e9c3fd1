/** A table calls for the facilitator, somebody comes, and either side says that it is settled. */
import { may, type Asker, type Deed } from '#domain/access.ts';
import type { TableId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { CallReason, TableCall } from '#domain/table-call.ts';
import type { Workshop } from '#domain/workshop.ts';
import type { House } from '../house.ts';
import { callOf } from './desk-reading.ts';
import { publish } from './published-view.ts';
import { workshopOfTable } from './reading.ts';

export interface CallCommands {
  /** From a seat at the table. Where the table calls already, that call stands, and waits as long as it has. */
  call(asker: Asker, table: TableId, reason?: CallReason | null): Promise<Result<TableCall, Refusal>>;
  /** "I'm coming", by a facilitator. Of several at once one goes; the others are refused with 'call-taken'. */
  takeCall(asker: Asker, table: TableId): Promise<Result<TableCall, Refusal>>;
  /** From the table or from the desk; done as well where the other side was quicker. */
  closeCall(asker: Asker, table: TableId): Promise<Result<null, Refusal>>;
}

export function callCommands(house: House): CallCommands {
  const { store } = house;

  async function atTable(asker: Asker, table: TableId, deed: Deed): Promise<Result<Workshop, Refusal>> {
    if (asker.kind === 'nobody') return refused('not-signed-in');
    const workshop = await workshopOfTable(store, table);
    if (!workshop) return refused('not-found');
    const place = { initiative: workshop.initiative, workshop: workshop.id, table };
    if (may(asker, deed, place)) return done(workshop);
    const isElsewhere = asker.kind === 'seat' && asker.workshop === workshop.id && asker.table !== table;
    return refused(isElsewhere && deed !== 'answerCalls' ? 'seat-elsewhere' : 'not-yours');
  }

  async function callAt(table: TableId) {
    return store.selectFrom('table_calls').selectAll().where('table_id', '=', table).executeTakeFirst();
  }

  return {
    async call(asker, table, reason = null) {
      const found = await atTable(asker, table, 'callFacilitator');
      if (!found.ok) return found;
      if (found.value.phase === 'follow-up') return refused('workshop-over');
      const nobody = { taken_by: null, taken_name: null, taken_at: null };
      await store
        .insertInto('table_calls')
        .values({ table_id: table, workshop_id: found.value.id, reason, called_at: house.now(), ...nobody })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const row = await callAt(table);
      await publish(house, found.value.id);
      return row ? done(callOf(row)) : refused('not-found');
    },

    async takeCall(asker, table) {
      const found = await atTable(asker, table, 'answerCalls');
      if (!found.ok || asker.kind !== 'facilitator') return found.ok ? refused('not-yours') : found;
      const account = await store
        .selectFrom('accounts')
        .select('name')
        .where('id', '=', asker.account)
        .executeTakeFirst();
      await store
        .updateTable('table_calls')
        .set({ taken_by: asker.account, taken_name: account?.name ?? '', taken_at: house.now() })
        .where('table_id', '=', table)
        .where('taken_at', 'is', null)
        .execute();
      const row = await callAt(table);
      if (!row) return refused('not-found');
      if (row.taken_by !== asker.account) return refused('call-taken');
      await publish(house, found.value.id);
      return done(callOf(row));
    },

    async closeCall(asker, table) {
      const found = await atTable(asker, table, 'settleCall');
      if (!found.ok) return found;
      await store.deleteFrom('table_calls').where('table_id', '=', table).execute();
      await publish(house, found.value.id);
      return done(null);
    },
  };
}
