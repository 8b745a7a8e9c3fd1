/** Waves of people who come, write, and go, some of them without a word: what the server still holds when everybody has gone. */
import { nobodyThere } from './held-memory.ts';
import { LeanPerson, type Place } from './lean-person.ts';
import type { MeasuredServer } from './measured-server.ts';
import { chanceFrom } from '#domain/chance.ts';
import { runAtPace } from './pace.ts';
import type { Held } from './served/answers.ts';
import { Tally } from './tally.ts';

const WRITING_SECONDS = 5;
const SETTLED_WITHIN_MS = 20_000;

export interface Wave {
  people: number;
  /** Once everybody has gone. */
  held: Held;
  complaints: string[];
}

/** `places`: where people may sit this time. `number`: how many waves came before. */
export async function wave(
  server: MeasuredServer,
  places: readonly Place[],
  number: number,
  seed: number,
): Promise<Wave> {
  const chance = chanceFrom(seed + number);
  const coming = places.filter(() => chance() < 0.5);
  const rooms = new Map<string, LeanPerson[]>();
  const tally = new Tally();
  const persons = coming.map((place, index) => {
    const room = rooms.get(place.document) ?? [];
    rooms.set(place.document, room);
    const name = number * places.length + index;
    const person = new LeanPerson(name, place, { speech: server.speech, room, tally });
    tally.everybody[name] = person;
    room.push(person);
    return person;
  });
  for (const person of persons) await person.enter(server.address);
  for (const person of persons) person.begin();
  const pace = runAtPace(
    persons.flatMap((person) => [
      { aSecond: 2, act: () => person.type() },
      { aSecond: 4, act: (count: number) => person.point(count) },
    ]),
    seed,
    () => {},
  );
  await after(WRITING_SECONDS);
  pace.stop();
  const isSettled = () => persons.every((person) => person.missing === 0 && person.saved === person.sent);
  const deadline = performance.now() + SETTLED_WITHIN_MS;
  while (!isSettled() && performance.now() < deadline) await after(0.02);
  const complaints = persons.flatMap((person) => [
    ...(person.trouble ? [person.trouble] : []),
    ...(person.missing > 0 ? [`${person.missing} characters are missing`] : []),
    ...(person.saved !== person.sent ? [`${person.saved} of ${person.sent} edits were acknowledged`] : []),
  ]);
  for (const person of persons) person.leave({ isSilent: chance() < 0.3 });
  return { people: persons.length, held: await nobodyThere(server), complaints };
}

export interface Verdict {
  isSound: boolean;
  lines: string[];
}

const HEAP_MAY_GROW = { share: 0.1, bytes: 2 * 2 ** 20 };
const MEMORY_MAY_GROW = 0.25;

/** Whether it ends where it began: `first` is after the first waves, in which everything has been used once. */
export function verdictOn(first: Held, last: Held): Verdict {
  const heapLimit = first.heap * (1 + HEAP_MAY_GROW.share) + HEAP_MAY_GROW.bytes;
  const checks: [string, boolean][] = [
    [`documents still open: ${last.objects['documents']}`, last.objects['documents'] === 0],
    [`connections still held: ${last.objects['connections']}`, last.objects['connections'] === 0],
    [`heap ${mebibytes(first.heap)} → ${mebibytes(last.heap)}`, last.heap <= heapLimit],
    [
      `memory of the process ${mebibytes(first.memory)} → ${mebibytes(last.memory)}`,
      last.memory <= first.memory * (1 + MEMORY_MAY_GROW),
    ],
    ...Object.keys({ ...first.resources, ...last.resources }).map((kind): [string, boolean] => {
      const [before, after] = [first.resources[kind] ?? 0, last.resources[kind] ?? 0];
      return [`${kind} ${before} → ${after}`, after <= before];
    }),
  ];
  return {
    isSound: checks.every(([, holds]) => holds),
    lines: checks.map(([line, holds]) => `${holds ? '  as it should be  ' : '  GROWN            '}${line}`),
  };
}

export function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}

function after(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
