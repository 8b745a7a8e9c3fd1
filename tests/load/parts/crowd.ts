/** The measured people, in a process of their own: they sit down, write at a steady pace, and compare in the end what each of them has. */
import { performance } from 'node:perf_hooks';
import { ideasMap, ideaText } from '#document/table-document.ts';
import type { IdeaId } from '#domain/identifiers.ts';
import { percentile } from './figures.ts';
import { LeanPerson, type Place } from './lean-person.ts';
import { runAtPace } from './pace.ts';
import { Tally } from './tally.ts';
import type { Speech } from './words.ts';

export interface CrowdTask {
  address: string;
  speech: Speech;
  places: Place[];
  seconds: number;
  warmUpSeconds: number;
  /** Of each person, a second. */
  edits: number;
  presences: number;
  seed: number;
}

export interface CrowdResult {
  /** Within the measured seconds, sent by all. */
  edits: number;
  presences: number;
  /** The same, times those who should see it. */
  offered: { edits: number; presences: number };
  /** What of it was seen: edits in the end, presence within the measured seconds. */
  seen: { edits: number; presences: number };
  frames: number;
  /** Milliseconds from typing to another screen. */
  delay: { median: number; p99: number; longest: number };
  /** Milliseconds from typing to the acknowledgement; null where the server gives none. */
  saved: { median: number; p99: number } | null;
  /** The load itself: milliseconds by which sending was late, share of its event loop that was busy, cores. */
  clients: { lateP99: number; busy: number; cores: number };
  /** What was wrong in the end; empty where everybody has everything. */
  complaints: string[];
}

export type CrowdReport = { kind: 'begins' } | { kind: 'ends' } | { kind: 'done'; result: CrowdResult };

const JOIN_AT_ONCE = 50;
/** Milliseconds without anything new after which what is missing counts as lost. */
const PATIENCE_MS = 15_000;

process.once('message', (task: CrowdTask) => {
  void measure(task).then((result) => {
    process.send?.({ kind: 'done', result } satisfies CrowdReport, () => process.exit(0));
  });
});

async function measure(task: CrowdTask): Promise<CrowdResult> {
  const tally = new Tally();
  const persons = seat(task, tally);
  for (let at = 0; at < persons.length; at += JOIN_AT_ONCE) {
    await Promise.all(persons.slice(at, at + JOIN_AT_ONCE).map((person) => person.enter(task.address)));
  }
  for (const person of persons) person.begin();
  await untilSettled(() => persons.filter((person) => !person.knowsEverybody).length);

  const actions = persons.flatMap((person) => [
    { aSecond: task.edits, act: () => person.type() },
    { aSecond: task.presences, act: (count: number) => person.point(count) },
  ]);
  const late: number[] = [];
  let isMeasuring = false;
  const pace = runAtPace(actions, task.seed, (lateness) => {
    if (isMeasuring) late.push(lateness);
  });
  await after(task.warmUpSeconds);
  isMeasuring = true;
  const loadBefore = load();
  tally.begin(performance.now());
  report({ kind: 'begins' });
  await after(task.seconds);
  tally.end(performance.now());
  isMeasuring = false;
  const loadAfter = load();
  report({ kind: 'ends' });
  pace.stop();
  await untilSettled(() =>
    persons.reduce((sum, person) => sum + person.missing + person.outdated + unsaved(task, person), 0),
  );

  const complaints = [...complaintsOf(task, persons), ...(await complaintsOfNewcomers(task, persons))];
  for (const person of persons) person.leave();
  const others = persons.reduce((sum, person) => sum + person.room.length - 1, 0) / persons.length;
  const elapsed = loadAfter.at - loadBefore.at;
  return {
    edits: tally.edits,
    presences: tally.presences,
    offered: { edits: tally.edits * others, presences: tally.presences * others },
    seen: { edits: tally.seen.length, presences: tally.arrived.presenceSeen },
    frames: tally.arrived.frames,
    delay: {
      median: percentile(tally.seen, 0.5),
      p99: percentile(tally.seen, 0.99),
      longest: percentile(tally.seen, 1),
    },
    saved:
      task.speech === 'hocuspocus'
        ? { median: percentile(tally.saved, 0.5), p99: percentile(tally.saved, 0.99) }
        : null,
    clients: {
      lateP99: percentile(late, 0.99),
      busy: (loadAfter.active - loadBefore.active) / elapsed,
      cores: (loadAfter.cpu - loadBefore.cpu) / elapsed,
    },
    complaints,
  };
}

function seat(task: CrowdTask, tally: Tally): LeanPerson[] {
  const rooms = new Map<string, LeanPerson[]>();
  return task.places.map((place, number) => {
    const room = rooms.get(place.document) ?? [];
    rooms.set(place.document, room);
    const person = new LeanPerson(number, place, { speech: task.speech, room, tally });
    room.push(person);
    tally.everybody.push(person);
    return person;
  });
}

function unsaved(task: CrowdTask, person: LeanPerson): number {
  return task.speech === 'hocuspocus' ? person.sent - person.saved - person.refused : 0;
}

function complaintsOf(task: CrowdTask, persons: LeanPerson[]): string[] {
  const complaints: string[] = [];
  for (const [number, person] of persons.entries()) {
    const complain = (what: string) => complaints.push(`person ${number}: ${what}`);
    if (person.trouble) complain(person.trouble);
    if (person.missing > 0) complain(`${person.missing} characters of others are missing`);
    if (person.outdated > 0) complain(`the presence of ${person.outdated} others is not the latest`);
    if (person.refused > 0) complain(`${person.refused} edits were refused`);
    if (unsaved(task, person) !== 0) complain(`${person.saved} of ${person.sent} edits were acknowledged`);
    const doc = person.wholeDocument();
    const wrong = person.room.filter(({ writer }) => ideaText(doc, writer.idea)?.toJSON() !== writer.text).length;
    if (wrong > 0 || ideasMap(doc).size !== person.room.length) complain(`${wrong} ideas differ from what was written`);
    doc.destroy();
  }
  return complaints;
}

/** Who comes in now, one at each table, must find everything: that is what the server itself has. A relay has nothing. */
async function complaintsOfNewcomers(task: CrowdTask, persons: LeanPerson[]): Promise<string[]> {
  if (task.speech === 'relay') return [];
  const complaints: string[] = [];
  for (const first of persons.filter((person) => person.room[0] === person)) {
    const newcomer = new LeanPerson(persons.length, first.place, { speech: task.speech, room: [], tally: new Tally() });
    await newcomer.enter(task.address);
    const doc = newcomer.wholeDocument();
    const isComplete = first.room.every(({ writer }) => ideaText(doc, writer.idea)?.toJSON() === writer.text);
    const isMore = [...ideasMap(doc).keys()].some(
      (id) => id !== newcomer.writer.idea && !first.room.some(({ writer }) => writer.idea === (id as IdeaId)),
    );
    if (!isComplete || isMore) complaints.push(`${first.place.document}: the server's own copy differs`);
    doc.destroy();
    newcomer.leave();
  }
  return complaints;
}

/** Until nothing is left, or nothing has changed for long. */
async function untilSettled(left: () => number): Promise<void> {
  let fewest = Infinity;
  let changedAt = performance.now();
  for (;;) {
    const now = performance.now();
    const remaining = left();
    if (remaining === 0) return;
    if (remaining < fewest) {
      fewest = remaining;
      changedAt = now;
    } else if (now - changedAt > PATIENCE_MS) return;
    await after(0.05);
  }
}

function load(): { at: number; active: number; cpu: number } {
  const { user, system } = process.cpuUsage();
  return { at: performance.now(), active: performance.eventLoopUtilization().active, cpu: (user + system) / 1000 };
}

function report(message: CrowdReport): void {
  process.send?.(message);
}

function after(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
