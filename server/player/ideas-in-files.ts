/** Finds the ideas again in the files that leave: by code, with their text and the measure they went to. */
import { z } from 'zod';
import type { Thing } from './comparison.ts';
import { wordTableRows } from './word-tables.ts';

const IDEA_CODE = /^(?:W\d+-)?T\d+-R\d+-\d{3,}$/;

/** How an idea and its measure (null: none) are compared. */
export function ideaInFile(text: string, measure: string | null): string {
  return `${text.replace(/\s+/g, ' ').trim()} → ${measure ?? '–'}`;
}

/** The rows of the annex: they begin with an idea's code, its text follows, and somewhere behind stands the measure after its number. */
export function ideasInWord(docx: Uint8Array, titles: ReadonlySet<string>): Thing[] {
  return wordTableRows(docx)
    .filter(([code = '']) => IDEA_CODE.test(code))
    .map(([code = '', text = '', ...rest]) => {
      const measure = rest.map((cell) => cell.replace(/^\d+\.\d+\.?\s+/, '')).find((cell) => titles.has(cell));
      return { key: code, value: ideaInFile(text, measure ?? null) };
    });
}

const planFile = z.object({
  objectives: z.array(z.object({ measures: z.array(z.object({ number: z.string(), title: z.string() })) })),
  ideas: z.array(z.object({ code: z.string(), text: z.string(), measure: z.string().nullable() })),
});

export function ideasInJson(json: Uint8Array): Thing[] {
  const { objectives, ideas } = planFile.parse(JSON.parse(new TextDecoder().decode(json)));
  const titles = new Map(objectives.flatMap(({ measures }) => measures).map(({ number, title }) => [number, title]));
  return ideas.map(({ code, text, measure }) => ({
    key: code,
    value: ideaInFile(text, measure === null ? null : (titles.get(measure) ?? measure)),
  }));
}
