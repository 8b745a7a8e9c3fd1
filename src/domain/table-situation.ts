/** What the desk knows of each table, put together from what everybody sees and from the room's pulse. */
import type { TableSituation } from './attention.ts';
import type { SeatId } from './identifiers.ts';
import type { RoomPulse } from './room-pulse.ts';
import { seatsAt, type Seat } from './seat.ts';
import type { WorkshopView } from './workshop-view.ts';

export function tableSituations(view: WorkshopView, pulse: RoomPulse): TableSituation[] {
  const connected = new Set(pulse.connected);
  const goneSince = new Map(pulse.gone.map(({ seat, since }) => [seat, since]));
  const pulses = new Map(pulse.tables.map((one) => [one.table, one]));
  return view.tables.map(({ id, number }) => {
    const there = view.seats.filter((seat) => seat.table === id);
    const devices = new Set(there.map((seat) => seat.id));
    const inRound = pulses.get(id);
    return {
      table: id,
      number,
      people: seatsAt(view.seats, id).length,
      lastIdeaAt: inRound && inRound.inRound > 0 ? inRound.lastIdeaAt : null,
      call: view.calls.find((call) => call.table === id) ?? null,
      isLocked: view.lockedTables.includes(id),
      cutOffSince: cutOffSince(there, connected, goneSince),
      hostGoneSince: allGoneSince(
        there.filter((seat) => seat.kind === 'host'),
        connected,
        goneSince,
      ),
      batteries: pulse.batteries.filter(({ seat }) => devices.has(seat) && connected.has(seat)),
    };
  });
}

/** A table lives by its tablet; where it has none, by any device. A phone in a pocket is asleep and nobody's worry. */
function cutOffSince(
  there: readonly Seat[],
  connected: ReadonlySet<SeatId>,
  goneSince: ReadonlyMap<SeatId, number>,
): number | null {
  const tablets = there.filter((seat) => seat.kind === 'tablet');
  return allGoneSince(tablets.length > 0 ? tablets : there, connected, goneSince);
}

/** When the last of these devices went; null while one is there, or where none has ever been. */
function allGoneSince(
  seats: readonly Seat[],
  connected: ReadonlySet<SeatId>,
  goneSince: ReadonlyMap<SeatId, number>,
): number | null {
  if (seats.some(({ id }) => connected.has(id))) return null;
  const times = seats.flatMap(({ id }) => goneSince.get(id) ?? []);
  return times.length === 0 ? null : Math.max(...times);
}
