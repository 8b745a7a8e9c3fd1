/** Everybody's dots, each seat for itself, and hands counted in the room beside them. */
import type { Page } from '@playwright/test';
import type { MeasureId, TableId } from '#domain/identifiers.ts';
import { sharersAt } from '#domain/seat.ts';
import type { VotingResult } from '#domain/workshop-view.ts';
import { dotsCounted, expect } from '../kavarna-fixture.ts';
import { PEOPLE, type Hall } from './hall.ts';
import type { Screens } from './screens.ts';

const DOTS = 5;

export interface Measure {
  id: MeasureId;
  title: string;
}

export interface Votes {
  /** By measure. */
  devices: Map<MeasureId, number>;
  room: Map<MeasureId, number>;
  heads: number;
}

/** Everybody votes: programs over the network, the phone and the people at the tablet by hand, and a host counts hands. */
export async function voteEverywhere(
  hall: Hall,
  screens: Screens,
  measures: readonly Measure[],
  chance: () => number,
): Promise<Votes> {
  const devices = new Map(measures.map(({ id }) => [id, 0]));
  const spend = (measure: MeasureId, dots: number) => devices.set(measure, (devices.get(measure) ?? 0) + dots);
  const spread = async (cast: (measure: MeasureId, dots: number) => Promise<unknown>) => {
    let left = DOTS;
    for (const { id } of measures) {
      const dots = Math.floor(chance() * (left + 1));
      if (dots === 0) continue;
      await cast(id, dots);
      spend(id, dots);
      left -= dots;
    }
    // Nobody goes home without a dot.
    const [first] = measures;
    if (left === DOTS && first) {
      await cast(first.id, 1);
      spend(first.id, 1);
    }
  };
  const byPrograms = [
    ...hall.people.map((person) => spread((measure, dots) => hall.api.castDots(person.token, measure, dots))),
    ...hall.tablets.flatMap((tablet) => {
      const view = tablet.view();
      const sharers = view ? sharersAt(view.seats, tablet.seat.table) : [];
      const as = hall.as(tablet.token);
      return sharers.map(({ id }) =>
        spread((measure, dots) => as('put', `/seat/sharers/${id}/ballot/${measure}`, { dots })),
      );
    }),
  ];
  const [chosen, other] = measures as [Measure, Measure];
  const byHand = [votesOnPhone(screens.phone, chosen), votesOnTablet(hall, screens.tablet, chosen)];
  await Promise.all(byPrograms);
  for (const dots of await Promise.all(byHand)) spend(chosen.id, dots);
  const room = new Map([
    [chosen.id, 4],
    [other.id, 2],
  ]);
  const host = await countedByHost(hall, { heads: 3, dots: Object.fromEntries(room), basedOn: 0 });
  expect(host).toMatchObject({ heads: 3, enteredBy: 'host' });
  return { devices, room, heads: 3 };
}

async function votesOnPhone(phone: Page, { title }: Measure): Promise<number> {
  const give = phone.getByRole('button', { name: `Daj piko ukrepu „${title}“` });
  for (const left of ['Še 4 pike', 'Še 3 pike']) {
    await give.tap();
    await expect(phone.getByText(left)).toBeVisible();
    await dotsCounted(phone);
  }
  return 2;
}

/** One after the other, each with one dot; nobody sees another's. */
async function votesOnTablet(hall: Hall, tablet: Page, { title }: Measure): Promise<number> {
  const [first] = hall.tables as [TableId];
  const sharers = sharersAt(await hall.seats(), first);
  const turns = tablet.getByRole('link', { name: /: glasuj$/ });
  for (const waiting of sharers.map((_, index) => sharers.length - index)) {
    await expect(turns).toHaveCount(waiting);
    await turns.first().tap();
    await tablet.getByRole('button', { name: `Daj piko ukrepu „${title}“` }).tap();
    await expect(tablet.getByText('Še 4 pike')).toBeVisible();
    await tablet.getByRole('link', { name: 'Končano, podaj naprej' }).tap();
  }
  await expect(tablet.getByText('že glasovano')).toHaveCount(sharers.length);
  return sharers.length;
}

/** A host with a phone of their own counts the hands at their table. */
async function countedByHost(hall: Hall, count: object): Promise<unknown> {
  const hosts = new Set((await hall.seats()).filter((seat) => seat.kind === 'host').map((seat) => seat.id));
  const host = hall.people.find((person) => hosts.has(person.seat.id));
  if (!host) throw new Error('A host has a phone.');
  const table = host.view()?.seats.find((seat) => seat.id === host.seat.id)?.table;
  return hall.as(host.token)('put', `/tables/${table}/room-count`, count);
}

/** While the vote runs everybody sees how many have voted; afterwards the sums, with what was counted in the room kept apart. */
export async function expectCounted(hall: Hall, screens: Screens, measures: readonly Measure[], votes: Votes) {
  const { desk, projector } = screens;
  await desk.goto(`${new URL(desk.url()).origin}/workshops/${hall.workshop}/priorities`);
  await expect(desk.getByText(`Glasovalo: ${PEOPLE.all} od ${PEOPLE.all}`)).toBeVisible();
  await desk.getByRole('button', { name: 'Zaključi glasovanje' }).click();
  const all = ({ id }: Measure) => (votes.devices.get(id) ?? 0) + (votes.room.get(id) ?? 0);
  for (const measure of measures) {
    const row = desk
      .getByRole('listitem')
      .filter({ hasText: measure.title })
      .filter({ has: desk.locator('.bar') });
    const [devices, room] = [votes.devices.get(measure.id) ?? 0, votes.room.get(measure.id) ?? 0];
    await expect(row.locator('.parts')).toHaveText(`${devices} z naprav + ${room} prešteto v dvorani`);
    await expect(row.locator('strong')).toHaveText(new RegExp(`^${all(measure)} pik`));
    const onWall = projector.getByRole('listitem').filter({ hasText: measure.title });
    await expect(onWall.locator('strong')).toHaveText(String(all(measure)));
  }
  const result = await hall.call<VotingResult>('get', `/workshops/${hall.workshop}/results`);
  expect(result).toMatchObject({
    ballots: PEOPLE.all,
    room: { heads: votes.heads, dots: Object.fromEntries(votes.room) },
  });
  for (const measure of measures) expect(result.dots[measure.id] ?? 0).toBe(all(measure));
}
