/** Demonstrations: a whole café played by Kavarna itself, opened with one tap at any stage of the evening, and thrown away again. */
import type { Asker } from '#domain/access.ts';
import type { AccountId, InitiativeId, WorkshopId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { rateLimit } from '../accounts/rate-limit.ts';
import { endSession, startSession } from '../accounts/sessions.ts';
import { parseToken } from '../accounts/tokens.ts';
import { newId, type House } from '../house.ts';
import type { Stage } from '#domain/stage.ts';
import { playCafe } from '../player/play-cafe.ts';
import type { ErasingCommands } from '../workshops/erasing.ts';
import type { InitiativeCommands } from '../workshops/initiatives.ts';
import { DEMONSTRATION_CAFE } from './demonstration-cafe.ts';

const HOUR_MS = 3_600_000;
const MOST_AT_ONCE = 20;
/** When a demonstration may be thrown away to make room for another. */
const MAKES_ROOM_AFTER_MS = 6 * HOUR_MS;
/** When one is thrown away at the next start. */
const FORGOTTEN_AFTER_MS = 24 * HOUR_MS;
/** A machine that plays for longer than this will not finish. */
const PLAYING_LIMIT_MS = 60_000;

export interface OpenedDemonstration {
  workshop: WorkshopId;
  initiative: InitiativeId;
  /** For the cookie of somebody who was not signed in: a session of the demonstration's own account. */
  accountToken: string | null;
}

export interface DemonstrationCommands {
  /** Where this server is reached from this machine; told once it listens, since the café is played over real connections. */
  listensAt(url: string): void;
  /** `signedIn`: whose it becomes; null: nobody's, so it gets an account of its own. `address`: where the request came from. */
  openDemonstration(wish: {
    stage: Stage;
    signedIn: Asker | null;
    address: string;
  }): Promise<Result<OpenedDemonstration, Refusal>>;
  /** For good; the account that was made for it goes with it. */
  throwAway(asker: Asker, initiative: InitiativeId): Promise<Result<null, Refusal>>;
  /** Throws away those that everybody has forgotten, and accounts whose demonstration is gone. */
  cleanUp(): Promise<void>;
  /** Breaks off what is being played, and waits until it is cleared away. */
  stop(): Promise<void>;
}

export function demonstrationCommands(
  house: House,
  { initiatives, erasing }: { initiatives: Pick<InitiativeCommands, 'createInitiative'>; erasing: ErasingCommands },
): DemonstrationCommands {
  const { store } = house;
  const openings = rateLimit({ failures: 60, withinMs: HOUR_MS, now: house.now });
  const stopping = new AbortController();
  let ownUrl: string | null = null;
  // One is played after the other: two at once would only both be slow. And each counts before the next one asks for room.
  let playing: Promise<unknown> = Promise.resolve();

  async function demonstrations(): Promise<{ id: InitiativeId; created_at: number }[]> {
    return store
      .selectFrom('initiatives')
      .select(['id', 'created_at'])
      .where('demonstration', '=', 1)
      .orderBy('created_at')
      .execute();
  }

  async function erase(initiative: InitiativeId): Promise<void> {
    const owner = await store
      .selectFrom('memberships')
      .select('account_id')
      .where('initiative_id', '=', initiative)
      .limit(1)
      .executeTakeFirst();
    if (!owner) return;
    await erasing.eraseInitiative(ownerOf(owner.account_id, initiative), initiative);
  }

  /** Accounts that nobody signs in to and that lead nothing any more; their sessions go with them. */
  async function removeIdleAccounts(): Promise<void> {
    await store
      .deleteFrom('accounts')
      .where('email', 'is', null)
      .where('id', 'not in', store.selectFrom('memberships').select('account_id'))
      .execute();
  }

  async function hasRoom(): Promise<boolean> {
    const all = await demonstrations();
    if (all.length < MOST_AT_ONCE) return true;
    const oldest = all[0];
    if (!oldest || house.now() - oldest.created_at < MAKES_ROOM_AFTER_MS) return false;
    await erase(oldest.id);
    await removeIdleAccounts();
    return true;
  }

  async function newAccount(): Promise<AccountId> {
    const id = newId<AccountId>(house);
    await store
      .insertInto('accounts')
      .values({ id, email: null, name: 'Demonstracija', password_hash: null, created_at: house.now() })
      .execute();
    return id;
  }

  async function play(initiative: InitiativeId, account: AccountId, stage: Stage, url: string): Promise<WorkshopId> {
    const token = await startSession(house, { kind: 'token', account, label: '' });
    try {
      const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(PLAYING_LIMIT_MS)]);
      return (await playCafe(DEMONSTRATION_CAFE, { url, token, until: stage, initiative, signal })).workshop;
    } finally {
      const session = parseToken(token);
      if (session) await endSession(house, session.id);
    }
  }

  async function open(
    stage: Stage,
    signedIn: Asker | null,
    url: string,
  ): Promise<Result<OpenedDemonstration, Refusal>> {
    if (!(await hasRoom())) return refused('too-many-tries');
    const own = signedIn?.kind === 'facilitator' ? signedIn.account : null;
    const account = own ?? (await newAccount());
    const asker = ownerOf(account);
    const { initiative: input } = DEMONSTRATION_CAFE;
    const initiative = await initiatives.createInitiative(asker, input, { demonstration: true });
    if (!initiative.ok) return initiative;
    try {
      const workshop = await play(initiative.value.id, account, stage, url);
      const accountToken = own ? null : await startSession(house, { kind: 'account', account });
      return done({ workshop, initiative: initiative.value.id, accountToken });
    } catch (error) {
      // Half a café helps nobody.
      await erase(initiative.value.id);
      await removeIdleAccounts();
      throw error;
    }
  }

  return {
    listensAt(url) {
      ownUrl = url;
    },

    async openDemonstration({ stage, signedIn, address }) {
      const url = ownUrl;
      if (url === null) throw new Error('invariant: a demonstration is opened on a server that listens');
      if (openings.isExceeded(address)) return refused('too-many-tries');
      openings.noteFailure(address);
      const mine = playing.then(() => open(stage, signedIn, url));
      playing = mine.catch(() => undefined);
      return mine;
    },

    async throwAway(asker, initiative) {
      if (asker.kind !== 'facilitator') return refused('not-signed-in');
      const row = await store
        .selectFrom('initiatives')
        .select('demonstration')
        .where('id', '=', initiative)
        .executeTakeFirst();
      if (!row) return refused('not-found');
      if (row.demonstration !== 1) return refused('not-yours');
      const erased = await erasing.eraseInitiative(asker, initiative);
      if (erased.ok) await removeIdleAccounts();
      return erased;
    },

    async cleanUp() {
      for (const { id, created_at } of await demonstrations()) {
        if (house.now() - created_at > FORGOTTEN_AFTER_MS) await erase(id);
      }
      await removeIdleAccounts();
    },

    async stop() {
      stopping.abort(new Error('Kavarna is stopping.'));
      await playing;
    },
  };
}

/** A demonstration's account as the rules see it. */
function ownerOf(account: AccountId, ...initiatives: InitiativeId[]): Asker {
  const owned = new Set(initiatives);
  return { kind: 'facilitator', account, initiatives: owned, owned, isPassing: true };
}
