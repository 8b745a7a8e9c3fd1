/** The best seating known for the rounds to come: by arithmetic where there is one without any repeated meeting, by search elsewhere. */
import { constructedRounds } from './construction.ts';
import { scoreOf, weight, type MixingPlan, type MixingProblem } from './mixing.ts';
import { searchedRounds } from './search.ts';

/** Changes tried by a search. */
const STEPS = 50_000;
/** Searches, each from another beginning: one may end beside the best. */
const SEARCHES = 2;

/**
 * Plans all rounds that are left, at once. The same problem and the same chance give the same plan; in a later round, with the rounds since
 * among the past, a constructed plan is found again. A latecomer, a no-show or a closed table is a new problem.
 */
export function planMixing(problem: MixingProblem, chance: () => number, steps = STEPS): MixingPlan {
  const constructed = constructedRounds(problem);
  const score = constructed && scoreOf(problem, constructed);
  // Groups may be spread a little unevenly for the sake of no repeated meeting.
  if (constructed && score && weight({ ...score, unevenGroups: 0 }) === 0) return { rounds: constructed, score };
  const searched = bestOf(problem, chance, steps);
  if (!constructed || !score) return searched;
  return weight(score) <= weight(searched.score) ? { rounds: constructed, score } : searched;
}

function bestOf(problem: MixingProblem, chance: () => number, steps: number): MixingPlan {
  let best = searchedRounds(problem, chance, steps);
  for (let search = 1; search < SEARCHES && weight(best.score) > 0; search++) {
    const next = searchedRounds(problem, chance, steps);
    if (weight(next.score) < weight(best.score)) best = next;
  }
  return best;
}
