/** The set-up form's rules: its buttons, and which fields are refused. */
import { describe, expect, it } from 'vitest';
import type { TableId } from '#domain/identifiers.ts';
import { applyPress, errorsOf, readSetupForm, type Locks, type SetupForm } from './setup-form.ts';

const open: Locks = { hasBegun: false, isSeated: () => false };

function formWith(fields: [string, string][]): SetupForm {
  const form = new FormData();
  const base: [string, string][] = [
    ['title', 'Kavarna v Idriji'],
    ['roundCount', '3'],
    ['roundMinutes', '20'],
    ['dotsPerSeat', '5'],
    ['seatsPerTable', '8'],
    ['rotation', 'clockwise'],
  ];
  for (const [name, value] of [...base, ...fields]) form.append(name, value);
  return readSetupForm(form);
}

function threeTables(press: string, more: [string, string][] = []): SetupForm {
  const tables = ['Promet', 'Zdravje', 'Sosedje'].flatMap((topic, index): [string, string][] => [
    ['table', `table${index}`],
    ['topic', topic],
    ['question', `Vprašanje ${index + 1}?`],
    ['host', ''],
  ]);
  return formWith([...tables, ...more, ['press', press]]);
}

function topicsAfter(submitted: SetupForm, locks = open): string[] | string {
  const changed = applyPress(submitted, locks);
  return changed.ok ? changed.value.tables.map((table) => table.topic) : changed.reason;
}

describe('the set-up form', () => {
  it('keeps tables in the order of their rows, and drops groups left empty', () => {
    const { draft } = threeTables('save', [
      ['group', 'starši'],
      ['group', ' '],
      ['group', 'NVO'],
    ]);
    expect(draft.tables.map((table) => table.topic)).toEqual(['Promet', 'Zdravje', 'Sosedje']);
    expect(draft.groups).toEqual(['starši', 'NVO']);
  });

  it.each([
    ['move-up:1', ['Zdravje', 'Promet', 'Sosedje']],
    ['move-up:0', ['Promet', 'Zdravje', 'Sosedje']],
    ['move-down:0', ['Zdravje', 'Promet', 'Sosedje']],
    ['move-down:2', ['Promet', 'Zdravje', 'Sosedje']],
    ['remove-table:1', ['Promet', 'Sosedje']],
    ['add-table', ['Promet', 'Zdravje', 'Sosedje', '']],
    ['remove-table:9', 'invalid-input'],
  ])('answers the button %s', (press, topics) => {
    expect(topicsAfter(threeTables(press))).toEqual(topics);
  });

  it('gives one question to all tables', () => {
    const changed = applyPress(threeTables('fill-questions', [['commonQuestion', 'Kaj bi pomagalo?']]), open);
    expect(changed.ok && new Set(changed.value.tables.map((table) => table.question))).toEqual(
      new Set(['Kaj bi pomagalo?']),
    );
  });

  it('keeps numbers of tables once a round has begun, and a table at which somebody sits', () => {
    const begun = { ...open, hasBegun: true };
    expect(topicsAfter(threeTables('remove-table:0'), begun)).toBe('round-open');
    expect(topicsAfter(threeTables('move-down:0'), begun)).toBe('round-open');
    expect(topicsAfter(threeTables('add-table'), begun)).toHaveLength(4);
    const seated = { ...open, isSeated: (table: TableId) => table === ('table0' as TableId) };
    expect(topicsAfter(threeTables('remove-table:0'), seated)).toBe('invalid-input');
    expect(topicsAfter(threeTables('remove-table:1'), seated)).toEqual(['Promet', 'Sosedje']);
  });

  it('keeps the last table', () => {
    const one = formWith([
      ['table', 'table0'],
      ['topic', 'Promet'],
      ['press', 'remove-table:0'],
    ]);
    expect(topicsAfter(one)).toBe('too-few-tables');
  });

  it('points at the fields that are wrong', () => {
    const { draft } = threeTables('save');
    expect(errorsOf(draft, 0)).toEqual({});
    expect(errorsOf({ ...draft, title: '', roundCount: 1, roundMinutes: Number.NaN }, 2)).toEqual({
      title: true,
      roundCount: true,
      roundMinutes: true,
    });
  });
});
