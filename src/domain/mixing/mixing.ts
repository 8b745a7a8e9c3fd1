/** Who sits where in the rounds to come, so that people meet new people: what is asked for, and how good an answer is. */

/** A guest: hosts and tablets stay where they are and are not asked about. */
export interface Guest {
  /** Group or sector; empty: none. */
  group: string;
  /** Tables (by index) where this guest may sit; null: anywhere. */
  mayBeAt: ReadonlySet<number> | null;
}

/** Table by guest, by index; NOWHERE where the guest was not there. */
export type Seating = readonly number[];
export const NOWHERE = -1;

export interface MixingProblem {
  guests: readonly Guest[];
  tables: number;
  /** The rounds that are over and the one that runs, oldest first. At least one. */
  past: readonly Seating[];
  /** Rounds still to be seated. */
  rounds: number;
  /** Whether each table has a topic of its own, so that nobody should come back to one. */
  doTopicsDiffer: boolean;
}

/** What could not be met, over all rounds, past ones included: 0 where everything could. */
export interface MixingScore {
  /** Each further time that two guests sit at one table. */
  repeatedMeetings: number;
  /** Each further time that a guest sits at the same table; counted only where topics differ. */
  returns: number;
  /** Guests at tables where they may not be. */
  forbidden: number;
  /** Chairs by which tables differ beyond one, over all rounds to come. */
  unevenTables: number;
  /** Guests by which groups are spread less evenly over the tables than they could be, over all rounds to come. */
  unevenGroups: number;
}

export interface MixingPlan {
  rounds: Seating[];
  score: MixingScore;
}

export function scoreOf(problem: MixingProblem, rounds: readonly Seating[]): MixingScore {
  const all = [...problem.past, ...rounds];
  return {
    repeatedMeetings: repeatedMeetings(problem.guests.length, all),
    returns: problem.doTopicsDiffer ? returns(problem, all) : 0,
    forbidden: rounds.reduce((sum, seating) => sum + forbidden(problem, seating), 0),
    unevenTables: rounds.reduce((sum, seating) => sum + unevenTables(problem, seating), 0),
    unevenGroups: rounds.reduce((sum, seating) => sum + unevenGroups(problem, seating), 0),
  };
}

/** How bad a plan is, in one number: first what must not be, then what should not, then what is merely nicer. */
export function weight(score: MixingScore): number {
  const { forbidden, unevenTables, returns, repeatedMeetings, unevenGroups } = score;
  return forbidden * 10_000 + unevenTables * 1_000 + returns * 100 + repeatedMeetings * 10 + unevenGroups;
}

function repeatedMeetings(guests: number, seatings: readonly Seating[]): number {
  const met = new Uint8Array(guests * guests);
  let repeated = 0;
  for (const seating of seatings) {
    for (let a = 0; a < guests; a++) {
      const table = seating[a] ?? NOWHERE;
      if (table === NOWHERE) continue;
      for (let b = a + 1; b < guests; b++) {
        if (seating[b] !== table) continue;
        const pair = a * guests + b;
        if (met[pair]) repeated++;
        met[pair] = 1;
      }
    }
  }
  return repeated;
}

function returns({ guests, tables }: MixingProblem, seatings: readonly Seating[]): number {
  const been = new Uint8Array(guests.length * tables);
  let repeated = 0;
  for (const seating of seatings) {
    for (const [guest, table] of seating.entries()) {
      if (table === NOWHERE) continue;
      if (been[guest * tables + table]) repeated++;
      been[guest * tables + table] = 1;
    }
  }
  return repeated;
}

function forbidden({ guests }: MixingProblem, seating: Seating): number {
  return guests.filter(({ mayBeAt }, guest) => mayBeAt && !mayBeAt.has(seating[guest] ?? NOWHERE)).length;
}

function unevenTables({ tables }: MixingProblem, seating: Seating): number {
  const sizes = new Array<number>(tables).fill(0);
  for (const table of seating) if (table !== NOWHERE) sizes[table] = (sizes[table] ?? 0) + 1;
  return Math.max(0, Math.max(...sizes) - Math.min(...sizes) - 1);
}

/** For each group, guests beyond the even share at some table. */
function unevenGroups({ guests, tables }: MixingProblem, seating: Seating): number {
  const counts = new Map<string, number[]>();
  for (const [guest, { group }] of guests.entries()) {
    const table = seating[guest] ?? NOWHERE;
    if (group === '' || table === NOWHERE) continue;
    const at = counts.get(group) ?? new Array<number>(tables).fill(0);
    at[table] = (at[table] ?? 0) + 1;
    counts.set(group, at);
  }
  let uneven = 0;
  for (const at of counts.values()) {
    const share = Math.ceil(at.reduce((sum, count) => sum + count, 0) / tables);
    for (const count of at) uneven += Math.max(0, count - share);
  }
  return uneven;
}
