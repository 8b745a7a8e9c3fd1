/** Fills a board with notes, over the wire, as the people who sit there. */
import { boardOfNotes } from './board-of-notes.ts';
import { Joiner } from './joiner.ts';
import type { Place } from './lean-person.ts';
import type { MeasuredServer } from './measured-server.ts';

/** Resolves with the writers, who stay: a board that nobody is at is let go. */
export async function writeBoard(
  server: Pick<MeasuredServer, 'address' | 'speech'>,
  { places, notes, firstClient }: { places: readonly Place[]; notes: number; firstClient: number },
): Promise<Joiner[]> {
  const board = places[0]?.document;
  const writers: Joiner[] = [];
  for (const [number, updates] of boardOfNotes(notes, firstClient).entries()) {
    const place = places[number];
    if (!place || place.document !== board) throw new Error('invariant: a board has as many seats as writers');
    const writer = new Joiner(firstClient + number, place, server.speech);
    await writer.open(server.address);
    for (const update of updates) await writer.write(update);
    writers.push(writer);
  }
  return writers;
}
