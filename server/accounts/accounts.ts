/** Facilitators' accounts: made by a one-time link, signed in to with a password, and the tokens of their programs. */
import { may, type Asker } from '#domain/access.ts';
import type { AccountId, InitiativeId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { cleanLine } from '#domain/text.ts';
import { LIMITS } from '#domain/workshop.ts';
import { newId, type House } from '../house.ts';
import { hashPassword, PASSWORD_MIN_LENGTH, verifyPassword } from './passwords.ts';
import { askerOf } from './askers.ts';
import { guesserAt, guessThrottle, wallClock, type Guessed, type ThrottleRule, type Turn } from './guess-throttle.ts';
import { endSession, findSession, startSession } from './sessions.ts';
import { newToken, parseToken, secretFits } from './tokens.ts';

const DAY_MS = 24 * 3_600_000;
const FIRST_LINK_LIFETIME_MS = DAY_MS;
const INVITATION_LIFETIME_MS = 7 * DAY_MS;

/** A right password costs nothing: a team behind one address signs in at once. */
const PASSWORDS_BY_ADDRESS: ThrottleRule = {
  free: 20,
  firstPauseMs: 2_000,
  doublesEvery: 5,
  longestPauseMs: 15 * 60_000,
  halfLifeMs: 6 * 3_600_000,
  patienceMs: 5_000,
  mostWaiting: 50,
};

/** From wherever the guesses come. The pause stays short enough for the account's own person. */
const PASSWORDS_BY_ACCOUNT: ThrottleRule = {
  ...PASSWORDS_BY_ADDRESS,
  free: 10,
  firstPauseMs: 1_000,
  longestPauseMs: 60_000,
};

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
  /** Returns the session's token. `replaces`: the session this browser had, which ends. */
  signIn(email: string, password: string, address: string, replaces?: string): Promise<Guessed<string, Refusal>>;
  /** Ends all other browsers' sessions; programs keep their tokens. Returns the token of a session that begins anew. */
  changePassword(
    signedIn: SignedIn,
    passwords: { current: string; next: string },
    address: string,
  ): Promise<Guessed<string, Refusal>>;
  signedIn(token: string | undefined): Promise<SignedIn | null>;
  signOut(token: string | undefined): Promise<void>;
  createToken(account: AccountId, label: string): Promise<string>;
  tokensOf(account: AccountId): Promise<ProgramToken[]>;
  revokeToken(account: AccountId, id: string): Promise<void>;
}

/** Needs no shared documents, so that the command line can have these beside a running server. */
export function accountCommands(
  house: Pick<House, 'store' | 'now' | 'randomBytes'> & {
    /** Looks again at what this person is connected to. */
    reviewPerson?: (identity: string) => Promise<void>;
  },
): AccountCommands {
  const { store } = house;
  const byAddress = guessThrottle(PASSWORDS_BY_ADDRESS, wallClock(house.now));
  const byAccount = guessThrottle(PASSWORDS_BY_ACCOUNT, wallClock(house.now));

  /** Whether the password is this account's; worked out in turn, so that asking at once from many places is no faster. */
  async function checkPassword(
    account: { email: string; hash: string | null },
    password: string,
    address: string,
  ): Promise<Guessed<null, 'wrong-password'>> {
    const turns: Turn[] = [await byAddress.turn(guesserAt(address)), await byAccount.turn(account.email)];
    const settle = (wasRight: boolean) => {
      for (const turn of turns) if (turn.ok) turn.settle(wasRight);
    };
    try {
      const waits = turns.flatMap((turn) => (turn.ok ? [] : [turn.retryAfterSeconds]));
      if (waits.length > 0) return { ok: false, reason: 'too-many-tries', retryAfterSeconds: Math.max(...waits) };
      const isRight = await verifyPassword(password, account.hash);
      settle(isRight);
      return isRight ? done(null) : refused('wrong-password');
    } finally {
      // Where nothing could be worked out, nothing was guessed.
      settle(true);
    }
  }

  async function reviewAccount(account: AccountId): Promise<void> {
    await house.reviewPerson?.(`account/${account}`);
  }

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
      if (!may(asker, 'manageTeam', { initiative, workshop: null })) return refused('not-yours');
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

    async signIn(email, password, address, replaces) {
      const mail = cleanLine(email).toLowerCase();
      const account = await store.selectFrom('accounts').selectAll().where('email', '=', mail).executeTakeFirst();
      const hash = account?.password_hash ?? null;
      const checked = await checkPassword({ email: mail, hash }, password, address);
      if (!checked.ok) return checked;
      if (!account) return refused('wrong-password');
      await this.signOut(replaces);
      return done(await startSession(house, { kind: 'account', account: account.id }));
    },

    async changePassword({ account, sessionId }, { current, next }, address) {
      const row = await store.selectFrom('accounts').selectAll().where('id', '=', account.id).executeTakeFirst();
      if (!row?.email) return refused('not-yours');
      if (next.length < PASSWORD_MIN_LENGTH) return refused('password-too-short');
      const checked = await checkPassword({ email: row.email, hash: row.password_hash }, current, address);
      if (!checked.ok) return checked;
      const hash = await hashPassword(next);
      await store.transaction().execute(async (transaction) => {
        await transaction.updateTable('accounts').set({ password_hash: hash }).where('id', '=', row.id).execute();
        await transaction
          .deleteFrom('sessions')
          .where('account_id', '=', row.id)
          .where((eb) => eb.or([eb('kind', '=', 'account'), eb('id', '=', sessionId)]))
          .execute();
      });
      const token = await startSession(house, { kind: 'account', account: row.id });
      await reviewAccount(row.id);
      return done(token);
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
      if (!session) return;
      await endSession(house, session.id);
      if (session.account_id) await reviewAccount(session.account_id);
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
      await reviewAccount(account);
    },
  };
}
