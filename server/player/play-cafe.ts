/** Plays a café against a running Kavarna, over its API and real connections: people write at all tables at once, and nothing may get lost. */
import type { IdeaId, InitiativeId, MeasureId, ObjectiveId, TableId, WorkshopId } from '#domain/identifiers.ts';
import { cafeApi, type CafeApi } from './cafe-api.ts';
import type { Stage } from '#domain/stage.ts';
import { chairsPerTable, type CafeScript } from './cafe-script.ts';
import { compare, type Comparison, type Thing } from './comparison.ts';
import { lookBack, type ExportedFile } from './look-back.ts';
import { joinCafe, type Person } from './person.ts';

export interface PlayOptions {
  /** Where Kavarna is reached, without a path. */
  url: string;
  /** A facilitator's token for programs. */
  token: string;
  /** Milliseconds from one character to the next; 0: as fast as it goes, still one change a character. */
  pace?: number;
  /** Where to stop; without it the evening is played to its end, everything is exported and compared with the script. */
  until?: Stage;
  /** An initiative that exists already; without it the script's is made. */
  initiative?: InitiativeId;
  report?: (progress: Progress) => void;
  signal?: AbortSignal;
}

export type Progress =
  | { kind: 'set-up'; code: string; tables: number }
  | { kind: 'seated'; people: number }
  | { kind: 'round-ended'; round: number; ideas: number; characters: number; seconds: number }
  | { kind: 'measures'; measures: number; placed: number; unplaced: number }
  | { kind: 'voted'; dots: number }
  | { kind: 'exported'; files: { name: string; bytes: number }[] };

/** What became of the script's things: their identifiers, by their index in the script. */
export interface PlayedCafe {
  initiative: InitiativeId;
  workshop: WorkshopId;
  code: string;
  tables: TableId[];
  ideas: Map<number, IdeaId>;
  objectives: ObjectiveId[];
  measures: MeasureId[];
}

export interface PlayResult extends PlayedCafe {
  /** Empty where the evening was stopped on the way. */
  comparisons: Comparison[];
  files: ExportedFile[];
}

export async function playCafe(script: CafeScript, options: PlayOptions): Promise<PlayResult> {
  // One failure ends the evening for everybody: nobody goes on typing into a café that can't succeed.
  const failure = new AbortController();
  const signal = AbortSignal.any([failure.signal, ...(options.signal ? [options.signal] : [])]);
  const api = cafeApi(options.url, options.token, signal);
  const people: Person[] = [];
  try {
    const cafe = await setUp(script, api, options);
    const comparisons = await hold({ script, options, api, signal, cafe, people });
    if (options.until) return { ...cafe, comparisons: [], files: [] };
    const { files, comparisons: inFiles } = await lookBack(script, cafe, api);
    options.report?.({ kind: 'exported', files: files.map(({ name, bytes }) => ({ name, bytes: bytes.length })) });
    return { ...cafe, comparisons: [...comparisons, ...inFiles], files };
  } catch (error) {
    failure.abort(error);
    throw error;
  } finally {
    for (const person of people) person.leave();
  }
}

interface Playing {
  script: CafeScript;
  options: PlayOptions;
  api: CafeApi;
  signal: AbortSignal;
  cafe: PlayedCafe;
  people: Person[];
}

async function setUp(script: CafeScript, api: CafeApi, options: PlayOptions): Promise<PlayedCafe> {
  const initiative = options.initiative ?? (await api.createInitiative(script.initiative)).id;
  const workshop = await api.createWorkshop(initiative, {
    title: script.title,
    ...(script.question !== '' && { question: script.question }),
    tables: script.tables,
    settings: {
      roundCount: script.roundCount,
      roundMinutes: script.roundMinutes,
      rotation: 'clockwise',
      groups: script.groups,
      decidingGroups: [],
      dotsPerSeat: script.dotsPerSeat,
      seatsPerTable: Math.max(8, chairsPerTable(script)),
      holdsIdeas: false,
      isCalm: false,
    },
  });
  options.report?.({ kind: 'set-up', code: workshop.code, tables: workshop.tables.length });
  return {
    initiative,
    workshop: workshop.id,
    code: workshop.code,
    tables: workshop.tables.toSorted((a, b) => a.number - b.number).map((table) => table.id),
    ideas: new Map(),
    objectives: [],
    measures: [],
  };
}

/** Goes through the evening until the stage it is to stop at; returns what can only be compared on the way. */
async function hold(playing: Playing): Promise<Comparison[]> {
  const { script, options, api, cafe } = playing;
  if (options.until === 'preparation') return [];
  await seatPeople(playing);
  const shown: Comparison[] = [];
  for (let round = 1; round <= script.roundCount; round++) {
    await api.openRound(cafe.workshop);
    shown.push(await writeRound(playing, round));
    if (options.until === `round-${round}`) return [];
    await api.endRound(cafe.workshop);
    if (options.until === 'between-rounds' && round === 1) return [];
  }
  await buildMeasures(playing);
  if (options.until === 'synthesis') return [];
  await vote(playing);
  if (options.until === 'priorities') return [];
  await api.closeVoting(cafe.workshop);
  await fillPlan(playing);
  const sum = (of: 'expected' | 'found') => shown.reduce((total, one) => total + one[of], 0);
  const all = (of: 'missing' | 'twice' | 'differing') => shown.flatMap((one) => one[of]);
  return [
    {
      kind: 'ideas on screens',
      expected: sum('expected'),
      found: sum('found'),
      missing: all('missing'),
      twice: all('twice'),
      differing: all('differing'),
    },
  ];
}

async function seatPeople({ script, options, api, signal, cafe, people }: Playing): Promise<void> {
  const evening = { api, url: options.url, code: cafe.code, pace: options.pace ?? 0, signal };
  const joined = await Promise.allSettled(script.people.map((who) => joinCafe(evening, who)));
  // In the order of the script, whoever came through the door first; and known before one failure counts, so that all can leave.
  for (const one of joined) if (one.status === 'fulfilled') people.push(one.value);
  const refused = joined.find((one) => one.status === 'rejected');
  if (refused) throw refused.reason;
  options.report?.({ kind: 'seated', people: people.length });
}

async function writeRound({ script, options, cafe, people }: Playing, round: number): Promise<Comparison> {
  const start = performance.now();
  const seated = await Promise.all(
    people.map(async (person) => ({ person, table: cafe.tables.indexOf(await person.sitDownFor(round)) + 1 })),
  );
  const chairs = Map.groupBy(seated, ({ table }) => table);
  const ideas = [...script.ideas.entries()].filter(([, idea]) => idea.round === round);
  for (const [, { table }] of ideas)
    if (!chairs.has(table)) throw new Error(`Nobody sits at table ${table} in round ${round}.`);

  await Promise.all(
    [...chairs].flatMap(([table, atTable]) =>
      atTable.map(async ({ person }, chair) => {
        for (const [index, idea] of ideas) {
          if (idea.table !== table || idea.chair % atTable.length !== chair) continue;
          cafe.ideas.set(index, await person.writeIdea(idea.text, round, chair));
        }
      }),
    ),
  );
  const shown = await everybodySees(seated, ideas, cafe);
  const characters = ideas.reduce((sum, [, idea]) => sum + [...idea.text].length, 0);
  const seconds = (performance.now() - start) / 1000;
  options.report?.({ kind: 'round-ended', round, ideas: ideas.length, characters, seconds });
  return shown;
}

/** Whether each person's own screen shows, letter by letter, all that was written at their table in this round. */
async function everybodySees(
  seated: readonly { person: Person; table: number }[],
  ideas: readonly [number, CafeScript['ideas'][number]][],
  cafe: PlayedCafe,
): Promise<Comparison> {
  const expected: Thing[] = [];
  const found: Thing[] = [];
  await Promise.all(
    seated.map(async ({ person, table }) => {
      const written = new Map<IdeaId, string>();
      for (const [index, idea] of ideas) {
        const id = cafe.ideas.get(index);
        if (id && idea.table === table) written.set(id, idea.text);
      }
      const missing = await person.notShown(written);
      for (const [id, value] of written) {
        const thing = { key: `${id} at seat ${person.seat.id}`, value };
        expected.push(thing);
        if (!missing.includes(id)) found.push(thing);
      }
    }),
  );
  return compare('ideas on screens', expected, found);
}

async function buildMeasures({ script, options, api, cafe }: Playing): Promise<void> {
  await api.enterPhase(cafe.workshop, 'synthesis');
  // One after the other: their order in the plan is the order in which they were made.
  for (const title of script.objectives) cafe.objectives.push((await api.addObjective(cafe.initiative, title)).id);
  for (const { title, description } of script.measures) {
    cafe.measures.push((await api.addMeasure(cafe.initiative, { title, description })).id);
  }
  const idsOf = (ideas: readonly number[]) =>
    ideas.map((idea) => cafe.ideas.get(idea)).filter((id) => id !== undefined);
  await Promise.all(
    script.measures.map(async ({ ideas }, index) => {
      const measure = cafe.measures[index];
      if (measure && ideas.length > 0) await api.placeIdeas(cafe.initiative, measure, idsOf(ideas));
    }),
  );
  const placed = script.measures.reduce((sum, measure) => sum + measure.ideas.length, 0);
  options.report?.({
    kind: 'measures',
    measures: script.measures.length,
    placed,
    unplaced: script.ideas.length - placed,
  });
}

async function vote({ script, options, api, cafe, people }: Playing): Promise<void> {
  await api.openVoting(cafe.workshop);
  await Promise.all(
    people.map(async (person, index) => {
      for (const { measure, dots } of script.dots.filter((one) => one.person === index)) {
        const voted = cafe.measures[measure];
        if (voted) await api.castDots(person.token, voted, dots);
      }
    }),
  );
  options.report?.({ kind: 'voted', dots: script.dots.reduce((sum, one) => sum + one.dots, 0) });
}

async function fillPlan({ script, api, cafe }: Playing): Promise<void> {
  await api.enterPhase(cafe.workshop, 'plan');
  await Promise.all(
    script.measures.map(async ({ plan, objective }, index) => {
      const measure = cafe.measures[index];
      if (!measure) return;
      const serves = objective === null ? null : (cafe.objectives[objective] ?? null);
      await api.changeMeasure(cafe.initiative, measure, { ...plan, ...(serves && { objective: serves }) });
    }),
  );
}
