/** Facilitators' accounts: made by a one-time link, signed in to with a password, and the tokens of their programs. */
import type { Asker } from '#domain/access.ts';
import type { AccountId, InitiativeId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { cleanLine } from '#domain/text.ts';
import { LIMITS } from '#domain/workshop.ts';
import { newId, type House } from '../house.ts';
import { hashPassword, PASSWORD_MIN_LENGTH, verifyPassword } from './passwords.ts';
import { rateLimit } from './rate-limit.ts';
import { askerOf } from './askers.ts';
import { endSession, findSession, startSession } from './sessions.ts';
import { newToken, parseToken, secretFits } from './tokens.ts';

const DAY_MS = 24 * 3_600_000;
const FIRST_LINK_LIFETIME_MS = DAY_MS;
const INVITATION_LIFETIME_MS = 7 * DAY_MS;

export interface Account {
  id: AccountId;
  name: string;
  /** null: a demonstration's own, which nobody signs in to. */
  email: string | null;
}

/** Somebody signed in: who they are, and what the rules know of them. */
export interface SignedIn {
  account: Account;
  asker: Extract<Asker, { kind: 'facilitator' }>;
  sessionId: string;
}

export interface ProgramToken {
  id: string;
  label: string;
  createdAt: number;
  lastSeenAt: number;
}

export type LinkPurpose = 'first-account' | 'invitation';

export interface AccountCommands {
  /** Whether anybody can sign in yet. */
  hasAccounts(): Promise<boolean>;
  /** A link's secret part for making the first account; earlier ones stop working. */
  firstAccountLink(): Promise<string>;
  invite(asker: Asker, initiative: InitiativeId): Promise<Result<string, Refusal>>;
  /** What a link is good for; refused where it is unknown, used or has run out. */
  readLink(token: string): Promise<Result<{ purpose: LinkPurpose; initiativeTitle: string | null }, 'link-expired'>>;
  createAccount(
    link: string,
    person: { name: string; email: string; password: string },
  ): Promise<Result<string, Refusal>>;
  /** Somebody who has an account already joins the initiative of an invitation. */
  acceptInvitation(link: string, account: AccountId): Promise<Result<InitiativeId | null, Refusal>>;
  /** Returns the session's token. */
  signIn(email: string, password: string, address: string): Promise<Result<string, Refusal>>;
  signedIn(token: string | undefined): Promise<SignedIn | null>;
  signOut(token: string | undefined): Promise<void>;
  createToken(account: AccountId, label: string): Promise<string>;
  tokensOf(account: AccountId): Promise<ProgramToken[]>;
  revokeToken(account: AccountId, id: string): Promise<void>;
}

/** Needs no shared documents, so that the command line can have these beside a running server. */
export function accountCommands(house: Pick<House, 'store' | 'now' | 'randomBytes'>): AccountCommands {
  const { store } = house;
  const guesses = rateLimit({ failures: 10, withinMs: 15 * 60_000, now: house.now });

  async function createLink(
    purpose: LinkPurpose,
    initiative: InitiativeId | null,
    lifetimeMs: number,
  ): Promise<string> {
    const { id, secretHash, token } = newToken(house.randomBytes);
    const now = house.now();
    await store
      .insertInto('one_time_links')
      .values({
        id,
        secret_hash: secretHash,
        purpose,
        initiative_id: initiative,
        created_at: now,
        expires_at: now + lifetimeMs,
        used_at: null,
      })
      .execute();
    return token;
  }

  async function usableLink(token: string) {
    const parsed = parseToken(token);
    if (!parsed) return null;
    const link = await store.selectFrom('one_time_links').selectAll().where('id', '=', parsed.id).executeTakeFirst();
    if (!link || !secretFits(parsed.secret, link.secret_hash)) return null;
    return link.used_at === null && link.expires_at > house.now() ? link : null;
  }

  async function hasAccounts(): Promise<boolean> {
    const row = await store
      .selectFrom('accounts')
      .select('id')
      .where('email', 'is not', null)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  return {
    hasAccounts,

    async firstAccountLink() {
      await store.deleteFrom('one_time_links').where('purpose', '=', 'first-account').execute();
      return createLink('first-account', null, FIRST_LINK_LIFETIME_MS);
    },

    async invite(asker, initiative) {
      if (asker.kind !== 'facilitator') return refused('not-signed-in');
      if (!asker.initiatives.has(initiative)) return refused('not-yours');
      return done(await createLink('invitation', initiative, INVITATION_LIFETIME_MS));
    },

    async readLink(token) {
      const link = await usableLink(token);
      if (!link) return refused('link-expired');
      const initiative = link.initiative_id
        ? await store.selectFrom('initiatives').select('title').where('id', '=', link.initiative_id).executeTakeFirst()
        : undefined;
      return done({ purpose: link.purpose, initiativeTitle: initiative?.title ?? null });
    },

    async createAccount(token, person) {
      const link = await usableLink(token);
      if (!link) return refused('link-expired');
      const name = cleanLine(person.name).slice(0, LIMITS.name);
      const email = cleanLine(person.email).toLowerCase();
      if (name === '' || !/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 200) return refused('invalid-input');
      if (person.password.length < PASSWORD_MIN_LENGTH) return refused('password-too-short');
      const hash = await hashPassword(person.password);
      const account = newId<AccountId>(house);
      const created = await store.transaction().execute(async (transaction) => {
        const taken = await transaction
          .selectFrom('accounts')
          .select('id')
          .where('email', '=', email)
          .executeTakeFirst();
        if (taken) return 'email-taken' as const;
        const used = await transaction
          .updateTable('one_time_links')
          .set({ used_at: house.now() })
          .where('id', '=', link.id)
          .where('used_at', 'is', null)
          .executeTakeFirst();
        if (used.numUpdatedRows === 0n) return 'link-expired' as const;
        await transaction
          .insertInto('accounts')
          .values({ id: account, email, name, password_hash: hash, created_at: house.now() })
          .execute();
        if (link.initiative_id) {
          await transaction
            .insertInto('memberships')
            .values({ initiative_id: link.initiative_id, account_id: account, role: 'facilitator' })
            .execute();
        }
        return null;
      });
      if (created !== null) return refused(created);
      return done(await startSession(house, { kind: 'account', account }));
    },

    async acceptInvitation(token, account) {
      const link = await usableLink(token);
      if (!link || !link.initiative_id) return refused('link-expired');
      await store
        .insertInto('memberships')
        .values({ initiative_id: link.initiative_id, account_id: account, role: 'facilitator' })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await store.updateTable('one_time_links').set({ used_at: house.now() }).where('id', '=', link.id).execute();
      return done(link.initiative_id);
    },

    async signIn(email, password, address) {
      const mail = cleanLine(email).toLowerCase();
      const keys = [`address ${address}`, `email ${mail}`];
      if (keys.some((key) => guesses.isExceeded(key))) return refused('too-many-tries');
      const account = await store.selectFrom('accounts').selectAll().where('email', '=', mail).executeTakeFirst();
      if (!(await verifyPassword(password, account?.password_hash ?? null)) || !account) {
        for (const key of keys) guesses.noteFailure(key);
        return refused('wrong-password');
      }
      return done(await startSession(house, { kind: 'account', account: account.id }));
    },

    async signedIn(token) {
      const session = await findSession(house, token);
      if (!session?.account_id) return null;
      const account = await store
        .selectFrom('accounts')
        .select(['id', 'name', 'email'])
        .where('id', '=', session.account_id)
        .executeTakeFirst();
      const asker = await askerOf(house, session);
      return account && asker.kind === 'facilitator' ? { account, asker, sessionId: session.id } : null;
    },

    async signOut(token) {
      const session = await findSession(house, token);
      if (session) await endSession(house, session.id);
    },

    createToken: (account, label) =>
      startSession(house, { kind: 'token', account, label: cleanLine(label).slice(0, LIMITS.name) }),

    async tokensOf(account) {
      const rows = await store
        .selectFrom('sessions')
        .selectAll()
        .where('account_id', '=', account)
        .where('kind', '=', 'token')
        .orderBy('created_at')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        label: row.label,
        createdAt: row.created_at,
        lastSeenAt: row.last_seen_at,
      }));
    },

    async revokeToken(account, id) {
      await store
        .deleteFrom('sessions')
        .where('id', '=', id)
        .where('account_id', '=', account)
        .where('kind', '=', 'token')
        .execute();
    },
  };
}
