/** Putting an archive's rows into the store, in one transaction: all of them or none. */
import { numbered, type Draft, type StepId } from '#domain/evening.ts';
import type { AccountId, WorkshopId } from '#domain/identifiers.ts';
import { monthsAfter } from '#domain/retention.ts';
import type { House } from '../house.ts';
import { WHOLE_ROOM, type Database, type Store } from '../store/database.ts';
import { bareJpeg } from '../workshops/bare-jpeg.ts';
import { addCountedDots } from '../workshops/counted-dots.ts';
import { keepEvening } from '../workshops/evening-reading.ts';
import { freeCode } from '../workshops/join-codes.ts';
import type { ArchivedWorkshop } from './format.ts';
import type { ReadArchive } from './read-archive.ts';

const DAY_MS = 86_400_000;
/** How long somebody has to look at what was to be erased before it was brought here. */
const OVERDUE_DAYS = 30;

type Premises = Omit<House, 'report'>;

/** The tables and columns in which an identifier of an archive might be taken already. */
const PLACES = [
  ['initiatives', 'id'],
  ['workshops', 'id'],
  ['workshop_tables', 'id'],
  ['seats', 'id'],
  ['idea_numbers', 'idea_id'],
  ['hidden_ideas', 'idea_id'],
  ['idea_marks', 'idea_id'],
  ['table_pictures', 'id'],
] as const;

export async function isAnyTaken(
  { store, collaboration }: Premises,
  { documents }: ReadArchive,
  identifiers: readonly string[],
): Promise<boolean> {
  if (documents.some(({ name }) => collaboration.isOpen(name))) return true;
  for (let from = 0; from < identifiers.length; from += 500) {
    const some = identifiers.slice(from, from + 500);
    for (const [table, column] of PLACES) {
      const rows = await (store as unknown as Loose)
        .selectFrom(table)
        .select(column)
        .where(column, 'in', some)
        .limit(1)
        .execute();
      if (rows.length > 0) return true;
    }
  }
  return false;
}

/** The store, where the table is chosen at run time. */
type Loose = import('kysely').Kysely<Record<keyof Database, Record<string, string>>>;

export async function keepArchive(house: Premises, owner: AccountId, archive: ReadArchive['archive']): Promise<void> {
  const { id, title, body, period, currency, createdAt } = archive.initiative;
  await house.store.transaction().execute(async (store) => {
    await insert(store, 'initiatives', [
      {
        ...{ id, title, body, period, currency },
        demonstration: 0,
        rehearsal_of: null,
        created_at: createdAt,
        erase_at: endOf(archive.initiative.eraseAt, house),
      },
    ]);
    await insert(store, 'memberships', [{ initiative_id: id, account_id: owner, role: 'owner' }]);
    for (const workshop of archive.workshops) await keepWorkshop(store, house, id, workshop);
  });
}

/** The day that was promised stays; where it has passed, somebody gets the time to look. */
function endOf(eraseAt: number | null, { now, configuration }: Premises): number | null {
  if (eraseAt === null) return monthsAfter(now(), configuration.retentionMonths);
  return Math.max(eraseAt, now() + OVERDUE_DAYS * DAY_MS);
}

async function keepWorkshop(
  store: Store,
  house: Premises,
  initiative: string,
  workshop: ArchivedWorkshop,
): Promise<void> {
  const { id, ordinal, kind, title, phase, voting } = workshop;
  await insert(store, 'workshops', [
    {
      ...{ id, initiative_id: initiative, ordinal, kind, title, phase, voting },
      code: await codeFor(store, house, workshop.code),
      settings: JSON.stringify(workshop.settings),
      ballot: JSON.stringify(workshop.ballot),
      created_at: workshop.createdAt,
    },
  ]);
  await insert(
    store,
    'workshop_tables',
    workshop.tables.map(({ inLanguages, videoLink = '', ...table }) => ({
      ...table,
      video_link: videoLink,
      translations: JSON.stringify(inLanguages),
      workshop_id: id,
    })),
  );
  await insert(
    store,
    'rounds',
    workshop.rounds.map((round) => ({
      workshop_id: id,
      number: round.number,
      opened_at: round.openedAt,
      ends_at: round.endsAt,
      ended_at: round.endedAt,
    })),
  );
  if (workshop.evening) {
    const { steps, step, since, endsAt, ...evening } = workshop.evening;
    const current = step !== null && since !== null && endsAt !== null ? { id: step as StepId, since, endsAt } : null;
    const plan = { ...evening, steps: numbered(steps as Draft[]), current, revision: 0 };
    await keepEvening(store, id as unknown as WorkshopId, plan);
  }
  await insert(
    store,
    'seats',
    workshop.seats.map(({ table, group, isShared, remote, createdAt, ...seat }) => ({
      ...seat,
      workshop_id: id,
      table_id: table,
      next_table_id: null,
      group_name: group,
      is_shared: isShared ? 1 : 0,
      remote: remote ? 1 : 0,
      created_at: createdAt,
    })),
  );
  await insert(
    store,
    'stays',
    workshop.stays.map((stay) => ({
      seat_id: stay.seat,
      table_id: stay.table,
      from_at: stay.from,
      until_at: stay.until,
    })),
  );
  await insert(
    store,
    'idea_numbers',
    workshop.ideaNumbers.map(({ idea, table, number }) => ({ idea_id: idea, table_id: table, number })),
  );
  await insert(
    store,
    'hidden_ideas',
    workshop.hidden.map(({ idea, table, at, by, reason }) => ({
      ...{ idea_id: idea, workshop_id: id, table_id: table },
      ...{ hidden_at: at, hidden_by: by, reason },
    })),
  );
  await insert(
    store,
    'idea_marks',
    workshop.marks.map(({ idea, table, kind, at }) => ({
      ...{ idea_id: idea, workshop_id: id, table_id: table, kind, marked_at: at },
    })),
  );
  for (const tally of workshop.votes?.groups ?? []) {
    await addCountedDots(store, id as unknown as WorkshopId, tally);
  }
  await insert(
    store,
    'room_counts',
    (workshop.votes?.room ?? []).map(({ table, heads, dots, at }) => ({
      ...{ workshop_id: id, place: table ?? WHOLE_ROOM, table_id: table, revision: 1 },
      ...{ heads, dots: JSON.stringify(dots), entered_at: at, seat_id: null, account_id: null },
    })),
  );
  for (const { id: picture, table, round, at, jpeg } of workshop.pictures) {
    const read = bareJpeg(Buffer.from(jpeg, 'base64'));
    if (!read) throw new Error('invariant: pictures were looked at when the archive was read');
    const { width, height, bytes } = read;
    await insert(store, 'table_pictures', [
      {
        ...{ id: picture, workshop_id: id, table_id: table, width, height, round, added_at: at },
        ...{ seat_id: null, account_id: null, bytes },
      },
    ]);
  }
}

/** The workshop's own, or a new one where it leads somewhere else here, or once did. */
async function codeFor(store: Store, { randomBytes }: Premises, code: string): Promise<string> {
  const taken = await store.selectFrom('workshops').select('id').where('code', '=', code).executeTakeFirst();
  const retired = await store.selectFrom('retired_codes').select('code').where('code', '=', code).executeTakeFirst();
  return taken || retired ? freeCode({ store, randomBytes }) : code;
}

/** Rows as the archive has them; their values were checked when it was read. SQLite takes so many values at once and no more. */
async function insert(store: Store, table: keyof Database, rows: readonly Record<string, unknown>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 500) {
    await store
      .insertInto(table)
      .values(rows.slice(from, from + 500))
      .execute();
  }
}
