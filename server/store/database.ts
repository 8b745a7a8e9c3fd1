/** The store: Kysely on SQLite. Times are epoch ms, yes/no is 0/1, lists and settings are JSON text. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { Kysely, sql, SqliteDialect, type ColumnType, type SqliteDatabase } from 'kysely';
import { Migrator } from 'kysely/migration';
import type {
  AccountId,
  IdeaId,
  InitiativeId,
  MeasureId,
  PictureId,
  SeatId,
  TableId,
  WorkshopId,
} from '#domain/identifiers.ts';
import type { NoteColour } from '#domain/idea.ts';
import type { StepId } from '#domain/evening.ts';
import type { MarkKind } from '#domain/handover.ts';
import type { HiddenBy, ReviewState } from '#domain/moderation.ts';
import type { Movement } from '#domain/places/places.ts';
import type { SeatKind, SeatSymbol, Side } from '#domain/seat.ts';
import type { CallReason } from '#domain/table-call.ts';
import type { ProjectorChoice } from '#domain/projector.ts';
import type { Phase, VotingState, WorkshopKind } from '#domain/workshop.ts';
import { isCannotSave } from './cannot-save.ts';
import { cannotUse } from './data-folder.ts';
import { migrations } from './migrations/all.ts';

export interface AccountRow {
  id: AccountId;
  /** null: a demonstration's, which nobody signs in to. */
  email: string | null;
  name: string;
  /** Argon2id in PHC form; null where nobody signs in. */
  password_hash: string | null;
  created_at: number;
}

/** account: a facilitator's browser. guest: a seat's device. token: a facilitator's program. */
export type SessionKind = 'account' | 'guest' | 'token';

export interface SessionRow {
  id: string;
  /** SHA-256 of the secret half of the token. */
  secret_hash: Uint8Array;
  kind: SessionKind;
  account_id: AccountId | null;
  seat_id: SeatId | null;
  workshop_id: WorkshopId | null;
  /** What the owner calls a token; empty for the others. */
  label: string;
  created_at: number;
  last_seen_at: number;
}

export interface OneTimeLinkRow {
  id: string;
  secret_hash: Uint8Array;
  purpose: 'first-account' | 'invitation';
  initiative_id: InitiativeId | null;
  created_at: number;
  expires_at: number;
  used_at: number | null;
}

/** A link to look on. */
export interface ObserverLinkRow {
  id: string;
  secret_hash: Uint8Array;
  workshop_id: WorkshopId;
  label: string;
  created_at: number;
  /** null: until it is revoked. */
  expires_at: number | null;
}

/** A code that was replaced: it leads only those who sat down by it. */
export interface RetiredCodeRow {
  code: string;
  workshop_id: WorkshopId;
  retired_at: number;
}

export interface InitiativeRow {
  id: InitiativeId;
  title: string;
  body: string;
  period: string;
  currency: 'EUR' | 'RSD';
  demonstration: number;
  created_at: number;
  rehearsal_of: WorkshopId | null;
  /** When it is erased by itself; null: never. */
  erase_at: number | null;
}

export interface MembershipRow {
  initiative_id: InitiativeId;
  account_id: AccountId;
  role: 'owner' | 'facilitator';
}

export interface WorkshopRow {
  id: WorkshopId;
  initiative_id: InitiativeId;
  ordinal: number;
  code: string;
  kind: WorkshopKind;
  title: string;
  phase: Phase;
  /** WorkshopSettings. */
  settings: string;
  voting: VotingState;
  /** MeasureOnBallot[]: the measures as they stood when voting opened. */
  ballot: string;
  created_at: number;
  projector: ColumnType<ProjectorChoice, ProjectorChoice | undefined, ProjectorChoice>;
  /** How often its set-up was changed. */
  revision: ColumnType<number, number | undefined, number>;
}

export interface TableRow {
  id: TableId;
  workshop_id: WorkshopId;
  number: number;
  topic: string;
  question: string;
  /** QuestionInLanguage[]: the question in other languages. */
  translations: ColumnType<string, string | undefined, string>;
  host: string;
  /** Where its remote people are met; empty: nowhere. */
  video_link: ColumnType<string, string | undefined, string>;
  /** The secret part of the link on its card; null until cards are asked for. */
  card_key: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface RoundRow {
  workshop_id: WorkshopId;
  number: number;
  opened_at: number;
  ends_at: number;
  ended_at: number | null;
}

/** The evening's plan and position. */
export interface EveningRow {
  workshop_id: WorkshopId;
  /** Step[]. */
  steps: string;
  step_id: StepId | null;
  since: number | null;
  ends_at: number | null;
  begun_at: number | null;
  ended_at: number | null;
  start_time: string | null;
  gong_on: number;
  gong_volume: number;
  revision: number;
}

export interface SeatRow {
  id: SeatId;
  workshop_id: WorkshopId;
  kind: SeatKind;
  table_id: TableId;
  next_table_id: TableId | null;
  name: string;
  group_name: string;
  colour: NoteColour;
  symbol: ColumnType<SeatSymbol, SeatSymbol | undefined, SeatSymbol>;
  is_shared: ColumnType<number, number | undefined, number>;
  side: ColumnType<Side, Side | undefined, Side>;
  remote: number;
  created_at: number;
}

/** A seat's time at a table; until_at null: still there. */
export interface StayRow {
  seat_id: SeatId;
  table_id: TableId;
  from_at: number;
  until_at: number | null;
}

export interface BallotDotsRow {
  workshop_id: WorkshopId;
  seat_id: SeatId;
  measure_id: MeasureId;
  dots: number;
  cast_at: number;
}

/** Dots that count but are nobody's any more: of seats that were erased after the vote, or of a vote held in another installation. */
export interface CountedDotsRow {
  workshop_id: WorkshopId;
  /** The group whose they were; empty: none named. */
  group_name: string;
  measure_id: MeasureId;
  dots: number;
}

/** How many ballots the counted dots came from. */
export interface CountedBallotsRow {
  workshop_id: WorkshopId;
  group_name: string;
  ballots: number;
}

/** The number in an idea's code: given once, in order of arrival, and kept for good. */
export interface IdeaNumberRow {
  idea_id: IdeaId;
  table_id: TableId;
  number: number;
}

/** An idea handed in for review. Times are epoch ms. */
export interface ProposedIdeaRow {
  id: IdeaId;
  workshop_id: WorkshopId;
  table_id: TableId;
  seat_id: SeatId | null;
  text: string;
  colour: NoteColour;
  round: number;
  written_at: number;
  state: ReviewState;
  version: number;
  is_masked: number;
  /** How often it was decided on, or a decision was taken back. */
  decisions: number;
  decided_at: number | null;
  reason: string;
  /** Whether it lies in its table's document; where this and the state disagree, the document is still to be brought into line. */
  is_at_table: number;
}

export interface HiddenIdeaRow {
  idea_id: IdeaId;
  workshop_id: WorkshopId;
  table_id: TableId;
  hidden_at: number;
  hidden_by: HiddenBy;
  reason: string;
}

/** A pin or an open question. */
export interface IdeaMarkRow {
  idea_id: IdeaId;
  kind: MarkKind;
  workshop_id: WorkshopId;
  table_id: TableId;
  marked_at: number;
}

/** A table's call for the facilitator: there is a row while it waits or somebody is on the way. */
export interface TableCallRow {
  table_id: TableId;
  workshop_id: WorkshopId;
  reason: CallReason | null;
  called_at: number;
  /** null: nobody is on the way; so are the next two then. */
  taken_by: AccountId | null;
  taken_name: string | null;
  taken_at: number | null;
}

/** What is, or was last, said to everybody in a workshop. */
export interface AnnouncementRow {
  workshop_id: WorkshopId;
  number: number;
  /** Empty: it was taken back. */
  text: string;
  at: number;
}

/** A table whose board only facilitators write on. */
export interface TableLockRow {
  table_id: TableId;
  workshop_id: WorkshopId;
  locked_at: number;
}

/** A count of hands or paper dots in one place. Rows are only added: the highest revision of a place is what counts. */
export interface RoomCountRow {
  workshop_id: WorkshopId;
  /** The table, or WHOLE_ROOM. */
  place: TableId | typeof WHOLE_ROOM;
  revision: number;
  table_id: TableId | null;
  heads: number;
  /** Dots by measure. */
  dots: string;
  entered_at: number;
  /** One of the two; both null where whoever entered it is gone, or it was counted in another installation. */
  seat_id: SeatId | null;
  account_id: AccountId | null;
}

export const WHOLE_ROOM = 'room';

/** A photo of what lies on a table, with its bytes. */
export interface TablePictureRow {
  id: PictureId;
  workshop_id: WorkshopId;
  table_id: TableId;
  width: number;
  height: number;
  round: number;
  added_at: number;
  seat_id: SeatId | null;
  account_id: AccountId | null;
  /** JPEG without anything but the picture. Last, so that reading the others does not read it. */
  bytes: Uint8Array;
}

/** What is unusual about a table where people go between rounds. */
export interface TablePlaceRow {
  table_id: TableId;
  workshop_id: WorkshopId;
  is_closed: ColumnType<number, number | undefined, number>;
  /** A code as in BCP 47; empty: any. */
  language: ColumnType<string, string | undefined, string>;
}

/** The same of a seat. */
export interface SeatPlaceRow {
  seat_id: SeatId;
  workshop_id: WorkshopId;
  movement: ColumnType<Movement, Movement | undefined, Movement>;
  language: ColumnType<string, string | undefined, string>;
  is_on_the_way: ColumnType<number, number | undefined, number>;
}

/** One sending of the joining form, and the seat it took. */
export interface JoiningRow {
  /** SHA-256 of the workshop and what the form was sent with. */
  attempt_hash: Uint8Array;
  seat_id: SeatId;
  joined_at: number;
}

/** How often a workshop's plan of places was made, and from which proposal. */
export interface PlacesPlanRow {
  workshop_id: WorkshopId;
  revision: number;
  proposal_id: string | null;
}

export interface PlannedPlaceRow {
  workshop_id: WorkshopId;
  round: number;
  seat_id: SeatId;
  table_id: TableId;
}

/** A plan that a facilitator looks at before accepting it. */
export interface PlacesProposalRow {
  id: string;
  workshop_id: WorkshopId;
  /** The revision of the plan it would replace. */
  based_on: number;
  first_round: number;
  /** For each round, pairs of seat and table. */
  routes: string;
  made_at: number;
}

export interface Database {
  accounts: AccountRow;
  sessions: SessionRow;
  one_time_links: OneTimeLinkRow;
  observer_links: ObserverLinkRow;
  retired_codes: RetiredCodeRow;
  initiatives: InitiativeRow;
  memberships: MembershipRow;
  workshops: WorkshopRow;
  workshop_tables: TableRow;
  rounds: RoundRow;
  evenings: EveningRow;
  seats: SeatRow;
  stays: StayRow;
  ballot_dots: BallotDotsRow;
  counted_dots: CountedDotsRow;
  counted_ballots: CountedBallotsRow;
  idea_numbers: IdeaNumberRow;
  proposed_ideas: ProposedIdeaRow;
  hidden_ideas: HiddenIdeaRow;
  idea_marks: IdeaMarkRow;
  table_calls: TableCallRow;
  announcements: AnnouncementRow;
  table_locks: TableLockRow;
  room_counts: RoomCountRow;
  table_pictures: TablePictureRow;
  table_places: TablePlaceRow;
  seat_places: SeatPlaceRow;
  joinings: JoiningRow;
  places_plans: PlacesPlanRow;
  planned_places: PlannedPlaceRow;
  places_proposals: PlacesProposalRow;
}

export type Store = Kysely<Database>;

/** Empties the write-ahead log, in which pages from before an erasure still lie. A reader that is busy at it leaves it for the next time. */
export async function emptyWriteAheadLog(store: Store): Promise<void> {
  await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(store);
}

/** Opens (and where needed makes or migrates) the database in the data folder. */
export async function openStore(dataFolder: string): Promise<Store> {
  mkdirSync(dataFolder, { recursive: true });
  const file = join(dataFolder, 'kavarna.sqlite');
  const sqlite = openFile(file);
  const store = new Kysely<Database>({ dialect: new SqliteDialect({ database: firmTransactions(sqlite) }) });
  const migrator = new Migrator({ db: store, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    await store.destroy();
    if (isCannotSave(error)) throw cannotUse(file, error);
    throw new Error('The database could not be brought up to date.', { cause: error });
  }
  return store;
}

/**
 * A transaction may write from its beginning on: one that has only read and then wants to write is refused at once while a backup holds the
 * store for its instant, where one that begins waits (https://sqlite.org/lang_transaction.html#immediate).
 * A full disk ends a transaction by itself. Kysely rolls it back all the same, and the error of that would hide the one that tells why.
 */
function firmTransactions(sqlite: BetterSqlite.Database): SqliteDatabase {
  const asMeant = (sql: string) => {
    if (sql === 'begin') return 'begin immediate';
    return sql === 'rollback' && !sqlite.inTransaction ? 'SELECT 1' : sql;
  };
  return {
    prepare: (sql) => sqlite.prepare(asMeant(sql)),
    close: () => void sqlite.close(),
  };
}

function openFile(file: string): BetterSqlite.Database {
  try {
    const sqlite = new BetterSqlite(file);
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('foreign_keys = ON');
    // What is erased is overwritten, not only forgotten.
    sqlite.pragma('secure_delete = ON');
    sqlite.pragma('busy_timeout = 5000');
    return sqlite;
  } catch (error) {
    throw cannotUse(file, error);
  }
}
