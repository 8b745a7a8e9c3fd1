/** The end of the evening: everything in the book is looked for in the tables' documents, in the synthesis and in the files that leave. */
import type { Page } from '@playwright/test';
import { readIdeas } from '#document/table-document.ts';
import { tableDocument } from '#domain/identifiers.ts';
import type { SourcedIdea } from '#domain/measure.ts';
import type { PlanJson } from '#server/publishing/plan-json.ts';
import { compare, isFaultless, type Comparison } from '#server/player/comparison.ts';
import { ideaInFile, ideasInJson, ideasInWord } from '#server/player/ideas-in-files.ts';
import { connect } from '#tests/collaboration/table-client.ts';
import { awake, expect, type RunningKavarna } from '../kavarna-fixture.ts';
import type { Hall } from './hall.ts';
import type { Entry, Ledger } from './ledger.ts';
import type { Measure } from './votes.ts';

const TITLES = ['Klopi in senca na poteh', 'Odprta šola', 'Sosedska pomoč', 'Prevoz na klic', 'Kultura na trgu'];
/** How often out of one an idea stays without a measure. */
const UNPLACED = 0.1;

/** Nothing lost, nothing twice, nothing changed; else what and where. */
export function expectFaultless(comparison: Comparison): void {
  expect(isFaultless([comparison]), JSON.stringify(comparison, null, 1)).toBe(true);
}

/** What lies in the documents of the tables, as anybody there would receive it. */
export async function inDocuments(hall: Hall, kavarna: RunningKavarna): Promise<Entry[]> {
  const address = `${kavarna.url.replace(/^http/, 'ws')}/collaboration`;
  const written = await Promise.all(
    hall.tables.map(async (table) => {
      const { doc, synced, leave } = connect(address, hall.token, tableDocument(table));
      await synced;
      const ideas = readIdeas(doc, table);
      leave();
      return ideas;
    }),
  );
  return written.flat().flatMap(({ text, table, round, seat, source, removedAt }) => {
    if (seat === null || removedAt !== null) throw new Error(`"${text}" has an author and was not removed.`);
    return [{ text, table, round, seat, ...(source && { source }) }];
  });
}

/** The synthesis shows every idea; then each is given a measure, some none. Returns the measures, and each text's measure. */
export async function makeMeasures(
  hall: Hall,
  desk: Page,
  ledger: Ledger,
  chance: () => number,
): Promise<{ measures: Measure[]; placed: Map<string, Measure> }> {
  await desk.goto(`${new URL(desk.url()).origin}/workshops/${hall.workshop}/synthesis`);
  await expect(desk.getByRole('heading', { name: `Še neumeščene · ${ledger.entries.length}` })).toBeVisible();
  const found = await hall.call<SourcedIdea[]>('get', `/workshops/${hall.workshop}/ideas`);
  const everything = ({ text }: { text: string }) => ({ key: text, value: text });
  expectFaultless(compare('ideas in the synthesis', ledger.entries.map(everything), found.map(everything)));

  const measures: Measure[] = [];
  for (const title of TITLES) measures.push({ title, ...(await hall.api.addMeasure(hall.initiative, { title })) });
  const placed = new Map<string, Measure>();
  for (const { text } of found) {
    const measure = measures[Math.floor(chance() * measures.length)];
    if (measure && chance() >= UNPLACED) placed.set(text, measure);
  }
  for (const measure of measures) {
    const ideas = found.filter(({ text }) => placed.get(text) === measure).map(({ id }) => id);
    await hall.api.placeIdeas(hall.initiative, measure.id, ideas);
  }
  await expect(desk.getByText(new RegExp(`^${placed.size} umeščen`)).first()).toBeVisible();
  return { measures, placed };
}

/** In the plan's annex and its other forms each idea stands once, under its code, with its measure, round, table and kind of author. */
export async function expectInFiles(
  hall: Hall,
  ledger: Ledger,
  placed: ReadonlyMap<string, Measure>,
): Promise<PlanJson> {
  const found = await hall.call<SourcedIdea[]>('get', `/workshops/${hall.workshop}/ideas`);
  const codes = new Map(found.map(({ text, code }) => [text, code]));
  /** `dictated`: what is said of such an idea beside its words. */
  const expected = (dictated: string) =>
    ledger.entries.map(({ text, source }) => ({
      key: codes.get(text) ?? text,
      value: ideaInFile(source ? text + dictated : text, placed.get(text)?.title ?? null),
    }));
  const word = await hall.api.download(hall.initiative, 'plan.docx');
  expectFaultless(compare('ideas in the annex', expected(' (po nareku)'), ideasInWord(word, new Set(TITLES))));
  const json = await hall.api.download(hall.initiative, 'plan.json');
  expectFaultless(compare('ideas in plan.json', expected(''), ideasInJson(json)));
  const plan = JSON.parse(new TextDecoder().decode(json)) as PlanJson;
  const authors = new Map(ledger.entries.map(({ text, seat }) => [text, seat]));
  const inPlan = plan.ideas.map(({ text, table, round, source }): Entry => {
    const at = hall.tables[table - 1];
    const seat = authors.get(text);
    if (!at || !seat) throw new Error(`Nobody wrote "${text}" at table ${table}.`);
    return { text, table: at, round, seat, ...(source?.kind === 'dictated' && { source: { kind: 'dictated' } }) };
  });
  expectFaultless(ledger.compared('where and how the plan says it was written', inPlan));
  const csv = new TextDecoder().decode(await hall.api.download(hall.initiative, 'ideas.csv'));
  for (const { text } of ledger.entries) expect(csv.split(text), text).toHaveLength(2);
  return plan;
}

/** One note on its way: the plan's row has its code and its measure's dots, and whoever opens the row reads where it comes from. */
export async function followNote(
  hall: Hall,
  desk: Page,
  plan: PlanJson,
  { text, measure, dots }: { text: string; measure: Measure; dots: number },
): Promise<void> {
  const note = plan.ideas.find((one) => one.text === text);
  const row = plan.objectives.flatMap(({ measures }) => measures).find(({ id }) => id === measure.id);
  if (!note || !row) throw new Error(`"${text}" and "${measure.title}" are in the plan.`);
  expect(row.ideas).toContain(note.code);
  expect(note.measure).toBe(row.number);
  expect(row.dots).toBe(dots);
  await desk.goto(`${new URL(desk.url()).origin}/initiatives/${hall.initiative}/plan`);
  await awake(desk);
  await desk.getByRole('button', { name: measure.title }).first().click();
  await desk.getByRole('button', { name: /^\+ \d+$/ }).click();
  await expect(desk.getByRole('listitem').filter({ hasText: text })).toContainText(note.code);
}
