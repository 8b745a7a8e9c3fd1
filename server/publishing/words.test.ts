/** The sentences of the documents, counted in each language. */
import { expect, test } from 'vitest';
import { wordsFor } from './words.ts';

test('Slovenian says who voted in singular, dual and both plurals', () => {
  const words = wordsFor('sl');
  const said = (ballots: number, dots: number) => words('publishing.votes.summary', { ballots, dots });
  expect(said(1, 1)).toBe('Glasovala je 1 oseba; skupaj je bila oddana 1 pika.');
  expect(said(2, 2)).toBe('Glasovali sta 2 osebi; skupaj sta bili oddani 2 piki.');
  expect(said(3, 4)).toBe('Glasovale so 3 osebe; skupaj so bile oddane 4 pike.');
  expect(said(5, 100)).toBe('Glasovalo je 5 oseb; skupaj je bilo oddanih 100 pik.');
});

test.each([
  [1, 1, 0, 'na 1 delavnici, na kateri je bila zapisana 1 zamisel. V ukrepe še ni uvrščena nobena. Vse'],
  [2, 2, 1, 'na 2 delavnicah, na katerih sta bili zapisani 2 zamisli. V ukrepe je uvrščena 1 zamisel, 1 pa ni našla'],
  [
    3,
    6,
    4,
    'na 3 delavnicah, na katerih je bilo zapisanih 6 zamisli. V ukrepe so uvrščene 4 zamisli, 2 pa nista našli',
  ],
])('Slovenian tells of %i workshops, %i ideas, %i placed', (workshops, ideas, placed, sentence) => {
  const unplaced = placed === 0 ? 0 : ideas - placed;
  const said = wordsFor('sl')('publishing.making.intro', { workshops, ideas, placed, unplaced });
  expect(said).toContain(sentence);
});

test('Serbian counts in one, few and many', () => {
  const words = wordsFor('sr');
  const said = (people: number) =>
    words('publishing.making.numbers', { title: 'Kafe', people, tables: people, rounds: people, ideas: people });
  expect(said(1)).toBe('Kafe: 1 osoba, 1 sto, 1 runda, 1 ideja.');
  expect(said(3)).toBe('Kafe: 3 osobe, 3 stola, 3 runde, 3 ideje.');
  expect(said(12)).toBe('Kafe: 12 osoba, 12 stolova, 12 rundi, 12 ideja.');
});
