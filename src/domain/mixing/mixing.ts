/** Who sits where in the rounds to come, so that people meet new people: what is asked for, and how good an answer is. */

/** A guest: hosts and tablets stay where they are and are not asked about. */
export interface Guest {
  /** Group or sector; empty: none. */
  group: string;
  /** Tables (by index) where this guest may sit; null: anywhere. */
  mayBeAt: ReadonlySet<number> | null;
  /** Belongs to those who decide: one at each table, and never the same one twice for the others. */
  isDecider?: boolean;
}

/** Table by guest, by index; NOWHERE where the guest was not there. */
export type Seating = readonly number[];
export const NOWHERE = -1;

export interface MixingProblem {
  guests: readonly Guest[];
  tables: number;
  /** Chairs for guests at each table; null: it is closed. Absent: as many as are needed. */
  chairs?: readonly (number | null)[];
  /** The rounds that are over and the one that runs, oldest first. */
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
  /** Guests without a chair. */
  standing: number;
  /** Tables without anybody who decides, as far as there are enough of them, over all rounds to come. */
  missingDeciders: number;
  /** Of the repeated meetings, those of somebody who decides with somebody who does not. */
  sameDecider: number;
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
    ...repeatedMeetings(problem.guests, all),
    returns: problem.doTopicsDiffer ? returns(problem, all) : 0,
    forbidden: rounds.reduce((sum, seating) => sum + forbidden(problem, seating), 0),
    standing: rounds.reduce((sum, seating) => sum + standing(problem, seating), 0),
    missingDeciders: rounds.reduce((sum, seating) => sum + missingDeciders(problem, seating), 0),
    unevenTables: rounds.reduce((sum, seating) => sum + unevenTables(problem, seating), 0),
    unevenGroups: rounds.reduce((sum, seating) => sum + unevenGroups(problem, seating), 0),
  };
}

/** How bad a plan is, in one number: first what must not be, then what should not, then what is merely nicer. */
/** What each shortcoming weighs: first what must not be, then what should not, then what is merely nicer. */
export const WEIGHTS = {
  standing: 100_000,
  forbidden: 10_000,
  unevenTables: 1_000,
  returns: 100,
  missingDeciders: 60,
  /** Beside what the repeated meeting weighs itself. */
  sameDecider: 30,
  repeatedMeetings: 10,
  unevenGroups: 1,
} as const satisfies Record<keyof MixingScore, number>;

/** How bad a plan is, in one number. */
export function weight(score: MixingScore): number {
  let sum = 0;
  for (const [name, each] of Object.entries(WEIGHTS)) sum += each * score[name as keyof MixingScore];
  return sum;
}

export function isOpen({ chairs }: Pick<MixingProblem, 'chairs'>, table: number): boolean {
  return chairs === undefined || chairs[table] !== null;
}

export function openTables(problem: Pick<MixingProblem, 'chairs' | 'tables'>): number[] {
  return Array.from({ length: problem.tables }, (_, table) => table).filter((table) => isOpen(problem, table));
}

function sizesOf({ tables }: MixingProblem, seating: Seating): number[] {
  const sizes = new Array<number>(tables).fill(0);
  for (const table of seating) if (table !== NOWHERE) sizes[table] = (sizes[table] ?? 0) + 1;
  return sizes;
}

function repeatedMeetings(
  guests: readonly Guest[],
  seatings: readonly Seating[],
): Pick<MixingScore, 'repeatedMeetings' | 'sameDecider'> {
  const met = new Uint8Array(guests.length ** 2);
  const repeated = { repeatedMeetings: 0, sameDecider: 0 };
  for (const seating of seatings) {
    for (let a = 0; a < guests.length; a++) {
      const table = seating[a] ?? NOWHERE;
      if (table === NOWHERE) continue;
      for (let b = a + 1; b < guests.length; b++) {
        if (seating[b] !== table) continue;
        const pair = a * guests.length + b;
        if (met[pair]) {
          repeated.repeatedMeetings++;
          if (isDeciderMeeting(guests[a], guests[b])) repeated.sameDecider++;
        }
        met[pair] = 1;
      }
    }
  }
  return repeated;
}

/** Whether exactly one of two decides. */
export function isDeciderMeeting(one: Guest | undefined, other: Guest | undefined): boolean {
  return (one?.isDecider ?? false) !== (other?.isDecider ?? false);
}

function standing(problem: MixingProblem, seating: Seating): number {
  const { chairs } = problem;
  if (!chairs) return 0;
  return sizesOf(problem, seating).reduce((sum, size, table) => sum + Math.max(0, size - (chairs[table] ?? 0)), 0);
}

function missingDeciders(problem: MixingProblem, seating: Seating): number {
  const deciders = problem.guests.filter(({ isDecider }) => isDecider).length;
  const covered = new Set(seating.filter((table, guest) => table !== NOWHERE && problem.guests[guest]?.isDecider));
  return Math.max(0, Math.min(deciders, openTables(problem).length) - covered.size);
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

function unevenTables(problem: MixingProblem, seating: Seating): number {
  const sizes = sizesOf(problem, seating).filter((_, table) => isOpen(problem, table));
  return sizes.length === 0 ? 0 : Math.max(0, Math.max(...sizes) - Math.min(...sizes) - 1);
}

/** For each group, guests beyond the even share at some table. */
function unevenGroups(problem: MixingProblem, seating: Seating): number {
  const { guests, tables } = problem;
  const open = openTables(problem).length;
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
    const share = Math.ceil(at.reduce((sum, count) => sum + count, 0) / open);
    for (const count of at) uneven += Math.max(0, count - share);
  }
  return uneven;
}
