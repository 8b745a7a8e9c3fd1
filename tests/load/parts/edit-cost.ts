/** What an edit costs on a board of some size: ten people who type fast, on a small board and a large one in turn. */
import { LeanPerson, type Place } from './lean-person.ts';
import type { MeasuredServer } from './measured-server.ts';
import { runAtPace } from './pace.ts';
import { Tally } from './tally.ts';
import { writeBoard } from './write-board.ts';

const WRITERS = 3_000_000;
const TYPISTS = 10;
/** Of each person: three times as fast as anybody types, and within what one connection may send. */
const EDITS_A_SECOND = 40;

export interface TypedBoard {
  notes: number;
  persons: LeanPerson[];
  tally: Tally;
}

/** A board with so many notes on it, and people at it who each begin a note of their own. */
export async function sitAtBoard(server: MeasuredServer, places: readonly Place[], notes: number): Promise<TypedBoard> {
  const writers = await writeBoard(server, { places, notes, firstClient: WRITERS });
  const tally = new Tally();
  const room: LeanPerson[] = [];
  for (const [number, place] of places.slice(-TYPISTS).entries()) {
    const person = new LeanPerson(number, place, { speech: server.speech, room, tally });
    room.push(person);
    tally.everybody.push(person);
    await person.enter(server.address);
  }
  for (const person of room) person.begin();
  await settled(room);
  await Promise.all(writers.map((writer) => writer.leave()));
  return { notes, persons: room, tally };
}

export interface EditCost {
  /** Milliseconds of the server's processor time for one edit. */
  cpuMs: number;
  /** Milliseconds from typing to being on disk and acknowledged. */
  saved: readonly number[];
}

export async function typeAt(
  server: MeasuredServer,
  { persons, tally }: TypedBoard,
  seconds: number,
): Promise<EditCost> {
  const actions = persons.map((person) => ({ aSecond: EDITS_A_SECOND, act: () => person.type() }));
  const pace = runAtPace(actions, 1, () => {});
  await after(1);
  tally.begin(performance.now());
  const before = server.cpu();
  await after(seconds);
  const cpu = server.cpu() - before;
  const { edits } = tally;
  pace.stop();
  await settled(persons);
  return { cpuMs: (1000 * cpu) / edits, saved: tally.saved };
}

/** What is wrong in the end; empty where everybody has every word and all of it is on disk. */
export function complaintsAt({ persons }: TypedBoard): string[] {
  return persons.flatMap((person) => [
    ...(person.trouble ? [person.trouble] : []),
    ...(person.missing > 0 ? [`${person.missing} characters are missing`] : []),
    ...(person.saved !== person.sent ? [`${person.saved} of ${person.sent} edits were acknowledged`] : []),
  ]);
}

/** Resolves once everybody has everything, or after a while in which they should have. */
async function settled(persons: readonly LeanPerson[]): Promise<void> {
  const deadline = performance.now() + 20_000;
  const isSettled = () =>
    persons.every((person) => person.knowsEverybody && person.missing === 0 && person.saved >= person.sent);
  while (!isSettled() && performance.now() < deadline) await after(0.01);
}

function after(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
