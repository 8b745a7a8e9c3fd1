/** A seat's visit to its workshop: who it is, where it sits, and what its page shows first. */
import type { Asker } from '#domain/access.ts';
import { tableDocument, workshopDocument, type WorkshopId } from '#domain/identifiers.ts';
import type { Seat } from '#domain/seat.ts';
import type { ViewAsOf, WorkshopView } from '#domain/workshop-view.ts';
import type { Workshop } from '#domain/workshop.ts';
import type { House } from '../house.ts';
import { workshopOfCode, workshopOfRetiredCode } from './join-codes.ts';
import { workshopView, workshopViewAsOf } from './published-view.ts';
import { readSeat, readWorkshop } from './reading.ts';

export interface Visit {
  asker: Extract<Asker, { kind: 'seat' }>;
  seat: Seat;
  workshop: Workshop;
  /** The documents this seat may open. */
  documents: { workshop: string; table: string };
}

/** Somebody who looks on. */
export interface Watch {
  asker: Extract<Asker, { kind: 'observer' }>;
  workshop: Workshop;
}

export interface VisitCommands {
  /** Whoever holds this token, as the rules see them: a seat, a facilitator's program, or nobody. */
  askerOfToken(token: string | undefined): Promise<Asker>;
  /** The seat's visit; null where the token is no seat's (any more). */
  visit(token: string | undefined): Promise<Visit | null>;
  /** The workshop whose seats this code leads to, also where the code was replaced meanwhile: nothing is learnt of it without a seat. */
  workshopOfSeats(code: string): Promise<WorkshopId | null>;
  /** What somebody with a link to look on may see; null where it is none (any more). */
  watch(token: string | undefined): Promise<Watch | null>;
  /** What everybody in the workshop sees of it. */
  view(workshop: WorkshopId): Promise<WorkshopView | null>;
  /** The same, for who may have it from another side too and has to know which is the later one. */
  viewAsOf(workshop: WorkshopId): Promise<ViewAsOf | null>;
}

export function visitCommands(
  house: House,
  askerOfToken: (token: string | undefined) => Promise<Asker>,
): VisitCommands {
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
    workshopOfSeats: async (code) => (await workshopOfCode(house, code)) ?? (await workshopOfRetiredCode(house, code)),
    async watch(token) {
      const asker = await askerOfToken(token);
      const workshop = asker.kind === 'observer' ? await readWorkshop(house.store, asker.workshop) : null;
      return asker.kind === 'observer' && workshop ? { asker, workshop } : null;
    },
    view: (workshop) => workshopView(house.store, workshop),
    viewAsOf: (workshop) => workshopViewAsOf(house.store, workshop),
  };
}
