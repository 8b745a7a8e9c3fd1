/** Reading workshops, tables, seats and initiatives from the store as the domain's values. */
import type { Selectable } from 'kysely';
import type { Initiative } from '#domain/measure.ts';
import type { IdeaId, InitiativeId, SeatId, TableId, WorkshopId } from '#domain/identifiers.ts';
import type { ReviewCount } from '#domain/moderation.ts';
import type { Seat } from '#domain/seat.ts';
import type { MeasureOnBallot } from '#domain/workshop-view.ts';
import type { QuestionInLanguage } from '#domain/table-question.ts';
import type { Table, Workshop } from '#domain/workshop.ts';
import type { InitiativeRow, SeatRow, Store } from '../store/database.ts';
import { settingsOf } from '../store/settings.ts';

export async function readInitiativeRow(store: Store, id: InitiativeId): Promise<Initiative | null> {
  const row = await store.selectFrom('initiatives').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? initiativeOf(row) : null;
}

export function initiativeOf(row: InitiativeRow): Initiative {
  return {
    id: row.id,
    title: row.title,
    body: row.body,
    period: row.period,
    currency: row.currency,
    rehearsalOf: row.rehearsal_of,
    createdAt: row.created_at,
  };
}

export async function readWorkshop(store: Store, id: WorkshopId): Promise<Workshop | null> {
  const row = await store
    .selectFrom('workshops')
    .innerJoin('initiatives', 'initiatives.id', 'workshops.initiative_id')
    .selectAll('workshops')
    .select('initiatives.demonstration')
    .where('workshops.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const tables = await store
    .selectFrom('workshop_tables')
    .select(['id', 'number', 'topic', 'question', 'translations', 'host', 'video_link'])
    .where('workshop_id', '=', id)
    .orderBy('number')
    .execute();
  const rounds = await store.selectFrom('rounds').selectAll().where('workshop_id', '=', id).orderBy('number').execute();
  return {
    id: row.id,
    initiative: row.initiative_id,
    ordinal: row.ordinal,
    code: row.code,
    kind: row.kind,
    title: row.title,
    phase: row.phase,
    settings: settingsOf(row.settings),
    tables: tables.map(tableOf),
    rounds: rounds.map((round) => ({
      number: round.number,
      openedAt: round.opened_at,
      endsAt: round.ends_at,
      endedAt: round.ended_at,
    })),
    voting: row.voting,
    revision: row.revision,
    demonstration: row.demonstration === 1,
    createdAt: row.created_at,
  };
}

type KeptTable = Omit<Table, 'inLanguages' | 'videoLink'> & { translations: string; video_link: string };

function tableOf({ translations, video_link: videoLink, ...table }: KeptTable): Table {
  const inLanguages = JSON.parse(translations) as QuestionInLanguage[];
  return { ...table, ...(inLanguages.length > 0 && { inLanguages }), ...(videoLink !== '' && { videoLink }) };
}

export async function workshopOfTable(store: Store, table: TableId): Promise<Workshop | null> {
  const row = await store
    .selectFrom('workshop_tables')
    .select('workshop_id')
    .where('id', '=', table)
    .executeTakeFirst();
  return row ? readWorkshop(store, row.workshop_id) : null;
}

export async function workshopsOf(store: Store, initiative: InitiativeId): Promise<Workshop[]> {
  const rows = await store
    .selectFrom('workshops')
    .select('id')
    .where('initiative_id', '=', initiative)
    .orderBy('ordinal')
    .execute();
  const workshops = await Promise.all(rows.map((row) => readWorkshop(store, row.id)));
  return workshops.filter((workshop) => workshop !== null);
}

export async function readSeats(store: Store, workshop: WorkshopId): Promise<Seat[]> {
  const rows = await store
    .selectFrom('seats')
    .selectAll()
    .where('workshop_id', '=', workshop)
    .orderBy('created_at')
    .execute();
  return rows.map(seatOf);
}

export async function readSeat(store: Store, id: SeatId): Promise<Seat | null> {
  const row = await store.selectFrom('seats').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? seatOf(row) : null;
}

export function seatOf(row: Selectable<SeatRow>): Seat {
  return {
    id: row.id,
    kind: row.kind,
    table: row.table_id,
    nextTable: row.next_table_id,
    name: row.name,
    group: row.group_name,
    colour: row.colour,
    symbol: row.symbol,
    isShared: row.is_shared === 1,
    side: row.side,
    remote: row.remote === 1,
  };
}

export async function readBallot(store: Store, workshop: WorkshopId): Promise<MeasureOnBallot[]> {
  const row = await store.selectFrom('workshops').select('ballot').where('id', '=', workshop).executeTakeFirst();
  return row ? (JSON.parse(row.ballot) as MeasureOnBallot[]) : [];
}

/** The ideas of a workshop that are shown to nobody, in the order in which they were hidden. */
export async function readHidden(store: Store, workshop: WorkshopId): Promise<IdeaId[]> {
  const rows = await store
    .selectFrom('hidden_ideas')
    .select('idea_id')
    .where('workshop_id', '=', workshop)
    .orderBy('hidden_at')
    .orderBy('idea_id')
    .execute();
  return rows.map((row) => row.idea_id);
}

export async function readReviewCount(store: Store, workshop: WorkshopId): Promise<ReviewCount> {
  const row = await store
    .selectFrom('proposed_ideas')
    .select(({ fn, eb }) => [
      fn
        .coalesce(fn.sum<number>(eb.case().when('state', '=', 'waiting').then(1).else(0).end()), eb.lit(0))
        .as('waiting'),
      fn.coalesce(fn.sum<number>('version'), eb.lit(0)).as('arrivals'),
      fn.coalesce(fn.sum<number>('decisions'), eb.lit(0)).as('decisions'),
    ])
    .where('workshop_id', '=', workshop)
    .executeTakeFirstOrThrow();
  return { waiting: Number(row.waiting), arrivals: Number(row.arrivals), decisions: Number(row.decisions) };
}
