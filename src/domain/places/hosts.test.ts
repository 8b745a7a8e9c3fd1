/** A host who leaves, and a person who joins twice, as the desk is told of them. */
import { expect, test } from 'vitest';
import type { SeatId, TableId } from '../identifiers.ts';
import type { Seat } from '../seat.ts';
import type { Table } from '../workshop.ts';
import { possibleDoubles, tablesWithoutHost } from './hosts.ts';
import { chairsLeft, USUAL_PLACES } from './places.ts';

const tables = [1, 2, 3].map((number) => ({
  id: `t${number}` as TableId,
  number,
  topic: '',
  question: '',
  host: '',
})) as Table[];
const seat = (id: string, at: number, more: Partial<Seat> = {}) =>
  ({ id, kind: 'participant', table: `t${at}`, nextTable: null, name: '', group: '', ...more }) as Seat;

test('a table without a host is told where others have one, or where one is named', () => {
  const seats = [seat('a', 1, { kind: 'host' }), seat('b', 2), seat('c', 2)];
  expect(tablesWithoutHost(tables, seats, USUAL_PLACES)).toEqual(['t2']);
  expect(tablesWithoutHost(tables, seats.slice(1), USUAL_PLACES)).toEqual([]);
  const named = tables.map((table) => ({ ...table, host: 'Jana' }));
  expect(tablesWithoutHost(named, seats.slice(1), USUAL_PLACES)).toEqual(['t2']);
  expect(tablesWithoutHost(named, seats, { ...USUAL_PLACES, away: ['a' as SeatId] })).toEqual(['t2']);
});

test('two seats of one name and group are perhaps one person; without a name nobody says so', () => {
  const seats = [seat('a', 1, { name: 'Ana' }), seat('b', 2, { name: 'ana' }), seat('c', 3), seat('d', 3)];
  expect(possibleDoubles(seats, USUAL_PLACES).map((same) => same.map(({ id }) => id))).toEqual([['a', 'b']]);
  expect(possibleDoubles([...seats, seat('e', 1, { name: 'Ana', group: 'Šola' })], USUAL_PLACES)).toHaveLength(1);
});

test('chairs are counted by who comes, not by who goes; a closed table has none', () => {
  const seats = [seat('a', 1), seat('b', 1, { nextTable: 't2' as TableId }), seat('c', 2)];
  const left = (table: number, places = USUAL_PLACES) => chairsLeft(`t${table}` as TableId, seats, places, 2);
  expect([left(1), left(2), left(3)]).toEqual([1, 0, 2]);
  expect(left(3, { ...USUAL_PLACES, closedTables: ['t3' as TableId] })).toBe(0);
});
