/** The numbers of a plan as the desk says them before it is accepted. */
import { expect, test } from 'vitest';
import { saidNumbers, type PlacesNumbers } from './places-numbers.ts';

const ALL_MET: PlacesNumbers = {
  moving: 0,
  changed: 0,
  standing: 0,
  repeatedMeetings: 0,
  sameDecider: 0,
  returns: 0,
  missingDeciders: 0,
  unevenTables: 0,
  unevenGroups: 0,
  withoutDevice: 0,
  otherLanguage: 0,
};
const named = (numbers: Partial<PlacesNumbers>, hasGroups: boolean) =>
  saidNumbers({ ...ALL_MET, ...numbers }, hasGroups).map(({ name, count, isShort }) =>
    [name, count, ...(isShort ? ['short'] : [])].join(' '),
  );

test('who goes elsewhere than planned comes first, and what a facilitator asks for is said even where it is nothing', () => {
  expect(named({}, true)).toEqual(['changed 0', 'moving 0', 'repeatedMeetings 0', 'unevenGroups 0']);
  expect(named({}, false)).toEqual(['changed 0', 'moving 0', 'repeatedMeetings 0']);
});

test('what could not be met is said by its weight; a change alone is no shortcoming', () => {
  expect(named({ otherLanguage: 1, unevenGroups: 2, moving: 9, changed: 3, standing: 1 }, true)).toEqual([
    'changed 3',
    'moving 9',
    'standing 1 short',
    'repeatedMeetings 0',
    'unevenGroups 2 short',
    'otherLanguage 1 short',
  ]);
});
