/** What stands on a handover card, and that it can be read in half a minute. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CARD_WORDS, excerpt, handoverOf, MOST_PINS, standingPins, type IdeaMark, type MarkKind } from './handover.ts';
import type { Idea } from './idea.ts';
import type { IdeaId, TableId } from './identifiers.ts';

const table = 'table0' as TableId;

function idea(id: string, text: string, some: Partial<Idea> = {}): Idea {
  const rest = {
    table,
    colour: 'sun',
    place: { x: 0, y: 0 },
    round: 1,
    seat: null,
    writtenAt: 1,
    removedAt: null,
  } as const;
  return { ...rest, id: id as IdeaId, text, ...some };
}

function mark(of: string, kind: MarkKind, at = 1): IdeaMark {
  return { idea: of as IdeaId, table, kind, at };
}

describe('the handover card', () => {
  it('shows the pins in the order of pinning, then open questions, then what else was said, the latest round first', () => {
    const ideas = [
      idea('a', 'Klop pri pošti', { writtenAt: 1 }),
      idea('b', 'Kdo plača kombi?', { writtenAt: 2 }),
      idea('c', 'Senca na igrišču', { writtenAt: 3, round: 2 }),
      idea('d', 'Pitnik', { writtenAt: 4, round: 2 }),
    ];
    const card = handoverOf(ideas, [mark('c', 'pin', 5), mark('a', 'pin', 6), mark('b', 'question')]);
    expect(card.pins.map(({ text }) => text)).toEqual(['Senca na igrišču', 'Klop pri pošti']);
    expect(card.questions.map(({ text }) => text)).toEqual(['Kdo plača kombi?']);
    expect(card.rounds).toEqual([
      { round: 2, count: 2, lines: [{ id: 'd', text: 'Pitnik', round: 2 }] },
      { round: 1, count: 2, lines: [] },
    ]);
  });

  it('shows a pinned question once, among the pins', () => {
    const card = handoverOf([idea('a', 'Kdo?')], [mark('a', 'question'), mark('a', 'pin')]);
    expect([card.pins.length, card.questions.length]).toEqual([1, 0]);
  });

  it('says nothing of what was removed, is still empty, lies covered or was marked at another table', () => {
    const ideas = [
      idea('a', 'Odstranjeno', { removedAt: 2 }),
      idea('b', '  '),
      idea('c', 'Pokrito', { isCovered: true }),
    ];
    const marks = ['a', 'b', 'c', 'elsewhere'].flatMap((id) => [mark(id, 'pin'), mark(id, 'question')]);
    expect(handoverOf(ideas, marks)).toEqual({ pins: [], questions: [], moreQuestions: 0, rounds: [] });
    expect(standingPins(ideas.slice(0, 2), marks)).toEqual([]);
  });

  it('counts the questions that find no room', () => {
    const ideas = ['a', 'b', 'c', 'd', 'e'].map((id) => idea(id, `Zakaj ${id}?`));
    const card = handoverOf(
      ideas,
      ideas.map(({ id }) => mark(id, 'question')),
    );
    expect([card.questions.length, card.moreQuestions]).toEqual([3, 2]);
  });

  it('does not forget the first round when the second one has filled the board', () => {
    const first = idea('z', 'Prva misel');
    const many = Array.from({ length: 60 }, (_, at) =>
      idea(`n${at}`, 'deset besed '.repeat(5), { round: 2, writtenAt: 9 }),
    );
    const card = handoverOf([first, ...many], []);
    expect(card.rounds.map(({ round, count }) => [round, count])).toEqual([
      [2, 60],
      [1, 1],
    ]);
    expect(card.rounds[1]?.lines).toHaveLength(1);
  });

  it('is never longer than half a minute of reading, whatever was written', () => {
    const someIdea = fc.record({ text: fc.lorem({ maxCount: 40 }), round: fc.integer({ min: 0, max: 4 }) });
    fc.assert(
      fc.property(fc.array(someIdea, { maxLength: 60 }), fc.array(fc.nat(70), { maxLength: 12 }), (written, picked) => {
        const ideas = written.map(({ text, round }, at) => idea(`i${at}`, text, { round, writtenAt: at }));
        const marks = picked.map((at) => mark(`i${at}`, at % 2 === 0 ? 'pin' : 'question'));
        const { pins, questions, rounds } = handoverOf(ideas, marks);
        const lines = [...pins, ...questions, ...rounds.flatMap((round) => round.lines)];
        expect(pins.length).toBeLessThanOrEqual(MOST_PINS);
        expect(lines.flatMap(({ text }) => text.split(/\s+/)).length).toBeLessThanOrEqual(CARD_WORDS);
        expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
      }),
      { seed: 4 },
    );
  });

  it('shortens to whole words, and a word without end to a line', () => {
    expect(excerpt('ena dve\n tri štiri', 3)).toBe('ena dve tri…');
    expect(excerpt('ena dve tri', 3)).toBe('ena dve tri');
    expect(excerpt('😀'.repeat(500), 10)).toBe(`${'😀'.repeat(140)}…`);
  });
});
