/**
 * A table's ideas as they travel in its page: rows in one JSON text. Thousands of objects would take the server five times as long to write
 * into the page, the browser ten times as long to read, and twice the room.
 */
import type { Idea, NoteColour } from '#domain/idea.ts';
import type { IdeaId, SeatId, TableId } from '#domain/identifiers.ts';

type Row = [
  id: IdeaId,
  text: string,
  colour: NoteColour,
  x: number,
  y: number,
  round: number,
  seat: SeatId | null,
  writtenAt: number,
  removedAt: number | null,
  /** What only some ideas have. */
  rare?: Pick<Idea, 'source' | 'isCovered'>,
];

/** The ideas of one table, in their order. */
export function packIdeas(ideas: readonly Idea[]): string {
  return JSON.stringify(
    ideas.map(({ id, table: _table, text, colour, place, round, seat, writtenAt, removedAt, ...rare }): Row => {
      const common = [id, text, colour, place.x, place.y, round, seat, writtenAt, removedAt] as const;
      return Object.keys(rare).length > 0 ? [...common, rare] : [...common];
    }),
  );
}

/** What `packIdeas` made, as ideas of this table. */
export function unpackIdeas(packed: string, table: TableId): Idea[] {
  return (JSON.parse(packed) as Row[]).map(([id, text, colour, x, y, round, seat, writtenAt, removedAt, rare]) => ({
    ...{ id, table, text, colour, place: { x, y }, round, seat, writtenAt, removedAt },
    ...rare,
  }));
}
