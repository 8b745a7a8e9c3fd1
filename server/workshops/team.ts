/** The people of an initiative: who they are, who was invited, and whom an owner takes out again. */
import type { Asker } from '#domain/access.ts';
import type { AccountId, InitiativeId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { House } from '../house.ts';
import type { Store } from '../store/database.ts';
import { facilitatedInitiative } from './permission.ts';

export type TeamRole = 'owner' | 'facilitator';

export interface TeamMember {
  account: AccountId;
  name: string;
  role: TeamRole;
}

/** An invitation that nobody has used yet. Its link is shown once, when it is made. */
export interface Invitation {
  id: string;
  createdAt: number;
  expiresAt: number;
}

export interface TeamCommands {
  /** Owners first. */
  teamOf(asker: Asker, id: InitiativeId): Promise<Result<TeamMember[], Refusal>>;
  /** At once, wherever they are connected. Refused for the last owner: an initiative is never nobody's. */
  removeMember(asker: Asker, id: InitiativeId, account: AccountId): Promise<Result<null, Refusal>>;
  setRole(asker: Asker, id: InitiativeId, account: AccountId, role: TeamRole): Promise<Result<null, Refusal>>;
  leaveTeam(asker: Asker, id: InitiativeId): Promise<Result<null, Refusal>>;
  invitations(asker: Asker, id: InitiativeId): Promise<Result<Invitation[], Refusal>>;
  revokeInvitation(asker: Asker, id: InitiativeId, invitation: string): Promise<Result<null, Refusal>>;
}

export function teamCommands(house: Pick<House, 'store' | 'now' | 'collaboration'>): TeamCommands {
  const { store } = house;

  async function take(id: InitiativeId, account: AccountId): Promise<Result<null, Refusal>> {
    const taken = await store.transaction().execute(async (transaction) => {
      const role = await roleOf(transaction, id, account);
      if (role === null) return 'not-found' as const;
      if (role === 'owner' && !(await hasOtherOwner(transaction, id, account))) return 'last-owner' as const;
      await transaction
        .deleteFrom('memberships')
        .where('initiative_id', '=', id)
        .where('account_id', '=', account)
        .execute();
      return null;
    });
    if (taken !== null) return refused(taken);
    await house.collaboration.reviewPerson(`account/${account}`);
    return done(null);
  }

  return {
    async teamOf(asker, id) {
      const found = await facilitatedInitiative(store, asker, id, 'seeInitiative');
      if (!found.ok) return found;
      const rows = await store
        .selectFrom('memberships')
        .innerJoin('accounts', 'accounts.id', 'memberships.account_id')
        .select(['accounts.id', 'accounts.name', 'memberships.role'])
        .where('memberships.initiative_id', '=', id)
        .orderBy('memberships.role', 'desc')
        .orderBy('accounts.name')
        .execute();
      return done(rows.map(({ id: account, name, role }) => ({ account, name, role })));
    },

    async removeMember(asker, id, account) {
      const found = await facilitatedInitiative(store, asker, id, 'manageTeam');
      return found.ok ? take(id, account) : found;
    },

    async setRole(asker, id, account, role) {
      const found = await facilitatedInitiative(store, asker, id, 'manageTeam');
      if (!found.ok) return found;
      const changed = await store.transaction().execute(async (transaction) => {
        const before = await roleOf(transaction, id, account);
        if (before === null) return 'not-found' as const;
        if (role !== 'owner' && before === 'owner' && !(await hasOtherOwner(transaction, id, account)))
          return 'last-owner' as const;
        await transaction
          .updateTable('memberships')
          .set({ role })
          .where('initiative_id', '=', id)
          .where('account_id', '=', account)
          .execute();
        return null;
      });
      return changed === null ? done(null) : refused(changed);
    },

    async leaveTeam(asker, id) {
      const found = await facilitatedInitiative(store, asker, id, 'leaveTeam');
      if (!found.ok) return found;
      return asker.kind === 'facilitator' ? take(id, asker.account) : refused('not-yours');
    },

    async invitations(asker, id) {
      const found = await facilitatedInitiative(store, asker, id, 'manageTeam');
      if (!found.ok) return found;
      const rows = await store
        .selectFrom('one_time_links')
        .select(['id', 'created_at', 'expires_at'])
        .where('initiative_id', '=', id)
        .where('purpose', '=', 'invitation')
        .where('used_at', 'is', null)
        .where('expires_at', '>', house.now())
        .orderBy('created_at')
        .execute();
      return done(rows.map((row) => ({ id: row.id, createdAt: row.created_at, expiresAt: row.expires_at })));
    },

    async revokeInvitation(asker, id, invitation) {
      const found = await facilitatedInitiative(store, asker, id, 'manageTeam');
      if (!found.ok) return found;
      const revoked = await store
        .deleteFrom('one_time_links')
        .where('id', '=', invitation)
        .where('initiative_id', '=', id)
        .executeTakeFirst();
      return revoked.numDeletedRows === 0n ? refused('not-found') : done(null);
    },
  };
}

async function roleOf(store: Store, id: InitiativeId, account: AccountId): Promise<TeamRole | null> {
  const row = await store
    .selectFrom('memberships')
    .select('role')
    .where('initiative_id', '=', id)
    .where('account_id', '=', account)
    .executeTakeFirst();
  return row?.role ?? null;
}

async function hasOtherOwner(store: Store, id: InitiativeId, account: AccountId): Promise<boolean> {
  const row = await store
    .selectFrom('memberships')
    .select('account_id')
    .where('initiative_id', '=', id)
    .where('role', '=', 'owner')
    .where('account_id', '!=', account)
    .executeTakeFirst();
  return row !== undefined;
}
