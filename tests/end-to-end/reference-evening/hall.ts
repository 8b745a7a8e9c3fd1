/** The reference evening's hall: eight tables and their four tablets, and everybody who comes without a browser page of this test. */
import type { Page } from '@playwright/test';
import type { IdeaSource } from '#domain/idea-source.ts';
import type { InitiativeId, TableId, WorkshopId } from '#domain/identifiers.ts';
import { sharersAt, type Seat, type Side } from '#domain/seat.ts';
import type { WorkshopView } from '#domain/workshop-view.ts';
import { cafeApi, type CafeApi } from '#server/player/cafe-api.ts';
import { joinCafe, type Evening, type Person } from '#server/player/person.ts';
import { REHEARSAL_WORDS } from '#server/rehearsal/rehearsal-words.ts';
import { programWith, type ApiCall } from '../facilitators-program.ts';
import { programToken, type RunningKavarna } from '../kavarna-fixture.ts';
import type { Ledger } from './ledger.ts';

export const TABLES = 8;
export const ROUNDS = 3;
/** Of everybody, hosts included; four of the tables have a tablet. */
export const PEOPLE = { all: 40, sharing: 12, remote: 8 };
export const SHARERS_AT_TABLET = 3;
const TABLETS = PEOPLE.sharing / SHARERS_AT_TABLET;
const SEATS_PER_TABLE = 6;
const GROUPS = ['občina', 'društva', 'mladi'];
const TOPICS = ['Promet', 'Zelenje', 'Sosedstvo', 'Šola', 'Starost', 'Kultura', 'Zdravje', 'Delo'];
/** How often out of one an idea on a tablet is written down for somebody else. */
const DICTATED = 0.2;

export interface Hall {
  initiative: InitiativeId;
  workshop: WorkshopId;
  code: string;
  /** In the order of their numbers. */
  tables: TableId[];
  api: CafeApi;
  /** A facilitator's token, for programs. */
  token: string;
  call: ApiCall;
  /** Calls the API as a seat. */
  as(seatToken: string): ApiCall;
  /** Each with a device of their own. */
  people: Person[];
  /** Of the tables without a page of this test. */
  tablets: Person[];
  seats(): Promise<Seat[]>;
  numberOf(table: TableId): number;
  leave(): void;
}

/** Names that nobody else in the hall has. */
export function nameAt(index: number): string {
  const { names } = REHEARSAL_WORDS.sl;
  const name = names[index % names.length] ?? '';
  return index < names.length ? name : `${name} ${String.fromCharCode(64 + Math.floor(index / names.length))}.`;
}

export async function openHall(
  desk: Page,
  kavarna: RunningKavarna,
  now: () => number,
  chance: () => number,
): Promise<Hall> {
  const token = await programToken(desk, kavarna);
  const api = cafeApi(kavarna.url, token);
  const initiative = await api.createInitiative({
    ...{ title: 'Načrt za vključujočo Lipo', body: 'Občina Lipa', period: '2027–2029', currency: 'EUR' },
  });
  const workshop = await api.createWorkshop(initiative.id, {
    title: 'Referenčni večer',
    tables: TOPICS.map((topic) => ({ topic, question: 'Kaj bi pomagalo?', host: '' })),
    settings: {
      ...{ roundCount: ROUNDS, roundMinutes: 20, rotation: 'mixed', groups: GROUPS, decidingGroups: [] },
      ...{ dotsPerSeat: 5, seatsPerTable: SEATS_PER_TABLE, holdsIdeas: false, isCalm: false },
    },
  });
  const signal = new AbortController();
  const evening: Evening = { api, url: kavarna.url, code: workshop.code, pace: 0, signal: signal.signal, now };
  const as = (seatToken: string) => programWith(seatToken, kavarna);
  const call = as(token);
  const tables = workshop.tables.toSorted((a, b) => a.number - b.number).map(({ id }) => id);

  const group = () => GROUPS[Math.floor(chance() * GROUPS.length)] ?? '';
  const guest = (index: number, table: number, remote = false) =>
    joinCafe(evening, { name: nameAt(index), group: group(), table, remote });
  // The first names are those of the people at the page that lies on table 1, and the last one is the phone's.
  const remote = Array.from({ length: PEOPLE.remote - 1 }, (_, index) =>
    guest(index + 12, ((index + 1) % 4) + 1, true),
  );
  const phones = Array.from({ length: PEOPLE.all - PEOPLE.sharing - PEOPLE.remote }, (_, index) =>
    guest(index + 12 + remote.length, TABLETS + 1 + (index % (TABLES - TABLETS))),
  );
  const people = await Promise.all([...remote, ...phones]);
  const tablets = await Promise.all(
    [2, 3, 4].map((table) => joinCafe(evening, { name: '', group: '', table, remote: false, tablet: true })),
  );
  for (const [at, tablet] of tablets.entries()) {
    for (let chair = 0; chair < SHARERS_AT_TABLET; chair++) {
      const side = ([0, 90, 180] satisfies Side[])[chair];
      const name = nameAt((at + 1) * SHARERS_AT_TABLET + chair);
      await as(tablet.token)('post', '/seat/sharers', { name, group: group(), side });
    }
  }
  return {
    ...{ initiative: initiative.id, workshop: workshop.id, code: workshop.code, tables, api, token, call, as },
    ...{ people, tablets },
    seats: () => call<Seat[]>('get', `/workshops/${workshop.id}/seats`),
    numberOf: (table) => tables.indexOf(table) + 1,
    leave() {
      signal.abort(new Error('The evening is over.'));
      for (const device of [...people, ...tablets]) device.leave();
    },
  };
}

/** One person at each table stays with it: at a tablet somebody who shares it, elsewhere somebody with a phone. */
export async function nameHosts(hall: Hall): Promise<Seat[]> {
  const seats = await hall.seats();
  const hosts = hall.tables.flatMap((table) => {
    const here = seats.filter((seat) => seat.table === table && seat.kind === 'participant' && !seat.remote);
    return here.toSorted((a, b) => Number(b.isShared) - Number(a.isShared)).slice(0, 1);
  });
  for (const { id } of hosts) {
    await hall.call('put', `/workshops/${hall.workshop}/seats/${id}/kind`, { kind: 'host' });
  }
  return hosts;
}

/** Everybody without a page of this test writes, all at once, each with the given likelihood; whoever shares a tablet one after the other. */
export async function writeEverywhere(
  hall: Hall,
  ledger: Ledger,
  round: number,
  chance: () => number,
  likelihood = 1,
): Promise<void> {
  const devices = [...hall.people, ...hall.tablets];
  await Promise.all(
    devices.map(async (device, chair) => {
      const view = device.view();
      const own = view?.seats.find((seat) => seat.id === device.seat.id);
      if (!view || !own) throw new Error('Whoever is at the café knows of it.');
      for (const author of authorsAt(view, own)) {
        if (chance() >= likelihood) continue;
        const isDictated = author.isShared && chance() < DICTATED;
        const source: IdeaSource | undefined = isDictated ? { kind: 'dictated' } : undefined;
        const text = ledger.newText();
        await device.writeIdea(text, round, chair, { seat: author.id, ...(source && { source }) });
        ledger.add({ text, table: own.table, round, seat: author.id, ...(source && { source }) });
      }
    }),
  );
}

const authorsAt = (view: WorkshopView, own: Seat): Seat[] =>
  own.kind === 'tablet' ? sharersAt(view.seats, own.table) : [own];
