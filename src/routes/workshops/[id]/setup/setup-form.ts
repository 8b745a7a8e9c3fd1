/** The set-up form as a value: what its fields say, what its buttons do to it, and which fields are wrong. */
import type { TableId } from '#domain/identifiers.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { cleanLine } from '#domain/text.ts';
import { LIMITS, ROTATIONS, type Workshop, type WorkshopSettings } from '#domain/workshop.ts';
import { textField } from '../../../form-fields.ts';

export interface DraftTable {
  /** undefined: not yet kept. */
  id?: TableId;
  topic: string;
  question: string;
  host: string;
  /** As it was typed. */
  videoLink?: string;
  /** The question in other languages, as they were typed. */
  inLanguages?: { language: string; text: string }[];
}

export interface SetupDraft extends WorkshopSettings {
  title: string;
  tables: DraftTable[];
}

export const NUMBER_FIELDS = ['roundCount', 'roundMinutes', 'dotsPerSeat', 'seatsPerTable'] as const;
export type NumberField = (typeof NUMBER_FIELDS)[number];

/** The largest number each field takes; the smallest is 1. */
export const MOST: Record<NumberField, number> = {
  roundCount: LIMITS.rounds,
  roundMinutes: LIMITS.roundMinutes,
  dotsPerSeat: LIMITS.dotsPerSeat,
  seatsPerTable: LIMITS.seatsPerTable,
};

export type SetupErrors = Partial<Record<'title' | NumberField, true>>;

/** Which button was pressed, and at which table (from 0). */
export type Press =
  | { kind: 'save' | 'add-table' | 'fill-questions' | 'offer-video' }
  | { kind: 'remove-table' | 'move-up' | 'move-down'; at: number };

export interface Locks {
  /** From the first round on, numbers of tables stand on cards and in the codes of ideas. */
  hasBegun: boolean;
  /** Whether somebody sits at a table already: it is not taken away under them. */
  isSeated: (table: TableId) => boolean;
}

export function draftOf(workshop: Workshop): SetupDraft {
  return { title: workshop.title, ...workshop.settings, tables: workshop.tables };
}

export interface SetupForm {
  draft: SetupDraft;
  press: Press;
  /** The question to be given to all tables, or to a new one. */
  question: string;
  /** What the form was filled from; absent where it did not say. */
  revision?: number;
}

export function readSetupForm(form: FormData): SetupForm {
  const all = (name: string) => form.getAll(name).map((value) => (typeof value === 'string' ? value : ''));
  const [ids, topics, questions, hosts] = [all('table'), all('topic'), all('question'), all('host')];
  const links = all('videoLink');
  const translationsOf = (table: number) => {
    const texts = all(`questionText:${table}`);
    return all(`questionLanguage:${table}`).map((language, at) => ({ language, text: texts[at] ?? '' }));
  };
  const whole = (name: NumberField) => Number(textField(form, name) || Number.NaN);
  const draft: SetupDraft = {
    title: cleanLine(textField(form, 'title')),
    roundCount: whole('roundCount'),
    roundMinutes: whole('roundMinutes'),
    dotsPerSeat: whole('dotsPerSeat'),
    seatsPerTable: whole('seatsPerTable'),
    holdsIdeas: form.has('holdsIdeas'),
    isCalm: form.has('isCalm'),
    rotation: ROTATIONS.find((one) => one === textField(form, 'rotation')) ?? 'clockwise',
    decidingGroups: all('decidingGroup').map(cleanLine),
    groups: all('group')
      .map(cleanLine)
      .filter((group) => group !== ''),
    tables: ids.map((id, index) => ({
      ...(id !== '' && { id: id as TableId }),
      topic: topics[index] ?? '',
      question: questions[index] ?? '',
      host: hosts[index] ?? '',
      ...(links[index] !== undefined && { videoLink: links[index] }),
      inLanguages: translationsOf(index),
    })),
  };
  const revision = Number(textField(form, 'revision') || Number.NaN);
  return {
    draft,
    press: readPress(textField(form, 'press')),
    question: cleanLine(textField(form, 'commonQuestion')),
    ...(Number.isInteger(revision) && { revision }),
  };
}

function readPress(value: string): Press {
  const [kind, at] = value.split(':');
  if (kind === 'add-table' || kind === 'fill-questions' || kind === 'offer-video') return { kind };
  if (kind === 'remove-table' || kind === 'move-up' || kind === 'move-down') return { kind, at: Number(at) };
  return { kind: 'save' };
}

/** The draft after a button: a table more or less, a table moved, or one question for all. */
export function applyPress(
  { draft, press, question }: SetupForm,
  locks: Locks,
): Result<SetupDraft, 'round-open' | 'invalid-input' | 'too-few-tables'> {
  const tables = [...draft.tables];
  if (!('at' in press)) {
    if (press.kind === 'save' || press.kind === 'offer-video') return done(draft);
    if (press.kind === 'fill-questions') return done({ ...draft, tables: tables.map((one) => ({ ...one, question })) });
    if (tables.length >= LIMITS.tables) return refused('invalid-input');
    return done({ ...draft, tables: [...tables, { topic: '', question, host: '' }] });
  }
  if (locks.hasBegun) return refused('round-open');
  const [table] = tables.splice(press.at, 1);
  if (!table) return refused('invalid-input');
  if (press.kind === 'remove-table') {
    if (tables.length === 0) return refused('too-few-tables');
    if (table.id && locks.isSeated(table.id)) return refused('invalid-input');
    return done({ ...draft, tables });
  }
  tables.splice(Math.max(0, press.at + (press.kind === 'move-up' ? -1 : 1)), 0, table);
  return done({ ...draft, tables });
}

/** `roundsHeld`: rounds that were opened already can't be taken out of the count. */
export function errorsOf(draft: SetupDraft, roundsHeld: number): SetupErrors {
  const errors: SetupErrors = {};
  if (draft.title === '') errors.title = true;
  for (const field of NUMBER_FIELDS) {
    const least = field === 'roundCount' ? Math.max(1, roundsHeld) : 1;
    const value = draft[field];
    if (!Number.isInteger(value) || value < least || value > MOST[field]) errors[field] = true;
  }
  return errors;
}
