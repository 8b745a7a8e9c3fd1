/** Reads what was left on the tables of a real café, typed off the sheets, as a script that can be played. */
import { IDEA_MAX_LENGTH } from '#domain/idea.ts';
import { MEASURE_TITLE_MAX_LENGTH } from '#domain/measure.ts';
import { cleanLine, cleanText } from '#domain/text.ts';
import { LIMITS } from '#domain/workshop.ts';
import type { CafeScript, ScriptedIdea, ScriptedMeasure } from './cafe-script.ts';
import { placesByWords } from './placing.ts';
import { scatterDots } from './scattered-dots.ts';
import { readTabSeparated } from './tab-separated.ts';

/** A recording that can't be played, and the line of the file where it shows. */
export class RecordingError extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(`Line ${line}: ${message}`);
    this.line = line;
  }
}

/** One note on one sheet. */
export interface RecordedNote {
  line: number;
  /** Which sheet lay on which table is not known: each sheet is a table. */
  sheet: string;
  /** The part of the sheet; each round wrote into one of its own. */
  field: string;
  text: string;
}

const COLUMNS = ['sheet', 'field', 'text'] as const;

/** The rows of a recording with the columns sheet, field and text, in any order; other columns and rows without a text are passed over. */
export function readRecording(tsv: string): RecordedNote[] {
  const rows = readTabSeparated(tsv);
  const header = rows[0];
  if (!header)
    throw new RecordingError(1, 'the file is empty; a row with the columns sheet, field and text is expected.');
  const names = header.cells.map((cell) => cell.trim().toLowerCase());
  const missing = COLUMNS.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    throw new RecordingError(header.line, `there is no column ${missing.join(', ')}; found: ${names.join(', ')}.`);
  }
  const notes: RecordedNote[] = [];
  for (const { line, cells } of rows.slice(1)) {
    const [sheet = '', field = '', text = ''] = COLUMNS.map((column) =>
      cleanText(cells[names.indexOf(column)] ?? '').trim(),
    );
    if (text === '') continue;
    if (sheet === '') throw new RecordingError(line, 'the note does not say on which sheet it stood.');
    if (field === '') throw new RecordingError(line, 'the note does not say in which field of its sheet it stood.');
    if (text.length > IDEA_MAX_LENGTH) {
      throw new RecordingError(line, `the note has ${text.length} characters; an idea holds ${IDEA_MAX_LENGTH}.`);
    }
    notes.push({ line, sheet, field, text });
  }
  return notes;
}

/** The insights of the plenary: each bulleted or numbered line, without its bullet. */
export function readInsights(markdown: string): string[] {
  return markdown
    .split(/\r?\n/)
    .map((line) => /^\s*(?:[*+-]|\d+[.)])\s+(.*\S)/.exec(line)?.[1])
    .filter((line) => line !== undefined)
    .map((line) =>
      cleanLine(line.replace(/[*_]{1,2}(\S(?:.*?\S)?)[*_]{1,2}/g, '$1')).slice(0, MEASURE_TITLE_MAX_LENGTH),
    )
    .filter((line) => line !== '');
}

/** Where the insights lie that belong to a file of table sheets; null where its name doesn't tell. */
export function insightsBeside(tsvPath: string): string | null {
  const path = tsvPath.replace(/table-sheets\.tsv$/, 'plenary-insights.md');
  return path === tsvPath ? null : path;
}

/** The recording as a café: a table a sheet, a round a field (in the order in which a sheet names them), `peoplePerTable` who share the writing. */
export function recordedCafe(
  recording: { title: string; notes: readonly RecordedNote[]; insights: readonly string[] },
  { peoplePerTable = 3, dotsPerSeat = 5, seed = 1 } = {},
): CafeScript {
  const sheets = fieldsBySheet(recording.notes);
  const ideas = recordedIdeas(recording.notes, sheets, peoplePerTable);
  const people = [...sheets.keys()].flatMap((_, index) =>
    Array.from({ length: peoplePerTable }, (_, chair) => ({
      table: index + 1,
      name: `P${index * peoplePerTable + chair + 1}`,
      group: '',
      remote: chair === peoplePerTable - 1,
    })),
  );
  const measures = recordedMeasures(recording.insights, ideas);
  return {
    initiative: { title: recording.title, body: '', period: '', currency: 'EUR' },
    title: recording.title,
    question: '',
    tables: [...sheets.keys()].map((sheet) => ({ topic: sheet, question: '', host: '' })),
    roundCount: Math.max(1, ...[...sheets.values()].map((fields) => fields.length)),
    roundMinutes: 20,
    groups: [],
    people,
    ideas,
    objectives: measures.length > 0 ? ['A', 'B'] : [],
    measures,
    dotsPerSeat,
    dots: scatterDots({
      people: people.length,
      appeal: measures.map((one) => 1 + one.ideas.length),
      dotsPerSeat,
      seed,
    }),
  };
}

function fieldsBySheet(notes: readonly RecordedNote[]): Map<string, string[]> {
  const sheets = new Map<string, string[]>();
  for (const { line, sheet, field } of notes) {
    const fields = sheets.get(sheet) ?? [];
    if (!fields.includes(field)) fields.push(field);
    sheets.set(sheet, fields);
    if (sheets.size > LIMITS.tables) throw new RecordingError(line, `more than ${LIMITS.tables} sheets.`);
    if (fields.length > LIMITS.rounds)
      throw new RecordingError(line, `sheet ${sheet} has more than ${LIMITS.rounds} fields.`);
  }
  if (sheets.size === 0) throw new RecordingError(1, 'there is no note in the file.');
  return sheets;
}

function recordedIdeas(
  notes: readonly RecordedNote[],
  sheets: ReadonlyMap<string, readonly string[]>,
  peoplePerTable: number,
): ScriptedIdea[] {
  const order = [...sheets.keys()];
  const written = new Map<string, number>();
  return notes.map(({ sheet, field, text }) => {
    const before = written.get(`${sheet}\t${field}`) ?? 0;
    written.set(`${sheet}\t${field}`, before + 1);
    return {
      table: order.indexOf(sheet) + 1,
      round: (sheets.get(sheet)?.indexOf(field) ?? 0) + 1,
      chair: before % peoplePerTable,
      text,
    };
  });
}

/** Plan fields are made up, each measure's its own, so that a field that went astray shows. */
function recordedMeasures(insights: readonly string[], ideas: readonly ScriptedIdea[]): ScriptedMeasure[] {
  const places = placesByWords(
    ideas.map((idea) => idea.text),
    insights,
  );
  return insights.map((title, index) => ({
    title,
    description: '',
    objective: index % 3 === 2 ? null : index % 2,
    ideas: places.flatMap((measure, idea) => (measure === index ? [idea] : [])),
    plan: {
      lead: `L${index + 1}`,
      partners: `P${index + 1}`,
      indicator: `I${index + 1}`,
      starts: `2027-${String((index % 12) + 1).padStart(2, '0')}`,
      ends: `2028-${String((index % 12) + 1).padStart(2, '0')}`,
      cost: { '2027': 1000 + index },
    },
  }));
}
