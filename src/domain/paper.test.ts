/** What comes from paper: codes as people type them, sources as documents hold them, sizes of photos. */
import { expect, test } from 'vitest';
import { readIdeaSource } from './idea-source.ts';
import { nextPaperCode, paperCode, paperCodeAt, parsePaperCode } from './paper-code.ts';
import { PICTURE_MAX_EDGE, pictureSize } from './table-picture.ts';

const picture = 'k3v9x0c2m4n6p8r1t5w7';

test.each([
  ['T3-P07', 'T3-P07'],
  ['t3p7', 'T3-P07'],
  [' t3 – p 07 ', 'T3-P07'],
  ['3/P12', 'T3-P12'],
  ['T12-P120', 'T12-P120'],
  ['T03-P007', 'T3-P07'],
])('“%s” is the code %s', (typed, code) => {
  expect(parsePaperCode(typed)).toBe(code);
});

test.each(['', 'T3', 'P07', 'T0-P01', 'T3-P00', 'T100-P1', 'T3-P1000', 'T3-R2-017', 'klopi', 'T3-P07 T3-P08'])(
  '“%s” is no code',
  (typed) => {
    expect(parsePaperCode(typed)).toBeNull();
  },
);

test('at its table a note’s number is enough', () => {
  expect(paperCodeAt(3, '7')).toBe('T3-P07');
  expect(paperCodeAt(3, 'p12')).toBe('T3-P12');
  expect(paperCodeAt(3, 'T5-P01')).toBe('T5-P01');
  expect(paperCodeAt(3, ' ')).toBe('');
  expect(paperCodeAt(3, 'bus')).toBeNull();
});

test('the next code follows the last one of the table', () => {
  expect(nextPaperCode(3, [])).toBe('T3-P01');
  expect(nextPaperCode(3, ['T3-P02', 'T3-P09', 'T5-P40', ''])).toBe('T3-P10');
  expect(nextPaperCode(3, [paperCode(3, 999)])).toBe('');
});

test('a source of a document is read where it is one', () => {
  const paper = { kind: 'paper', code: 'T3-P07', picture, spot: { x: 0.25, y: 1 } };
  expect(readIdeaSource(paper)).toEqual(paper);
  expect(readIdeaSource({ kind: 'paper' })).toEqual({ kind: 'paper', code: '', picture: null, spot: null });
  expect(readIdeaSource({ kind: 'dictated' })).toEqual({ kind: 'dictated' });
});

test.each([
  ['a code that is none', { kind: 'paper', code: '<b>', picture }, { code: '', spot: null }],
  ['a photo that can’t be one', { kind: 'paper', code: 't3p7', picture: '../x' }, { code: 'T3-P07', picture: null }],
  ['a spot beside the photo', { kind: 'paper', picture, spot: { x: 1.2, y: 0 } }, { spot: null }],
  ['a spot that is no number', { kind: 'paper', picture, spot: { x: Number.NaN, y: 0 } }, { spot: null }],
  ['a spot on no photo', { kind: 'paper', spot: { x: 0.5, y: 0.5 } }, { picture: null, spot: null }],
])('of a source, %s is left out', (_, value, rest) => {
  expect(readIdeaSource(value)).toMatchObject({ kind: 'paper', ...rest });
});

test.each([null, undefined, 'paper', 7, {}, { kind: 'fax' }, []])('%j is no source', (value) => {
  expect(readIdeaSource(value)).toBeNull();
});

test('a photo is made no larger than it may be, keeps its proportions, and never grows', () => {
  expect(pictureSize(4000, 3000)).toEqual({ width: PICTURE_MAX_EDGE, height: 1500 });
  expect(pictureSize(3000, 4000)).toEqual({ width: 1500, height: PICTURE_MAX_EDGE });
  expect(pictureSize(800, 600)).toEqual({ width: 800, height: 600 });
  expect(pictureSize(40_000, 3)).toEqual({ width: PICTURE_MAX_EDGE, height: 1 });
});
