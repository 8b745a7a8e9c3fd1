/** How a hall of simulated people spends its dots: by chance, but the same way each time for the same seed. */
import { chanceFrom } from '#domain/chance.ts';
import type { ScriptedDots } from './cafe-script.ts';

/** Each person spends all their dots but now and then one; `appeal` says how likely each measure is to get one, relative to the others. */
export function scatterDots(hall: {
  people: number;
  appeal: readonly number[];
  dotsPerSeat: number;
  seed: number;
}): ScriptedDots[] {
  const chance = chanceFrom(hall.seed);
  const all = hall.appeal.reduce((sum, one) => sum + one, 0);
  const scattered: ScriptedDots[] = [];
  for (let person = 0; person < hall.people; person++) {
    const ballot = new Map<number, number>();
    const spent = chance() < 0.15 ? hall.dotsPerSeat - 1 : hall.dotsPerSeat;
    for (let dot = 0; dot < spent; dot++) {
      let left = chance() * all;
      const measure = hall.appeal.findIndex((appeal) => (left -= appeal) < 0);
      if (measure >= 0) ballot.set(measure, (ballot.get(measure) ?? 0) + 1);
    }
    for (const [measure, dots] of ballot) scattered.push({ person, measure, dots });
  }
  return scattered;
}
