/** A seat's visit to its workshop: who it is, where it sits, and what its page shows first. */
import type { Asker } from '#domain/access.ts';
import { tableDocument, workshopDocument, type WorkshopId } from '#domain/identifiers.ts';
import type { Seat } from '#domain/seat.ts';
import type { WorkshopView } from '#domain/workshop-view.ts';
import type { Workshop } from '#domain/workshop.ts';
import type { House } from '../house.ts';
import type { SessionRow } from '../store/database.ts';
import { workshopView } from './published-view.ts';
import { readSeat, readWorkshop } from './reading.ts';

export interface Visit {
  asker: Extract<Asker, { kind: 'seat' }>;
  seat: Seat;
  workshop: Workshop;
  /** The documents this seat may open. */
  documents: { workshop: string; table: string };
}

export interface VisitCommands {
  /** Whoever holds this token, as the rules see them: a seat, a facilitator's program, or nobody. */
  askerOfToken(token: string | undefined): Promise<Asker>;
  /** The seat's visit; null where the token is no seat's (any more). */
  visit(token: string | undefined): Promise<Visit | null>;
  /** What everybody in the workshop sees of it. */
  view(workshop: WorkshopId): Promise<WorkshopView | null>;
}

export function visitCommands(
  house: House,
  sessions: {
    findSession: (token: string | undefined) => Promise<SessionRow | null>;
    askerOf: (session: SessionRow | null) => Promise<Asker>;
  },
): VisitCommands {
  const askerOfToken = async (token: string | undefined) => sessions.askerOf(await sessions.findSession(token));
  return {
    askerOfToken,
    async visit(token) {
      const asker = await askerOfToken(token);
      if (asker.kind !== 'seat') return null;
      const seat = await readSeat(house.store, asker.seat);
      const workshop = await readWorkshop(house.store, asker.workshop);
      if (!seat || !workshop) return null;
      return {
        asker,
        seat,
        workshop,
        documents: { workshop: workshopDocument(workshop.id), table: tableDocument(seat.table) },
      };
    },
    view: (workshop) => workshopView(house.store, workshop),
  };
}
