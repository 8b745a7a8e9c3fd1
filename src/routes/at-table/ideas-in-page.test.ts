/** A table's ideas in its page. */
import { expect, test } from 'vitest';
import type { Idea } from '#domain/idea.ts';
import type { IdeaId, PictureId, SeatId, TableId } from '#domain/identifiers.ts';
import { packIdeas, unpackIdeas } from './ideas-in-page.ts';

test('arrive as they left: who wrote them, where they lie, how they came about, what lies with its back up', () => {
  const table = 't1' as TableId;
  const plain: Idea = {
    ...{ id: 'a' as IdeaId, table, text: 'Klop “v senci”\n</script>', colour: 'sun', place: { x: -12.5, y: 1e6 } },
    ...{ round: 2, seat: 's1' as SeatId, writtenAt: 1_800_000_000_123, removedAt: null },
  };
  const ideas: Idea[] = [
    plain,
    { ...plain, id: 'b' as IdeaId, seat: null, removedAt: 1_800_000_000_456 },
    { ...plain, id: 'c' as IdeaId, text: '', isCovered: true },
    { ...plain, id: 'd' as IdeaId, source: { kind: 'dictated', language: 'sq' as never } },
    {
      ...plain,
      ...{ id: 'e' as IdeaId, isCovered: true },
      source: { kind: 'paper', code: 'T3-P07', picture: 'p1' as PictureId, spot: { x: 0.25, y: 1 } },
    },
  ];
  expect(unpackIdeas(packIdeas(ideas), table)).toStrictEqual(ideas);
  expect(unpackIdeas(packIdeas([]), table)).toEqual([]);
});
