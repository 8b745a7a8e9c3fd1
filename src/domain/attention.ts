/** Which tables need the facilitator, and which first. Pure: what is known of the tables goes in. */
import { isBatteryLow, type Battery } from './battery.ts';
import type { TableId } from './identifiers.ts';
import type { TableCall } from './table-call.ts';

/** Why a table needs somebody, the most pressing reason first. coming: somebody is on the way already. */
export const NEEDS = ['calling', 'cut-off', 'host-gone', 'battery', 'quiet', 'coming'] as const;
export type NeedKind = (typeof NEEDS)[number];

export interface Need {
  kind: NeedKind;
  /** Epoch ms; null: not known. */
  since: number | null;
}

/** What is known of one table. Times are epoch ms by the server's clock. */
export interface TableSituation {
  table: TableId;
  number: number;
  /** People who sit there. */
  people: number;
  /** When the youngest idea of the running round was written; null: there is none. */
  lastIdeaAt: number | null;
  call: TableCall | null;
  isLocked: boolean;
  /** Whether the table's tablet, or the last of all devices there, has lost its connection; null: it has not. */
  cutOffSince: number | null;
  /** Since when the host's device is gone; null: it is not, or there is none. */
  hostGoneSince: number | null;
  batteries: readonly Battery[];
}

const MINUTE_MS = 60_000;
/** A table is quiet at the earliest so long after its last idea: people also talk. */
export const QUIET_MS = 3 * MINUTE_MS;
/** …and only where it has been silent so many times longer than the table in the middle of the others: when all talk, none is quiet. */
const TIMES_THE_OTHERS = 2;
/** Where there is no other table to compare with. */
export const QUIET_ALONE_MS = 6 * MINUTE_MS;
/** A tablet that sleeps or changes its network is back by then. */
export const GONE_MS = MINUTE_MS;

/** Tables without a new idea for much longer than the others, and since when; only while a round is open and people sit there. */
export function quietTables(
  tables: readonly Pick<TableSituation, 'table' | 'people' | 'lastIdeaAt' | 'isLocked'>[],
  { roundOpenedAt, now }: { roundOpenedAt: number | null; now: number },
): Map<TableId, number> {
  const quiet = new Map<TableId, number>();
  if (roundOpenedAt === null) return quiet;
  const silences = tables
    .filter(({ people, isLocked }) => people > 0 && !isLocked)
    .map(({ table, lastIdeaAt }) => ({ table, since: Math.max(roundOpenedAt, lastIdeaAt ?? roundOpenedAt) }));
  for (const { table, since } of silences) {
    const others = silences.filter((one) => one.table !== table).map((one) => now - one.since);
    const usual = median(others);
    const limit = usual === null ? QUIET_ALONE_MS : Math.max(QUIET_MS, TIMES_THE_OTHERS * usual);
    if (now - since >= limit) quiet.set(table, since);
  }
  return quiet;
}

/** What each table needs, the most pressing first; a table that needs nothing has an empty list. */
export function needsOf(
  tables: readonly TableSituation[],
  hour: { roundOpenedAt: number | null; now: number },
): Map<TableId, Need[]> {
  const quiet = quietTables(tables, hour);
  return new Map(tables.map((table) => [table.table, needsAt(table, quiet.get(table.table) ?? null, hour.now)]));
}

function needsAt(table: TableSituation, quietSince: number | null, now: number): Need[] {
  const { call, cutOffSince, hostGoneSince, batteries } = table;
  const hasBeen = (since: number | null): since is number => since !== null && now - since >= GONE_MS;
  const needs: Need[] = [];
  if (call && !call.taken) needs.push({ kind: 'calling', since: call.calledAt });
  if (hasBeen(cutOffSince)) needs.push({ kind: 'cut-off', since: cutOffSince });
  if (hasBeen(hostGoneSince)) needs.push({ kind: 'host-gone', since: hostGoneSince });
  if (batteries.some(isBatteryLow)) needs.push({ kind: 'battery', since: null });
  if (quietSince !== null) needs.push({ kind: 'quiet', since: quietSince });
  if (call?.taken) needs.push({ kind: 'coming', since: call.calledAt });
  return needs;
}

/** Order of tables: by their most pressing need, the longest waiting first; then by number. */
export function byNeed<T extends { number: number; needs: readonly Need[] }>(a: T, b: T): number {
  const [first, second] = [a.needs[0], b.needs[0]];
  const rank = (need: Need | undefined) => (need ? NEEDS.indexOf(need.kind) : NEEDS.length);
  const since = (need: Need | undefined) => need?.since ?? Number.MAX_SAFE_INTEGER;
  return rank(first) - rank(second) || since(first) - since(second) || a.number - b.number;
}

/** null of none. */
function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
