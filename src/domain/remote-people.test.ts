/** What a table is told of those who sit there from afar. */
import { describe, expect, it } from 'vitest';
import type { Idea } from './idea.ts';
import type { IdeaId, SeatId, TableId } from './identifiers.ts';
import { remotePeopleAt, UNHEARD_AFTER_MS } from './remote-people.ts';
import type { Seat } from './seat.ts';

const table = 'table0' as TableId;
const [tea, ben] = ['tea' as SeatId, 'ben' as SeatId];

function seat(id: SeatId, some: Partial<Seat> = {}): Seat {
  const rest = { nextTable: null, group: '', colour: 'sun', symbol: 'leaf', isShared: false, side: 0 } as const;
  return { ...rest, id, kind: 'participant', table, name: id, remote: true, ...some };
}

function written(by: SeatId, writtenAt: number, some: Partial<Idea> = {}): Idea {
  const rest = { table, text: 'Klop', colour: 'sun', place: { x: 0, y: 0 }, round: 1, removedAt: null } as const;
  return { ...rest, id: `${by}${writtenAt}` as IdeaId, seat: by, writtenAt, ...some };
}

const now = 1_000_000;
const at = { table, seats: [seat(tea), seat(ben)], ideas: [], peers: [], openSince: now - 60_000, now };

describe('remote people at a table', () => {
  it('are those of this table who are not in the hall', () => {
    const seats = [seat(tea), seat(ben, { remote: false }), seat('x' as SeatId, { table: 'other' as TableId })];
    expect(remotePeopleAt({ ...at, seats }).map((one) => one.seat)).toEqual([tea]);
  });

  it('were last heard when they last wrote here', () => {
    const ideas = [
      written(tea, 10),
      written(tea, 30),
      written(tea, 50, { removedAt: 60 }),
      written(ben, 40, { text: ' ' }),
    ];
    expect(remotePeopleAt({ ...at, ideas }).map((one) => one.lastHeardAt)).toEqual([30, null]);
  });

  it('are connected and writing as far as presence tells', () => {
    const peers = [{ seat: tea, typing: 'a' as IdeaId }];
    expect(remotePeopleAt({ ...at, peers })).toMatchObject([
      { isConnected: true, isTyping: true },
      { isConnected: false, isTyping: false },
    ]);
    expect(remotePeopleAt({ ...at, peers: null })[0]?.isConnected).toBeNull();
  });

  it('are asked for once nothing was heard for some minutes of an open round', () => {
    const since = now - UNHEARD_AFTER_MS;
    const ideas = [written(tea, since - 1), written(ben, now - 1)];
    const forgotten = (some: object) =>
      remotePeopleAt({ ...at, ideas, openSince: since, ...some }).map((one) => one.isForgotten);
    expect(forgotten({})).toEqual([true, false]);
    // The round has only begun, or nobody can write, or they are writing now.
    expect(forgotten({ openSince: since + 1 })).toEqual([false, false]);
    expect(forgotten({ openSince: null })).toEqual([false, false]);
    expect(forgotten({ peers: [{ seat: tea, typing: 'a' as IdeaId }] })).toEqual([false, false]);
  });

  it('have not written tomorrow because their clock is wrong', () => {
    expect(remotePeopleAt({ ...at, ideas: [written(tea, now + 3_600_000)] })[0]?.lastHeardAt).toBe(now);
  });
});
