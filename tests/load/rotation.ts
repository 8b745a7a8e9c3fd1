/**
 * How well tables are mixed, and how soon: `npm run bench:rotation`. Options: --search-seconds 60 --seed 1.
 *
 * Tables that are alike: sizes of real cafés for which it is known that nobody need meet anybody twice (the social golfer problem, CSPLib's
 * problem 10; affine planes and transversal designs as in Colbourn and Dinitz, Handbook of Combinatorial Designs).
 * Topics that differ: compared with the best that the same search finds in a minute, and with a bound that nothing can be below.
 */
import { parseArgs } from 'node:util';
import { chanceFrom } from '#domain/chance.ts';
import type { MixingPlan, MixingProblem } from '#domain/mixing/mixing.ts';
import { weight } from '#domain/mixing/mixing.ts';
import { planMixing } from '#domain/mixing/plan-mixing.ts';
import { searchedRounds } from '#domain/mixing/search.ts';
import { machine, milliseconds } from './parts/figures.ts';

const { values } = parseArgs({
  options: { 'search-seconds': { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
});
const seed = Number(values.seed);
const searchMs = Number(values['search-seconds']) * 1000;

const ALIKE = [
  { tables: 4, each: 4, rounds: 5 },
  { tables: 5, each: 5, rounds: 6 },
  { tables: 8, each: 4, rounds: 8 },
  { tables: 8, each: 6, rounds: 4 },
  { tables: 6, each: 3, rounds: 4 },
  { tables: 6, each: 5, rounds: 3 },
  { tables: 10, each: 5, rounds: 3 },
  { tables: 12, each: 6, rounds: 3 },
];
const DIFFERENT = [
  { tables: 4, each: 5, rounds: 3 },
  { tables: 4, each: 8, rounds: 4 },
  { tables: 6, each: 6, rounds: 3 },
  { tables: 8, each: 5, rounds: 3 },
  { tables: 10, each: 6, rounds: 4 },
];

interface Hall {
  tables: number;
  each: number;
  rounds: number;
}

function problemOf({ tables, each, rounds }: Hall, doTopicsDiffer: boolean): MixingProblem {
  const people = tables * each;
  return {
    guests: Array.from({ length: people }, () => ({ group: '', mayBeAt: null })),
    tables,
    past: [Array.from({ length: people }, (_, guest) => guest % tables)],
    rounds: rounds - 1,
    doTopicsDiffer,
  };
}

function timed(plan: () => MixingPlan): { plan: MixingPlan; ms: number } {
  const from = performance.now();
  return { plan: plan(), ms: performance.now() - from };
}

/** The best of searches, each longer than a plan's own, until the time is over. */
function bestWithin(problem: MixingProblem, ms: number): MixingPlan {
  const until = performance.now() + ms;
  let best = searchedRounds(problem, chanceFrom(seed), 400_000);
  for (let turn = 1; performance.now() < until; turn++) {
    const next = searchedRounds(problem, chanceFrom(seed + turn), 400_000);
    if (weight(next.score) < weight(best.score)) best = next;
  }
  return best;
}

/**
 * Meetings that must repeat where nobody returns: those who shared a table in one round are dealt over the other tables in every later
 * round, and where there are more of them than tables, some meet again.
 */
function bound({ tables, each, rounds }: Hall): number {
  const pairs = (people: number) => (people * (people - 1)) / 2;
  const [full, rest] = [Math.floor(each / (tables - 1)), each % (tables - 1)];
  const again = rest * pairs(full + 1) + (tables - 1 - rest) * pairs(full);
  const meetings = rounds * tables * pairs(each);
  return Math.max((rounds - 1) * tables * again, meetings - pairs(tables * each), 0);
}

const name = ({ tables, each, rounds }: Hall) =>
  `${tables * each} people, ${tables} × ${each}, ${rounds} rounds`.padEnd(32);

console.log(machine());
console.log(`seed ${seed}\n`);
console.log('Tables are alike                 meetings that repeat   time');
for (const hall of ALIKE) {
  const { plan, ms } = timed(() => planMixing(problemOf(hall, false), chanceFrom(seed)));
  console.log(`${name(hall)} ${String(plan.score.repeatedMeetings).padStart(20)}   ${milliseconds(ms)}`);
}
console.log(
  `\nTopics differ by table           meetings that repeat   returns   time      best of ${searchMs / 1000} s   not below`,
);
for (const hall of DIFFERENT) {
  const problem = problemOf(hall, true);
  const { plan, ms } = timed(() => planMixing(problem, chanceFrom(seed)));
  const best = bestWithin(problem, searchMs);
  const figures = [
    String(plan.score.repeatedMeetings).padStart(20),
    String(plan.score.returns).padStart(9),
    milliseconds(ms).padStart(8),
    String(best.score.repeatedMeetings).padStart(13),
    String(bound(hall)).padStart(11),
  ];
  console.log(`${name(hall)} ${figures.join(' ')}`);
}
