/** A whole café, played over the API and real connections: everything that people wrote, placed and voted is found again, once. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serveBare, type BareServer } from '#server/player/bare-server.ts';
import type { CafeScript } from '#server/player/cafe-script.ts';
import { isFaultless } from '#server/player/comparison.ts';
import { playCafe, type Progress } from '#server/player/play-cafe.ts';
import { insightsBeside, readInsights, readRecording, recordedCafe } from '#server/player/recorded-cafe.ts';
import { must, newFacilitator, runKavarna, type RunningKavarna } from './running-kavarna.ts';

const RECORDING = resolve(import.meta.dirname, '../../../shared/data/world-cafe/rwot11-2022-table-sheets.tsv');

let running: RunningKavarna;
let server: BareServer;

beforeEach(async () => {
  running = await runKavarna();
  server = await serveBare(running.kavarna, running.kavarna.api);
});
afterEach(async () => {
  await running.end();
  await server.close();
});

/** Two tables, two rounds, four people; a note in two scripts, one with an emoji and line breaks. */
const SMALL: CafeScript = {
  initiative: { title: 'Vključujoče mesto', body: 'Občina Lipovec', period: '2027–2029', currency: 'EUR' },
  title: 'Mala kavarna',
  question: 'Kaj manjka?',
  tables: [
    { topic: 'Poti', question: '', host: '' },
    { topic: 'Sosedje', question: 'Kdo pozvoni?', host: 'Jože' },
  ],
  roundCount: 2,
  roundMinutes: 5,
  groups: ['starši'],
  people: [
    { table: 1, name: 'Ana', group: 'starši', remote: false },
    { table: 1, name: '', group: '', remote: true },
    { table: 2, name: 'Edin', group: '', remote: false },
    { table: 2, name: 'Vida', group: 'starši', remote: false },
  ],
  ideas: [
    { table: 1, round: 1, chair: 0, text: 'Klop v senci 🌳🌳\nin še ena' },
    { table: 1, round: 1, chair: 1, text: 'Клупа у хладу, i luč do vrtca' },
    { table: 2, round: 1, chair: 0, text: 'Klop v senci 🌳🌳\nin še ena' },
    { table: 2, round: 2, chair: 1, text: 'a < b & "c"; =SUM(A1)' },
    { table: 1, round: 2, chair: 0, text: 'Ne.' },
  ],
  objectives: ['Vsak pride'],
  measures: [
    {
      title: 'Klopi',
      description: 'V senci.',
      objective: 0,
      ideas: [0, 2],
      plan: { lead: 'Občina', cost: { '2027': 500 } },
    },
    { title: 'Luč & pot', description: '', objective: null, ideas: [3], plan: { ends: '2028-05' } },
  ],
  dotsPerSeat: 3,
  dots: [
    { person: 0, measure: 0, dots: 3 },
    { person: 1, measure: 1, dots: 1 },
    { person: 3, measure: 0, dots: 1 },
    { person: 3, measure: 1, dots: 2 },
  ],
};

test('a small café is found again whole: ideas, characters, places, votes, plan fields, and in the files', async () => {
  const { token } = await newFacilitator(running.kavarna);
  const { comparisons, files } = await playCafe(SMALL, { url: server.url, token });
  expect(comparisons.map(({ kind, expected, found }) => ({ kind, expected, found }))).toEqual([
    { kind: 'ideas on screens', expected: 10, found: 10 },
    { kind: 'ideas', expected: 5, found: 5 },
    { kind: 'characters', expected: 103, found: 103 },
    { kind: 'places', expected: 3, found: 3 },
    { kind: 'votes', expected: 7, found: 7 },
    { kind: 'plan fields', expected: 7, found: 7 },
    { kind: 'ideas in plan.docx', expected: 5, found: 5 },
    { kind: 'ideas in plan.json', expected: 5, found: 5 },
  ]);
  expect(comparisons.filter((one) => !isFaultless([one]))).toEqual([]);
  expect(files.map((file) => file.name)).toEqual(['plan.docx', 'plan.xlsx', 'plan.csv', 'ideas.csv', 'plan.json']);
  for (const file of files) expect(file.bytes.length, file.name).toBeGreaterThan(0);
});

test('people change tables between rounds, and write where they sit then', async () => {
  const facilitator = await newFacilitator(running.kavarna);
  const { initiative, workshop } = await playCafe(SMALL, {
    url: server.url,
    token: facilitator.token,
    until: 'round-2',
  });
  const asker = await running.kavarna.visits.askerOfToken(facilitator.token);
  const [played] = must(await running.kavarna.initiatives.workshopsOf(asker, initiative));
  const seats = (await running.kavarna.visits.view(workshop))?.seats ?? [];
  const second = played?.tables[1];
  if (!second) throw new Error('The café has two tables.');
  const [idea] = must(await running.kavarna.ideas.ideasAt(asker, second.id)).filter((one) => one.round === 2);
  expect(seats.find((seat) => seat.id === idea?.seat)).toMatchObject({ name: '', table: second.id });
});

const STAGES = [
  ['preparation', { phase: 'preparation', round: null, seats: 0, measures: 0, voting: 'not-opened' }],
  ['round-1', { phase: 'rounds', round: 'open', seats: 4, measures: 0, voting: 'not-opened' }],
  ['between-rounds', { phase: 'rounds', round: 'ended', seats: 4, measures: 0, voting: 'not-opened' }],
  ['synthesis', { phase: 'synthesis', round: 'ended', seats: 4, measures: 2, voting: 'not-opened' }],
  ['priorities', { phase: 'priorities', round: 'ended', seats: 4, measures: 2, voting: 'open' }],
  ['plan', { phase: 'plan', round: 'ended', seats: 4, measures: 2, voting: 'closed' }],
] as const;

test.each(STAGES)('an evening can be left at the stage %s', async (until, expected) => {
  const { token } = await newFacilitator(running.kavarna);
  const { workshop, initiative } = await playCafe(SMALL, { url: server.url, token, until });
  const view = await running.kavarna.visits.view(workshop);
  const asker = await running.kavarna.visits.askerOfToken(token);
  const { measures } = must(await running.kavarna.measures.content(asker, initiative));
  const round = view?.round && (view.round.endedAt === null ? 'open' : 'ended');
  expect({
    phase: view?.phase,
    round,
    seats: view?.seats.length,
    measures: measures.length,
    voting: view?.voting,
  }).toEqual(expected);
});

test('what somebody else added or changed meanwhile shows in the comparison', async () => {
  const { token } = await newFacilitator(running.kavarna);
  let meddling: Promise<unknown> = Promise.resolve();
  const meddle = (progress: Progress) => {
    if (progress.kind === 'round-ended' && progress.round === 1) meddling = addIdeaByHand(token);
  };
  const { comparisons } = await playCafe(SMALL, { url: server.url, token, report: meddle });
  await meddling;
  const ideas = comparisons.find((one) => one.kind === 'ideas');
  expect(ideas).toMatchObject({ expected: 5, found: 6, missing: [] });
  expect(isFaultless(comparisons)).toBe(false);
});

async function addIdeaByHand(token: string): Promise<void> {
  const { kavarna } = running;
  const asker = await kavarna.visits.askerOfToken(token);
  const [initiative] = await kavarna.initiatives.initiativesOf(asker);
  if (!initiative) throw new Error('An initiative is being played.');
  const [workshop] = must(await kavarna.initiatives.workshopsOf(asker, initiative.id));
  const table = workshop?.tables[0];
  if (!table) throw new Error('Its café has tables.');
  must(await kavarna.ideas.addIdea(asker, table.id, { text: 'Od drugod' }));
}

test('a token that is nobody’s is refused in a sentence that says what was asked', async () => {
  await expect(playCafe(SMALL, { url: server.url, token: 'nobody' })).rejects.toThrow(/POST \/initiatives .* 401/);
});

test('the recorded café of 2022: 12 tables, 3 rounds, 98 ideas, nothing missing, nothing twice', async ({ skip }) => {
  if (!existsSync(RECORDING)) {
    console.log(`Skipped: the recording is not there (${RECORDING}).`);
    skip('the recording lies in a folder of its own, which is absent here');
  }
  const insights = insightsBeside(RECORDING);
  const script = recordedCafe({
    title: 'Recorded café',
    notes: readRecording(readFileSync(RECORDING, 'utf8')),
    insights: readInsights(insights ? readFileSync(insights, 'utf8') : ''),
  });
  expect(script).toMatchObject({
    tables: { length: 12 },
    roundCount: 3,
    ideas: { length: 98 },
    measures: { length: 25 },
  });
  const { token } = await newFacilitator(running.kavarna);
  const { comparisons } = await playCafe(script, { url: server.url, token });
  expect(comparisons.filter((one) => !isFaultless([one]))).toEqual([]);
  expect(comparisons.find((one) => one.kind === 'ideas')).toMatchObject({ expected: 98, found: 98 });
}, 120_000);
