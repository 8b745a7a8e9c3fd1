/** Looks for everything that was put in: through the API, and inside the files that leave. */
import type { IdeaId } from '#domain/identifiers.ts';
import type { CafeApi, FoundContent, FoundIdea, FoundResults } from './cafe-api.ts';
import type { CafeScript } from './cafe-script.ts';
import { compare, type Comparison, type Thing } from './comparison.ts';
import type { PlayedCafe } from './play-cafe.ts';
import { ideaInFile, ideasInJson, ideasInWord } from './ideas-in-files.ts';

export const EXPORTS = ['plan.docx', 'plan.xlsx', 'plan.csv', 'ideas.csv', 'plan.json'] as const;

export interface ExportedFile {
  name: (typeof EXPORTS)[number];
  bytes: Uint8Array;
}

export async function lookBack(
  script: CafeScript,
  cafe: PlayedCafe,
  api: CafeApi,
): Promise<{ files: ExportedFile[]; comparisons: Comparison[] }> {
  const files: ExportedFile[] = [];
  for (const name of EXPORTS) files.push({ name, bytes: await api.download(cafe.initiative, name) });
  const bytesOf = (name: ExportedFile['name']) => files.find((file) => file.name === name)?.bytes ?? new Uint8Array();

  const ideas = await api.ideas(cafe.workshop);
  const content = await api.content(cafe.initiative);
  const titles = new Set(script.measures.map((measure) => measure.title));
  const codes = new Map(ideas.map((idea) => [idea.id as string, idea.code]));
  const places = placesOf(script);
  // Once, by its code, in full, with the measure it went to: that is what somebody who looks for their own idea must find.
  const comparedInFile = (name: string, found: readonly Thing[]) =>
    compare(
      `ideas in ${name}`,
      script.ideas.map((idea, index) => ({
        key: codes.get(idOf(cafe, index)) ?? idOf(cafe, index),
        value: ideaInFile(idea.text, places.get(index) ?? null),
      })),
      found,
    );
  return {
    files,
    comparisons: [
      comparedIdeas(script, cafe, ideas),
      comparedCharacters(script, cafe, ideas),
      comparedPlaces(script, cafe, content),
      comparedVotes(script, cafe, await api.results(cafe.workshop)),
      comparedFields(script, cafe, content),
      comparedInFile('plan.docx', ideasInWord(bytesOf('plan.docx'), titles)),
      comparedInFile('plan.json', ideasInJson(bytesOf('plan.json'))),
    ],
  };
}

function idOf(cafe: PlayedCafe, idea: number): IdeaId | string {
  return cafe.ideas.get(idea) ?? `idea ${idea + 1} was never written`;
}

const where = (table: number, round: number) => `table ${table}, round ${round}`;

function comparedIdeas(script: CafeScript, cafe: PlayedCafe, found: readonly FoundIdea[]): Comparison {
  return compare(
    'ideas',
    script.ideas.map((idea, index) => ({ key: idOf(cafe, index), value: where(idea.table, idea.round) })),
    found.map((idea) => ({ key: idea.id, value: where(idea.tableNumber, idea.round) })),
  );
}

function comparedCharacters(script: CafeScript, cafe: PlayedCafe, found: readonly FoundIdea[]): Comparison {
  return compare(
    'characters',
    script.ideas.map((idea, index) => ({ key: idOf(cafe, index), value: idea.text })),
    found.map((idea) => ({ key: idea.id, value: idea.text })),
    (text) => [...text].length,
  );
}

/** Titles of the script's measures by the ideas that belong to them. */
function placesOf(script: CafeScript): Map<number, string> {
  return new Map(script.measures.flatMap((measure) => measure.ideas.map((idea) => [idea, measure.title] as const)));
}

function comparedPlaces(script: CafeScript, cafe: PlayedCafe, { measures, placements }: FoundContent): Comparison {
  const titles = new Map(measures.map((measure) => [measure.id, measure.title]));
  return compare(
    'places',
    [...placesOf(script)].map(([idea, title]) => ({ key: idOf(cafe, idea), value: title })),
    placements.map(({ idea, measure }) => ({ key: idea, value: titles.get(measure) ?? measure })),
  );
}

/** Each dot is a thing of its own, so that one too many shows as such. */
function comparedVotes(script: CafeScript, cafe: PlayedCafe, results: FoundResults): Comparison {
  const dots = new Map<string, number>();
  for (const one of script.dots) {
    const measure = cafe.measures[one.measure] ?? `measure ${one.measure + 1}`;
    dots.set(measure, (dots.get(measure) ?? 0) + one.dots);
  }
  const single = ([measure, count]: [string, number]): Thing[] =>
    Array.from({ length: count }, (_, dot) => ({ key: `dot ${dot + 1} on ${measure}`, value: measure }));
  return compare('votes', [...dots].flatMap(single), Object.entries(results.dots).flatMap(single));
}

function comparedFields(script: CafeScript, cafe: PlayedCafe, content: FoundContent): Comparison {
  const objectives = new Map(content.objectives.map((objective) => [objective.id, objective.title]));
  const expected = script.measures.flatMap(({ title, description, objective, plan }, index) =>
    fieldsOf(cafe.measures[index] ?? title, {
      ...plan,
      title,
      description,
      objective: objective === null ? '' : (script.objectives[objective] ?? ''),
    }),
  );
  const found = content.measures.flatMap(({ id, title, description, objective, plan }) => {
    // The status is nobody's to write: it begins as planned.
    const { status: _status, ...fields } = plan;
    const serves = objective === null ? '' : (objectives.get(objective) ?? objective);
    return fieldsOf(id, { ...fields, title, description, objective: serves });
  });
  return compare('plan fields', expected, found);
}

function fieldsOf(measure: string, fields: Record<string, unknown>): Thing[] {
  return Object.entries(fields).flatMap(([field, value]) => {
    if (typeof value === 'string') return value === '' ? [] : [{ key: `${field} of ${measure}`, value }];
    return Object.entries((value ?? {}) as Record<string, unknown>).map(([year, amount]) => ({
      key: `${field} ${year} of ${measure}`,
      value: String(amount),
    }));
  });
}
