/**
 * How long an edit takes to reach another screen at the same table, with the update log on: `npm run bench:tables`.
 * Options: --tables 12 --people 6 --seconds 20 --keys 5 (keystrokes a second each person types).
 */
import { parseArgs } from 'node:util';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import * as Y from 'yjs';
import type { IdeaId } from '#domain/identifiers.ts';
import { addIdea, ideasMap, ideaText } from '#document/table-document.ts';
import { machine, milliseconds, percentile } from './parts/figures.ts';
import type { Place } from './parts/lean-person.ts';
import { startServer } from './parts/measured-server.ts';

const { values } = parseArgs({
  options: {
    tables: { type: 'string', default: '12' },
    people: { type: 'string', default: '6' },
    seconds: { type: 'string', default: '20' },
    keys: { type: 'string', default: '5' },
  },
});
const [tables, people, seconds, keys] = [values.tables, values.people, values.seconds, values.keys].map(Number) as [
  number,
  number,
  number,
  number,
];

interface Person {
  doc: Y.Doc;
  provider: HocuspocusProvider;
  socket: HocuspocusProviderWebsocket;
  document: string;
  idea: IdeaId;
  typed: number;
}

/** When each character was typed: by idea, then by how many characters the idea had. */
const typedAt = new Map<string, number[]>();
const delays: number[] = [];
const acknowledged: number[] = [];

const server = await startServer('kavarna', { people: tables * people, roomSize: people });
const persons = await Promise.all(server.places.map((place, number) => sit(place, number)));
const cpuBefore = server.cpu();
await typeFor(seconds * 1000);
const cpuSeconds = server.cpu() - cpuBefore;
const { memory } = await server.usage();
await Promise.all(persons.map((person) => until(() => !person.provider.hasUnsyncedChanges)));
const differing = countDiffering();

const typed = persons.reduce((sum, person) => sum + person.typed, 0);
const expected = typed * (people - 1);
console.log(`${tables} tables × ${people} people, ${keys} keystrokes a second each, ${seconds} s, update log on`);
console.log(machine());
console.log('');
console.log(`edits typed                        ${typed}`);
console.log(`seen on another screen             ${delays.length} of ${expected}`);
console.log(`edit to another screen, median     ${milliseconds(percentile(delays, 0.5))}`);
console.log(`edit to another screen, p99        ${milliseconds(percentile(delays, 0.99))}`);
console.log(`edit to another screen, longest    ${milliseconds(Math.max(...delays))}`);
console.log(`edit to "saved" (on disk), median  ${milliseconds(percentile(acknowledged, 0.5))}`);
console.log(`edit to "saved" (on disk), p99     ${milliseconds(percentile(acknowledged, 0.99))}`);
console.log(`server's processor                 ${(cpuSeconds / seconds).toFixed(2)} cores`);
console.log(`server's memory                    ${Math.round(memory / 2 ** 20)} MiB`);
console.log(`boards that differ at the end      ${differing}`);

for (const person of persons) {
  person.provider.destroy();
  person.socket.destroy();
}
await server.stop();
process.exit(differing === 0 && delays.length === expected ? 0 : 1);

async function sit(place: Place, number: number): Promise<Person> {
  const socket = new HocuspocusProviderWebsocket({ url: `${server.address}/collaboration` });
  const doc = new Y.Doc();
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: place.document,
    token: place.token,
    document: doc,
  });
  provider.attach();
  const idea = String(number).padStart(20, '0') as IdeaId;
  const person = { doc, provider, socket, document: place.document, idea, typed: 0 };
  await new Promise<void>((resolve) => provider.on('synced', () => resolve()));
  watch(person);
  return person;
}

/** Notes how long the others' characters took to arrive here, and our own to be acknowledged. */
function watch(person: Person): void {
  ideasMap(person.doc).observeDeep((events, transaction) => {
    if (transaction.local) return;
    const now = performance.now();
    for (const event of events) {
      if (!(event.target instanceof Y.Text)) continue;
      const times = typedAt.get(String(event.path[0]));
      if (!times) continue;
      const length = event.target.length;
      const arrived = event.changes.delta.reduce(
        (sum, change) => sum + (typeof change.insert === 'string' ? change.insert.length : 0),
        0,
      );
      for (let at = length - arrived; at < length; at++) {
        const sent = times[at];
        if (sent !== undefined) delays.push(now - sent);
      }
    }
  });
  let pending: number[] = [];
  person.doc.on('update', (_update, origin) => {
    if (origin !== person.provider) pending.push(performance.now());
  });
  person.provider.on('unsyncedChanges', ({ number }: { number: number }) => {
    const now = performance.now();
    for (const sent of pending.slice(0, pending.length - number)) acknowledged.push(now - sent);
    pending = pending.slice(pending.length - number);
  });
}

async function typeFor(duration: number): Promise<void> {
  for (const person of persons) {
    typedAt.set(person.idea, []);
    addIdea(person.doc, {
      id: person.idea,
      text: '',
      colour: 'sun',
      place: { x: 0, y: 0 },
      round: 1,
      seat: null,
      writtenAt: 1,
    });
  }
  await until(() => persons.every((person) => ideasMap(person.doc).size === people));
  delays.length = 0;
  acknowledged.length = 0;
  await Promise.all(
    persons.map((person, number) => typeAlone(person, duration, (number / persons.length) * (1000 / keys))),
  );
  await until(() => delays.length >= persons.reduce((sum, person) => sum + person.typed, 0) * (people - 1));
}

function typeAlone(person: Person, duration: number, offset: number): Promise<void> {
  return new Promise((resolve) => {
    const began = performance.now() + offset;
    const press = () => {
      const now = performance.now();
      if (now - began > duration) {
        resolve();
        return;
      }
      const text = ideaText(person.doc, person.idea);
      typedAt.get(person.idea)?.push(now);
      text?.insert(text.length, 'abcdefghij'[person.typed % 10] ?? 'a');
      person.typed++;
      setTimeout(press, began + (person.typed * 1000) / keys - performance.now());
    };
    setTimeout(press, offset);
  });
}

function countDiffering(): number {
  const texts = new Map<string, Set<string>>();
  for (const person of persons) {
    const own = JSON.stringify(
      [...ideasMap(person.doc).keys()].sort().map((id) => [id, ideaText(person.doc, id as IdeaId)?.toString()]),
    );
    texts.set(person.document, (texts.get(person.document) ?? new Set()).add(own));
  }
  return [...texts.values()].filter((versions) => versions.size > 1).length;
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!holds() && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 5));
}
