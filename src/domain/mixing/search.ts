/** Seatings by search, where arithmetic knows none: everybody somewhere, then guests change places as long as that makes it better. */
import {
  isDeciderMeeting,
  NOWHERE,
  openTables,
  scoreOf,
  weight,
  WEIGHTS,
  type MixingPlan,
  type MixingProblem,
} from './mixing.ts';

/** Simulated annealing: how readily a change for the worse is taken at first and at last, in units of `weight`. */
const HOT = 12;
const COLD = 0.4;

/** `chance` gives numbers from 0 up to, not including, 1. `steps`: how many changes are tried; 50,000 take less than a tenth of a second for forty people. */
export function searchedRounds(problem: MixingProblem, chance: () => number, steps: number): MixingPlan {
  const board = new Board(problem, chance);
  let best = board.copy();
  let least = board.weight;
  for (let step = 0; step < steps && least > 0; step++) {
    const heat = HOT * (COLD / HOT) ** (step / steps);
    board.tryChange(heat);
    if (board.weight < least) {
      least = board.weight;
      best = board.copy();
    }
  }
  return { rounds: best, score: scoreOf(problem, best) };
}

/** The rounds to come, with what each change does to their weight. */
class Board {
  weight = 0;
  readonly #problem: MixingProblem;
  readonly #chance: () => number;
  readonly #rounds: number[][];
  /** How often each pair of guests sits together, over all rounds. */
  readonly #met: Uint8Array;
  /** How often each guest sits at each table. */
  readonly #been: Uint8Array;
  /** Guests of each group at each table, by round. */
  readonly #there: Int16Array[];
  /** Those who decide at each table, by round. */
  readonly #deciders: Int16Array[];
  readonly #groups: number[];
  readonly #shares: number[];

  constructor(problem: MixingProblem, chance: () => number) {
    this.#problem = problem;
    this.#chance = chance;
    const { guests, tables, past } = problem;
    const open = openTables(problem).length;
    const names = [...new Set(guests.map(({ group }) => group))].filter((group) => group !== '');
    this.#groups = guests.map(({ group }) => names.indexOf(group));
    this.#shares = names.map((name) => Math.ceil(guests.filter(({ group }) => group === name).length / open));
    this.#met = new Uint8Array(guests.length ** 2);
    this.#been = new Uint8Array(guests.length * tables);
    this.#there = [];
    this.#deciders = [];
    this.#rounds = Array.from({ length: problem.rounds }, () => this.#dealt());
    for (const [index, seating] of this.#rounds.entries()) {
      this.#there[index] = new Int16Array(names.length * tables);
      this.#deciders[index] = new Int16Array(tables);
      for (const [guest, table] of seating.entries()) {
        this.#group(index, guest, table, 1);
        this.#decider(index, guest, table, 1);
      }
    }
    for (const seating of [...past, ...this.#rounds]) this.#count(seating);
    this.weight = weight(scoreOf(problem, this.#rounds));
  }

  copy(): number[][] {
    return this.#rounds.map((seating) => [...seating]);
  }

  /** Two guests change places, if it makes it better, or is let pass. */
  tryChange(heat: number): void {
    const round = this.#below(this.#rounds.length);
    const a = this.#below(this.#problem.guests.length);
    const trade = this.#problem.doTopicsDiffer && this.#chance() < 0.5 ? this.#tradeOf(a, round) : null;
    const [b, rounds] = trade ?? [this.#below(this.#problem.guests.length), [round]];
    const seating = this.#rounds[round];
    if (!seating || seating[a] === seating[b]) return;
    let change = 0;
    for (const each of rounds) change += this.#swap(each, a, b);
    if (change <= 0 || this.#chance() < Math.exp(-change / heat)) this.weight += change;
    else for (const each of rounds) this.#swap(each, a, b);
  }

  /**
   * Somebody who is, in this round and in another one, just where the guest is in the other and in this: when the two change places in both,
   * each still sees the same tables. One change alone would send both back to where they have been.
   */
  #tradeOf(guest: number, round: number): [number, number[]] | null {
    const other = this.#below(this.#rounds.length);
    const [here, there] = [this.#rounds[round], this.#rounds[other]];
    if (!here || !there || other === round || here[guest] === there[guest]) return null;
    const from = this.#below(here.length);
    for (let i = 0; i < here.length; i++) {
      const mate = (from + i) % here.length;
      if (here[mate] === there[guest] && there[mate] === here[guest]) return [mate, [round, other]];
    }
    return null;
  }

  /** Two guests change places in one round; returns by how much the weight grows. */
  #swap(round: number, a: number, b: number): number {
    const [from, to] = [this.#rounds[round]?.[a] ?? NOWHERE, this.#rounds[round]?.[b] ?? NOWHERE];
    return this.#move(round, a, from, NOWHERE) + this.#move(round, b, to, from) + this.#move(round, a, NOWHERE, to);
  }

  /** Moves a guest and returns by how much the weight grows. */
  #move(round: number, guest: number, from: number, to: number): number {
    const change = this.#take(round, guest, from) + this.#put(round, guest, to);
    const seating = this.#rounds[round];
    if (seating) seating[guest] = to;
    return change;
  }

  #take(round: number, guest: number, table: number): number {
    if (table === NOWHERE) return 0;
    let change = this.#isForbidden(guest, table) ? -WEIGHTS.forbidden : 0;
    const seating = this.#rounds[round] ?? [];
    for (let other = 0; other < seating.length; other++) {
      if (seating[other] !== table || other === guest) continue;
      const pair = this.#pair(guest, other);
      const met = (this.#met[pair] ?? 0) - 1;
      this.#met[pair] = met;
      if (met > 0) change -= this.#meeting(guest, other);
    }
    const place = guest * this.#problem.tables + table;
    const been = (this.#been[place] ?? 0) - 1;
    this.#been[place] = been;
    if (this.#problem.doTopicsDiffer && been > 0) change -= WEIGHTS.returns;
    return change + this.#group(round, guest, table, -1) + this.#decider(round, guest, table, -1);
  }

  #put(round: number, guest: number, table: number): number {
    if (table === NOWHERE) return 0;
    let change = this.#isForbidden(guest, table) ? WEIGHTS.forbidden : 0;
    const seating = this.#rounds[round] ?? [];
    for (let other = 0; other < seating.length; other++) {
      if (seating[other] !== table || other === guest) continue;
      const pair = this.#pair(guest, other);
      const met = this.#met[pair] ?? 0;
      this.#met[pair] = met + 1;
      if (met > 0) change += this.#meeting(guest, other);
    }
    const place = guest * this.#problem.tables + table;
    const been = this.#been[place] ?? 0;
    this.#been[place] = been + 1;
    if (this.#problem.doTopicsDiffer && been > 0) change += WEIGHTS.returns;
    return change + this.#group(round, guest, table, 1) + this.#decider(round, guest, table, 1);
  }

  #group(round: number, guest: number, table: number, by: 1 | -1): number {
    const group = this.#groups[guest] ?? NOWHERE;
    const there = this.#there[round];
    if (group === NOWHERE || table === NOWHERE || !there) return 0;
    const place = group * this.#problem.tables + table;
    const share = this.#shares[group] ?? 0;
    const before = Math.max(0, (there[place] ?? 0) - share);
    there[place] = (there[place] ?? 0) + by;
    return Math.max(0, (there[place] ?? 0) - share) - before;
  }

  /** A table that loses the last one who decides, or gets its first. Where there are too few for all, that is no change in sum. */
  #decider(round: number, guest: number, table: number, by: 1 | -1): number {
    const there = this.#deciders[round];
    if (table === NOWHERE || !there || !this.#problem.guests[guest]?.isDecider) return 0;
    const before = there[table] ?? 0;
    there[table] = before + by;
    if (by === -1) return before === 1 ? WEIGHTS.missingDeciders : 0;
    return before === 0 ? -WEIGHTS.missingDeciders : 0;
  }

  #meeting(guest: number, other: number): number {
    const { guests } = this.#problem;
    return WEIGHTS.repeatedMeetings + (isDeciderMeeting(guests[guest], guests[other]) ? WEIGHTS.sameDecider : 0);
  }

  #isForbidden(guest: number, table: number): boolean {
    const mayBeAt = this.#problem.guests[guest]?.mayBeAt;
    return mayBeAt ? !mayBeAt.has(table) : false;
  }

  #count(seating: readonly number[]): void {
    for (const [guest, table] of seating.entries()) {
      if (table === NOWHERE) continue;
      const place = guest * this.#problem.tables + table;
      this.#been[place] = (this.#been[place] ?? 0) + 1;
      for (let other = guest + 1; other < seating.length; other++) {
        if (seating[other] !== table) continue;
        const pair = this.#pair(guest, other);
        this.#met[pair] = (this.#met[pair] ?? 0) + 1;
      }
    }
  }

  #pair(a: number, b: number): number {
    const guests = this.#problem.guests.length;
    return a < b ? a * guests + b : b * guests + a;
  }

  /** Everybody somewhere, tables alike in size. */
  #dealt(): number[] {
    const { guests, tables } = this.#problem;
    const order = guests.map((_, guest) => guest);
    for (let last = order.length - 1; last > 0; last--) {
      const other = this.#below(last + 1);
      [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
    }
    const sizes = evenSizes(this.#problem);
    const seating = guests.map(() => NOWHERE);
    // Who may not sit everywhere chooses first.
    const tied = order.filter((guest) => guests[guest]?.mayBeAt);
    for (const guest of [...tied, ...order.filter((one) => !guests[one]?.mayBeAt)]) {
      const free = Array.from({ length: tables }, (_, table) => table).filter((table) => (sizes[table] ?? 0) > 0);
      const table = free.find((one) => guests[guest]?.mayBeAt?.has(one)) ?? free[0] ?? NOWHERE;
      seating[guest] = table;
      sizes[table] = (sizes[table] ?? 0) - 1;
    }
    return seating;
  }

  #below(below: number): number {
    return Math.floor(this.#chance() * below);
  }
}

/** How many guests sit at each table when tables are as alike in size as the chairs allow; where chairs are too few, some stand. */
function evenSizes(problem: MixingProblem): number[] {
  const sizes = new Array<number>(problem.tables).fill(0);
  const open = openTables(problem);
  for (let seated = 0; seated < problem.guests.length; seated++) {
    const withChairs = open.filter((table) => (sizes[table] ?? 0) < (problem.chairs?.[table] ?? Infinity));
    let smallest: number | undefined;
    for (const table of withChairs.length > 0 ? withChairs : open) {
      if (smallest === undefined || (sizes[table] ?? 0) < (sizes[smallest] ?? 0)) smallest = table;
    }
    if (smallest !== undefined) sizes[smallest] = (sizes[smallest] ?? 0) + 1;
  }
  return sizes;
}
