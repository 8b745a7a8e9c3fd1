/** The measuring itself, at toy size: a crowd at Kavarna and at a bare relay, where everybody must have everything in the end. No times. */
import { describe, expect, it } from 'vitest';
import { measureCrowd } from '#tests/load/parts/measure-crowd.ts';
import { writtenCharacters } from '#tests/load/parts/written-characters.ts';
import { Writer } from '#tests/load/parts/writer.ts';

const SMALL = { roomSize: 5, seconds: 2, warmUpSeconds: 0.5, edits: 1, presences: 4, seed: 1 };

describe('a measured crowd', () => {
  it.each(['kavarna', 'relay'] as const)(
    'has every word of everybody in the end, at %s',
    async (server) => {
      const measured = await measureCrowd(server, 20, SMALL);
      expect(measured.complaints).toEqual([]);
      expect(measured.edits).toBeGreaterThan(20);
      expect(measured.presences).toBeGreaterThan(80);
      expect(measured.seen.edits).toBe(measured.offered.edits);
      expect(measured.offered.edits).toBe(measured.edits * (SMALL.roomSize - 1));
    },
    60_000,
  );

  it('reads from the updates alone which characters were typed', () => {
    const writer = new Writer(7);
    const seen: number[] = [];
    const note = (client: number, clock: number, length: number) => {
      expect(client).toBe(writer.client);
      for (let at = 0; at < length; at++) seen.push(clock + at - writer.firstClock);
    };
    writtenCharacters(writer.begin(), note);
    expect(seen.every((typed) => typed < 0)).toBe(true);
    seen.length = 0;
    for (let count = 0; count < 5; count++) writtenCharacters(writer.type(count), note);
    expect(seen).toEqual([0, 1, 2, 3, 4]);
  });
});
