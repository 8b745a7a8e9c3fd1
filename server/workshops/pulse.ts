/** How the room is at this moment: each board is read once after it has changed, whoever asks, and never into the desk's browser. */
import type { Asker } from '#domain/access.ts';
import { readBattery } from '#domain/battery.ts';
import { byTimeWritten, isCounted, type Idea } from '#domain/idea.ts';
import {
  tableDocument,
  type IdeaId,
  type InitiativeId,
  type SeatId,
  type TableId,
  type WorkshopId,
} from '#domain/identifiers.ts';
import { visibleIdeas } from '#domain/moderation.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, type Result } from '#domain/result.ts';
import { LATEST_IDEAS, type LatestIdea, type RoomPulse, type TablePulse } from '#domain/room-pulse.ts';
import { seatsAt, type Seat } from '#domain/seat.ts';
import { coverIdeas, silenceIn, type Silence } from '#domain/silence.ts';
import { currentRound, isRoundOpen, type Workshop } from '#domain/workshop.ts';
import { readIdeas } from '#document/table-document.ts';
import type { House } from '../house.ts';
import { facilitatedWorkshop } from './permission.ts';
import { workshopView } from './published-view.ts';
import { readInitiativeRow } from './reading.ts';

export interface PulseCommands {
  pulse(asker: Asker, workshop: WorkshopId): Promise<Result<RoomPulse, Refusal>>;
}

/** What one board says, as long as it does not change. */
interface BoardReading {
  /** What it depends on, in one string. */
  of: string;
  ideas: number;
  inRound: number;
  lastIdeaAt: number | null;
  /** Who has written in the round; null: a facilitator. Stays on the server. */
  writers: Set<SeatId | null>;
  latest: LatestIdea[];
}

/** Milliseconds for which one answer serves all desks. */
const GOOD_FOR_MS = 1_000;
/** Workshops whose readings are kept; the one asked longest ago goes first. */
const KEPT_WORKSHOPS = 20;

interface Kept {
  boards: Map<TableId, BoardReading>;
  last: { at: number; pulse: Promise<RoomPulse> } | null;
}

export function pulseCommands(house: House): PulseCommands {
  const { store, collaboration } = house;
  const kept = new Map<WorkshopId, Kept>();

  function keptOf(id: WorkshopId): Kept {
    const known = kept.get(id) ?? { boards: new Map<TableId, BoardReading>(), last: null };
    kept.delete(id);
    kept.set(id, known);
    for (const oldest of kept.keys()) if (kept.size > KEPT_WORKSHOPS) kept.delete(oldest);
    return known;
  }

  async function readBoard(
    table: TableId,
    { round, hidden, silence }: { round: number; hidden: readonly IdeaId[]; silence: Silence | null },
    before: BoardReading | undefined,
  ): Promise<BoardReading> {
    const document = tableDocument(table);
    const of = `${collaboration.changesOf(document).count} ${round} ${silence?.since} ${hidden.join()}`;
    if (before?.of === of) return before;
    const all = await collaboration.read(document, (doc) => readIdeas(doc, table));
    const shown = coverIdeas(visibleIdeas(all, hidden), silence, { seat: null, isTablet: false });
    return { of, ...boardReading(shown.filter(isCounted), round) };
  }

  async function take(workshop: Workshop, boards: Map<TableId, BoardReading>): Promise<RoomPulse> {
    const round = currentRound(workshop)?.number ?? 0;
    const view = await workshopView(store, workshop.id);
    const { hidden = [], seats = [] } = view ?? {};
    const silence = view && silenceIn(view);
    const at = house.now();
    const tables: TablePulse[] = [];
    const latest: LatestIdea[] = [];
    for (const { id } of workshop.tables) {
      const reading = await readBoard(id, { round, hidden, silence }, boards.get(id));
      boards.set(id, reading);
      const { ideas, inRound, lastIdeaAt, writers } = reading;
      tables.push({
        ...{ table: id, ideas, inRound },
        // A device whose clock is wrong has not written tomorrow.
        lastIdeaAt: lastIdeaAt === null ? null : Math.min(lastIdeaAt, at),
        lastChangeAt: collaboration.changesOf(tableDocument(id)).lastAt,
        yetToWrite: isRoundOpen(workshop) ? yetToWrite(seats, id, writers) : null,
      });
      latest.push(...reading.latest);
    }
    latest.sort((a, b) => b.writtenAt - a.writtenAt || (a.id < b.id ? 1 : -1));
    return { at, tables, ...(await devicesOf(workshop, seats)), latest: latest.slice(0, LATEST_IDEAS) };
  }

  /** In a demonstration nobody sits before the devices of those who were played: they count as there. In a rehearsal everybody connects. */
  async function devicesOf(
    { id: workshop, initiative, demonstration }: Workshop,
    seats: readonly Seat[],
  ): Promise<Pick<RoomPulse, 'connected' | 'gone' | 'batteries'>> {
    const { attendance } = collaboration;
    const isPlayed = demonstration && !(await isRehearsal(initiative));
    const before = isPlayed ? new Set<SeatId>() : await seatsBefore(workshop, attendance.since);
    const isHere = (seat: SeatId) => isPlayed || attendance.isConnected(seat);
    const tellsOfBattery = new Set(seats.filter(({ kind }) => kind !== 'participant').map(({ id }) => id));
    const tables = new Set(seats.map(({ table }) => table));
    const shown = [...tables].flatMap((table) => collaboration.shownAt(tableDocument(table)));
    return {
      connected: seats.filter(({ id }) => isHere(id)).map(({ id }) => id),
      gone: seats.flatMap(({ id }) => {
        // Who was there before the server was started anew has been gone at least since.
        const since = isHere(id) ? null : (attendance.leftAt(id) ?? (before.has(id) ? attendance.since : null));
        return since === null ? [] : [{ seat: id, since }];
      }),
      batteries: shown.flatMap(({ seat, state }) => {
        const battery = tellsOfBattery.has(seat) ? readBattery((state as { battery?: unknown } | null)?.battery) : null;
        return battery ? [{ seat, ...battery }] : [];
      }),
    };
  }

  async function isRehearsal(id: InitiativeId): Promise<boolean> {
    return (await readInitiativeRow(store, id))?.rehearsalOf != null;
  }

  async function seatsBefore(workshop: WorkshopId, at: number): Promise<Set<SeatId>> {
    const rows = await store
      .selectFrom('seats')
      .select('id')
      .where('workshop_id', '=', workshop)
      .where('created_at', '<', at)
      .execute();
    return new Set(rows.map((row) => row.id));
  }

  return {
    async pulse(asker, id) {
      const found = await facilitatedWorkshop(store, asker, id, 'seeDesk');
      if (!found.ok) return found;
      const mine = keptOf(id);
      const now = house.now();
      if (!mine.last || now - mine.last.at >= GOOD_FOR_MS || now < mine.last.at) {
        mine.last = { at: now, pulse: take(found.value, mine.boards) };
        // A reading that failed serves nobody.
        mine.last.pulse.catch(() => (mine.last = null));
      }
      return done(await mine.last.pulse);
    },
  };
}

function boardReading(counted: readonly Idea[], round: number): Omit<BoardReading, 'of'> {
  const inRound = counted.filter((idea) => idea.round === round);
  const inOrder = [...counted].sort(byTimeWritten);
  // What is written in silence counts, and nobody reads it yet.
  const latest = inOrder.filter(({ isCovered }) => !isCovered).slice(-LATEST_IDEAS);
  return {
    ideas: counted.length,
    inRound: inRound.length,
    lastIdeaAt: inOrder.at(-1)?.writtenAt ?? null,
    writers: new Set(inRound.map((idea) => idea.seat)),
    latest: latest.map(({ id, table, text, colour, writtenAt }) => ({
      id,
      table,
      text: text.trim(),
      colour,
      writtenAt,
    })),
  };
}

/** Where the table's tablet has written in this round, that may have been for anybody. */
function yetToWrite(seats: readonly Seat[], table: TableId, writers: ReadonlySet<SeatId | null>): number | null {
  const tablets = seats.filter((seat) => seat.kind === 'tablet' && seat.table === table);
  if (tablets.some(({ id }) => writers.has(id))) return null;
  return seatsAt(seats, table).filter(({ id }) => !writers.has(id)).length;
}
