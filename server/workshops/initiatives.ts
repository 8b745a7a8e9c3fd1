/** Commands on initiatives: one path to one plan, holding workshops, measures and the plan. */
import { mayCreateInitiative, type Asker } from '#domain/access.ts';
import type { InitiativeId, WorkshopId } from '#domain/identifiers.ts';
import type { Initiative } from '#domain/measure.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { cleanLine } from '#domain/text.ts';
import { LIMITS, type Workshop } from '#domain/workshop.ts';
import { monthsAfter } from '#domain/retention.ts';
import { newId, type House } from '../house.ts';
import { facilitatedInitiative } from './permission.ts';
import { initiativeOf, workshopsOf } from './reading.ts';

export interface InitiativeInput {
  title: string;
  body?: string;
  period?: string;
  currency?: 'EUR' | 'RSD';
}

export interface InitiativeCommands {
  createInitiative(
    asker: Asker,
    input: InitiativeInput,
    options?: { demonstration?: boolean; rehearsalOf?: WorkshopId },
  ): Promise<Result<Initiative, Refusal>>;
  changeInitiative(
    asker: Asker,
    id: InitiativeId,
    input: Partial<InitiativeInput>,
  ): Promise<Result<Initiative, Refusal>>;
  initiativesOf(asker: Asker): Promise<Initiative[]>;
  initiative(asker: Asker, id: InitiativeId): Promise<Result<Initiative, Refusal>>;
  isOwner(asker: Asker, id: InitiativeId): Promise<boolean>;
  workshopsOf(asker: Asker, id: InitiativeId): Promise<Result<Workshop[], Refusal>>;
}

export function initiativeCommands(house: House): InitiativeCommands {
  const { store } = house;

  return {
    async createInitiative(asker, input, { demonstration = false, rehearsalOf } = {}) {
      if (asker.kind !== 'facilitator') return refused('not-signed-in');
      if (!demonstration && !mayCreateInitiative(asker)) return refused('not-yours');
      const title = cleanLine(input.title).slice(0, LIMITS.title);
      if (title === '') return refused('invalid-input');
      const row = {
        id: newId<InitiativeId>(house),
        title,
        body: cleanLine(input.body ?? '').slice(0, LIMITS.title),
        period: cleanLine(input.period ?? '').slice(0, LIMITS.name),
        currency: input.currency ?? ('EUR' as const),
        demonstration: demonstration ? 1 : 0,
        rehearsal_of: rehearsalOf ?? null,
        created_at: house.now(),
        erase_at: demonstration ? null : monthsAfter(house.now(), house.configuration.retentionMonths),
      };
      await store.transaction().execute(async (transaction) => {
        await transaction.insertInto('initiatives').values(row).execute();
        await transaction
          .insertInto('memberships')
          .values({ initiative_id: row.id, account_id: asker.account, role: 'owner' })
          .execute();
      });
      return done(initiativeOf(row));
    },

    async changeInitiative(asker, id, input) {
      const found = await facilitatedInitiative(store, asker, id, 'changeInitiative');
      if (!found.ok) return found;
      const title = input.title === undefined ? found.value.title : cleanLine(input.title).slice(0, LIMITS.title);
      if (title === '') return refused('invalid-input');
      const changed: Initiative = {
        ...found.value,
        title,
        body: input.body === undefined ? found.value.body : cleanLine(input.body).slice(0, LIMITS.title),
        period: input.period === undefined ? found.value.period : cleanLine(input.period).slice(0, LIMITS.name),
        currency: input.currency ?? found.value.currency,
      };
      const { body, period, currency } = changed;
      await store.updateTable('initiatives').set({ title, body, period, currency }).where('id', '=', id).execute();
      return done(changed);
    },

    async initiativesOf(asker) {
      if (asker.kind !== 'facilitator' || asker.initiatives.size === 0) return [];
      const rows = await store
        .selectFrom('initiatives')
        .selectAll()
        .where('id', 'in', [...asker.initiatives])
        .orderBy('created_at', 'desc')
        .execute();
      return rows.map(initiativeOf);
    },

    initiative: (asker, id) => facilitatedInitiative(store, asker, id, 'seeInitiative'),

    isOwner: async (asker, id) => (await facilitatedInitiative(store, asker, id, 'eraseInitiative')).ok,

    async workshopsOf(asker, id) {
      const found = await facilitatedInitiative(store, asker, id, 'seeInitiative');
      return found.ok ? done(await workshopsOf(store, id)) : found;
    },
  };
}
