/** The simulated people of one rehearsal: they come in one after the other, and leave together. */
import { chanceFrom } from '#domain/chance.ts';
import type { SeatId } from '#domain/identifiers.ts';
import { MS_BETWEEN_CHARACTERS, type RehearsalPace, type SimulatedPlace } from '#domain/rehearsal.ts';
import { cafeApi } from '../player/cafe-api.ts';
import { joinCafe, type Person } from '../player/person.ts';
import type { RehearsalWords } from './rehearsal-words.ts';
import { liveThroughEvening } from './simulated-person.ts';

/** People who come in at one time. */
const DOORS = 4;

export interface CrowdOptions {
  /** Where this Kavarna is reached, without a path. */
  url: string;
  code: string;
  places: readonly SimulatedPlace[];
  words: RehearsalWords;
  pace: RehearsalPace;
  seed: number;
  /** Lets a seat stay at its table. */
  makeHost: (seat: SeatId) => Promise<void>;
  report: (message: string) => void;
}

export interface Crowd {
  /** How many are in the room or at its door. */
  people(): number;
  pace(): RehearsalPace | null;
  /** null: they stay, and write nothing. */
  setPace(pace: RehearsalPace | null): void;
  /** Resolves once all have a seat, or could not get one. */
  seated: Promise<void>;
  leave(): Promise<void>;
}

export function startCrowd(options: CrowdOptions): Crowd {
  const leaving = new AbortController();
  const { signal } = leaving;
  const people = new Set<Person>();
  const evenings: Promise<void>[] = [];
  let pace: RehearsalPace | null = options.pace;
  let gone = 0;
  const api = cafeApi(options.url, '', signal);

  async function comeIn({ isHost, ...place }: SimulatedPlace, index: number): Promise<void> {
    const name = options.words.names[index % options.words.names.length] ?? '';
    const evening = {
      ...{ api, url: options.url, code: options.code, signal },
      get pace() {
        return MS_BETWEEN_CHARACTERS[pace ?? 'calm'];
      },
    };
    const person = await joinCafe(evening, { ...place, name });
    people.add(person);
    if (isHost) await options.makeHost(person.seat.id);
    const chance = chanceFrom(options.seed + index);
    const live = liveThroughEvening(person, index, {
      api,
      pace: () => pace,
      ideas: options.words.ideas,
      chance,
      signal,
    });
    evenings.push(live.catch(tell).finally(() => leave(person)));
  }

  function leave(person: Person): void {
    if (!people.delete(person)) return;
    person.leave();
    gone++;
  }

  function tell(error: unknown): void {
    if (!signal.aborted) options.report(`A simulated person has left the rehearsal: ${String(error)}`);
  }

  /** Takes people in as long as some are outside. */
  async function door(outside: Iterator<[number, SimulatedPlace]>): Promise<void> {
    for (let next = outside.next(); !next.done && !signal.aborted; next = outside.next()) {
      const [index, place] = next.value;
      await comeIn(place, index).catch((error: unknown) => {
        gone++;
        tell(error);
      });
    }
  }

  async function fill(): Promise<void> {
    const outside = options.places.entries();
    await Promise.all(Array.from({ length: DOORS }, () => door(outside)));
  }

  const seated = fill();
  return {
    people: () => options.places.length - gone,
    pace: () => pace,
    setPace: (next) => (pace = next),
    seated,
    async leave() {
      leaving.abort(new Error('The rehearsal is over.'));
      await seated;
      for (const person of [...people]) leave(person);
      await Promise.all(evenings);
    },
  };
}
