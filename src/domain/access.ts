/** Who may do what. Both sides ask here; the table in access.test.ts is the product's permission table. */
import type { AccountId, DocumentSubject, InitiativeId, SeatId, TableId, WorkshopId } from './identifiers.ts';
import type { HiddenBy } from './moderation.ts';
import type { SeatKind } from './seat.ts';

/** Whoever asks, as far as the rules care. */
export type Asker =
  | { kind: 'facilitator'; account: AccountId; initiatives: ReadonlySet<InitiativeId> }
  | { kind: 'seat'; seat: SeatId; seatKind: SeatKind; workshop: WorkshopId; table: TableId }
  | { kind: 'nobody' };

/** What the rules need to know about where a document belongs. */
export interface DocumentHome {
  initiative: InitiativeId;
  /** null for an initiative's own document. */
  workshop: WorkshopId | null;
  isRoundOpen: boolean;
  /** Whether what seats write waits for review: then boards are written by facilitators only. */
  isHeld: boolean;
}

export type Access = 'none' | 'read' | 'write';

export function accessTo(document: DocumentSubject, home: DocumentHome, asker: Asker): Access {
  if (asker.kind === 'facilitator') {
    if (!asker.initiatives.has(home.initiative)) return 'none';
    return document.kind === 'workshop' ? 'read' : 'write';
  }
  if (asker.kind === 'nobody') return 'none';
  switch (document.kind) {
    case 'workshop':
      return document.id === asker.workshop ? 'read' : 'none';
    case 'table':
      if (home.workshop !== asker.workshop) return 'none';
      return document.id === asker.table && home.isRoundOpen && !home.isHeld ? 'write' : 'read';
    case 'initiative':
      // Seats see measures through what the server publishes for them; the team's document is the team's.
      return 'none';
  }
}

/** Setting up, opening rounds, clustering, counting and exporting are the facilitators' of that initiative. */
export function mayFacilitate(initiative: InitiativeId, asker: Asker): boolean {
  return asker.kind === 'facilitator' && asker.initiatives.has(initiative);
}

/** Handing in an idea for review: a seat at its own table, while a round is open. */
export function mayPropose(table: TableId, home: DocumentHome, asker: Asker): boolean {
  if (asker.kind !== 'seat' || home.workshop !== asker.workshop) return false;
  return asker.table === table && home.isRoundOpen;
}

/** Hiding ideas of a table from everybody: its facilitators, and the host who sits there. */
export function mayHide(table: TableId, home: DocumentHome, asker: Asker): HiddenBy | null {
  if (mayFacilitate(home.initiative, asker)) return 'facilitator';
  if (asker.kind !== 'seat' || asker.seatKind !== 'host') return null;
  return home.workshop === asker.workshop && asker.table === table ? 'host' : null;
}

/** Bringing back what was hidden: a host only what hosts hid. Whoever may not hide may not bring back either. */
export function mayUnhide(hiddenBy: HiddenBy, table: TableId, home: DocumentHome, asker: Asker): boolean {
  const role = mayHide(table, home, asker);
  return role === 'facilitator' || (role === 'host' && hiddenBy === 'host');
}
