/** Writing an initiative's archive, piece by piece: at no time is more than one document in memory. */
import * as Y from 'yjs';
import { shownTallies, SMALL_GROUPS } from '#domain/group-tallies.ts';
import { initiativeDocument, tableDocument, type WorkshopId } from '#domain/identifiers.ts';
import { byOrder } from '#domain/measure.ts';
import type { Workshop } from '#domain/workshop.ts';
import { readInitiative } from '#document/initiative-document.ts';
import { readIdeas } from '#document/table-document.ts';
import type { House } from '../house.ts';
import type { InitiativeRow } from '../store/database.ts';
import { keptEvening } from '../workshops/evening-reading.ts';
import { sourcedIdeas } from '../workshops/ideas.ts';
import { readMarks } from '../workshops/handing-over.ts';
import { readBallot, workshopsOf } from '../workshops/reading.ts';
import { readRoomCounts } from '../workshops/room-counts.ts';
import { countByGroup } from '../workshops/voting.ts';
import { ARCHIVE_FORMAT, ARCHIVE_VERSION, type Archive, type ArchivedWorkshop } from './format.ts';

type Premises = Pick<House, 'store' | 'collaboration' | 'log' | 'now'>;

export async function* archivePieces(
  house: Premises,
  row: InitiativeRow,
  withHistory: boolean,
): AsyncGenerator<string> {
  const madeAt = house.now();
  const workshops = await workshopsOf(house.store, row.id);
  const head = { format: ARCHIVE_FORMAT, version: ARCHIVE_VERSION, madeAt, initiative: archivedInitiative(row) };
  yield `${JSON.stringify(head).slice(0, -1)},\n"workshops":[`;
  for (const [index, workshop] of workshops.entries()) {
    // Every idea has its number before the archive says which.
    await sourcedIdeas(house, workshop);
    yield `${index > 0 ? ',' : ''}\n${JSON.stringify(await archivedWorkshop(house, workshop, madeAt))}`;
  }
  yield '],\n"documents":[';
  const names = [
    initiativeDocument(row.id),
    ...workshops.flatMap((workshop) => workshop.tables.map((table) => tableDocument(table.id))),
  ];
  for (const [index, name] of names.entries()) {
    yield `${index > 0 ? ',' : ''}\n{"name":${JSON.stringify(name)},"updates":[`;
    yield* withHistory ? pastOf(house, name) : stateOf(house, name);
    yield ']}';
  }
  yield '],\n"readable":{"tables":[';
  yield* readableTables(house, workshops);
  const content = await house.collaboration.read(initiativeDocument(row.id), readInitiative);
  const plan = {
    measures: content.measures.sort(byOrder),
    objectives: content.objectives.sort(byOrder),
    placements: content.placements.sort((a, b) => (a.idea < b.idea ? -1 : 1)),
  };
  yield `],\n"plan":${JSON.stringify(plan)}}}\n`;
}

function archivedInitiative(row: InitiativeRow): Archive['initiative'] {
  const { id, title, body, period, currency, created_at: createdAt, erase_at: eraseAt } = row;
  return { id, title, body, period, currency, createdAt, eraseAt } as Archive['initiative'];
}

const update = (at: number, bytes: Uint8Array) => JSON.stringify({ at, bytes: Buffer.from(bytes).toString('base64') });

async function* stateOf(house: Premises, name: string): AsyncGenerator<string> {
  yield update(house.now(), await house.collaboration.read(name, (doc) => Y.encodeStateAsUpdate(doc)));
}

async function* pastOf(house: Premises, name: string): AsyncGenerator<string> {
  const { last } = await house.log.reach(name);
  if (last === 0) {
    yield* stateOf(house, name);
    return;
  }
  for (let after = 0; after < last;) {
    const page = await house.log.page(name, after, last);
    if (page.length === 0) return;
    for (const { sequence, at, bytes } of page) {
      yield `${after > 0 ? ',' : ''}${update(at, bytes)}`;
      after = sequence;
    }
  }
}

async function* readableTables(house: Premises, workshops: readonly Workshop[]): AsyncGenerator<string> {
  let isFirst = true;
  for (const workshop of workshops) {
    for (const { id, number, topic, question } of workshop.tables) {
      const all = await house.collaboration.read(tableDocument(id), (doc) => readIdeas(doc, id));
      const ideas = all.map(({ id: idea, text, round, writtenAt, removedAt }) => ({
        id: idea,
        text,
        round,
        writtenAt,
        removedAt,
      }));
      yield `${isFirst ? '' : ','}\n${JSON.stringify({ workshop: workshop.title, number, topic, question, ideas })}`;
      isFirst = false;
    }
  }
}

async function archivedWorkshop(house: Premises, workshop: Workshop, madeAt: number): Promise<ArchivedWorkshop> {
  const { store } = house;
  const { id, tables, rounds } = workshop;
  const ofWorkshop = tables.map((table) => table.id);
  const seats = await store
    .selectFrom('seats')
    .selectAll()
    .where('workshop_id', '=', id)
    .orderBy('created_at')
    .execute();
  const stays = await store.selectFrom('stays').selectAll().where('table_id', 'in', ofWorkshop).execute();
  const numbers = await store.selectFrom('idea_numbers').selectAll().where('table_id', 'in', ofWorkshop).execute();
  const hidden = await store.selectFrom('hidden_ideas').selectAll().where('workshop_id', '=', id).execute();
  const { ordinal, code, kind, title, phase, settings, voting, createdAt } = workshop;
  const written = {
    ...{ id, ordinal, code, kind, title, phase, settings, voting, createdAt },
    ballot: await readBallot(store, id),
    tables: tables.map(({ id: table, number, topic, question, inLanguages = [], host, videoLink }) => ({
      id: table,
      number,
      topic,
      question,
      inLanguages,
      host,
      ...(videoLink && { videoLink }),
    })),
    // A round that runs is kept as ended: nobody sits in the archive.
    rounds: rounds.map((round) => ({ ...round, endedAt: round.endedAt ?? Math.min(round.endsAt, madeAt) })),
    seats: seats.map((seat) => ({
      id: seat.id,
      kind: seat.kind,
      table: seat.table_id,
      name: seat.name,
      group: seat.group_name,
      colour: seat.colour,
      symbol: seat.symbol,
      isShared: seat.is_shared === 1,
      side: seat.side,
      remote: seat.remote === 1,
      createdAt: seat.created_at,
    })),
    stays: stays.map((stay) => ({
      seat: stay.seat_id,
      table: stay.table_id,
      from: stay.from_at,
      until: stay.until_at,
    })),
    ideaNumbers: numbers.map(({ idea_id: idea, table_id: table, number }) => ({ idea, table, number })),
    hidden: hidden.map((mark) => ({
      idea: mark.idea_id,
      table: mark.table_id,
      at: mark.hidden_at,
      by: mark.hidden_by,
      reason: mark.reason,
    })),
    evening: await eveningToTell(house, id),
    marks: await readMarks(store, id),
    votes:
      voting === 'closed' ? { groups: await votesToTell(house, workshop), room: await roomToTell(house, id) } : null,
    pictures: await picturesOf(house, id),
  };
  // Identifiers of the domain and of the format carry different brands.
  return written as unknown as ArchivedWorkshop;
}

async function eveningToTell({ store }: Premises, workshop: WorkshopId) {
  const kept = await keptEvening(store, workshop);
  if (!kept) return null;
  const { steps, current, begunAt, endedAt, startTime, gong } = kept;
  return {
    steps: steps.map(({ id, kind, minutes }) => ({ id, kind, minutes })),
    ...{ step: current?.id ?? null, since: current?.since ?? null, endsAt: current?.endsAt ?? null },
    ...{ begunAt, endedAt, startTime, gong },
  };
}

async function roomToTell({ store }: Premises, workshop: WorkshopId) {
  const counts = await readRoomCounts(store, workshop);
  return counts.map(({ table, heads, dots, enteredAt: at }) => ({ table, heads, dots, at }));
}

async function picturesOf({ store }: Premises, workshop: WorkshopId) {
  const rows = await store
    .selectFrom('table_pictures')
    .select(['id', 'table_id', 'round', 'added_at', 'bytes'])
    .where('workshop_id', '=', workshop)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, table_id: table, round, added_at: at, bytes }) => ({
    ...{ id, table, round, at },
    jpeg: Buffer.from(bytes).toString('base64'),
  }));
}

/** Dots by group as far as they may be shown; where groups can't be told apart without telling votes, all together. */
async function votesToTell(
  { store }: Premises,
  workshop: Workshop,
): Promise<{ group: string; ballots: number; dots: Record<string, number> }[]> {
  const counted = await countByGroup(store, workshop.id);
  const shown = shownTallies(counted);
  if (shown.length > 0)
    return shown.map(({ group, ballots, dots }) => ({
      group: group === 'none' ? '' : group === 'small' ? SMALL_GROUPS : group.named,
      ballots,
      dots: { ...dots },
    }));
  const dots: Record<string, number> = {};
  for (const tally of counted)
    for (const [measure, count] of Object.entries<number>(tally.dots)) dots[measure] = (dots[measure] ?? 0) + count;
  const ballots = counted.reduce((sum, tally) => sum + tally.ballots, 0);
  return ballots === 0 ? [] : [{ group: SMALL_GROUPS, ballots, dots }];
}
