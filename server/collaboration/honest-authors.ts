/** Whose an idea is: nobody writes under another's name. A tablet writes for those who sit at it; whoever wrote an idea stays its author. */
import * as Y from 'yjs';
import { mayWriteAs, type Asker } from '#domain/access.ts';
import type { SeatId } from '#domain/identifiers.ts';
import { ideasMap } from '#document/table-document.ts';
import { Member } from './transport/member.ts';

type Entry = Y.Map<unknown>;

/**
 * A forged name is corrected, not refused: the words are somebody's, and a refusal would throw a device that was merely away too long (its
 * person has moved on since) out of step. A new idea gets the name of the seat that sent it; a changed name is set back.
 */
export function keepAuthorsHonest(doc: Y.Doc): void {
  const ideas = ideasMap(doc);
  const observe = (events: Y.YEvent<Y.AbstractType<unknown>>[], { origin }: Y.Transaction) => {
    if (!(origin instanceof Member)) return;
    const corrections = new Map<Entry, unknown>();
    for (const event of events) {
      if (event.target === ideas) {
        for (const [id, { action }] of event.changes.keys) {
          const entry = ideas.get(id);
          if (action !== 'delete' && entry instanceof Y.Map && !isHonest(origin.asker, entry))
            corrections.set(entry, ownSeat(origin.asker));
        }
      } else if (event.target.parent === ideas && event.changes.keys.has('seat')) {
        corrections.set(event.target as Entry, event.changes.keys.get('seat')?.oldValue);
      }
    }
    if (corrections.size === 0) return;
    // After this transaction's own listeners, as a change of the server's.
    queueMicrotask(() => {
      doc.transact(() => {
        for (const [entry, seat] of corrections) {
          if (entry.get('seat') === seat) continue;
          if (typeof seat === 'string') entry.set('seat', seat);
          else entry.delete('seat');
        }
      });
    });
  };
  ideas.observeDeep(observe as Parameters<typeof ideas.observeDeep>[0]);
}

function isHonest(asker: Asker, entry: Entry): boolean {
  const seat: unknown = entry.get('seat') ?? null;
  return seat === null || (typeof seat === 'string' && mayWriteAs(asker, seat as SeatId));
}

function ownSeat(asker: Asker): SeatId | null {
  return asker.kind === 'seat' ? asker.seat : null;
}
