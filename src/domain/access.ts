/** Who may do what. Both sides ask here; the table in access.test.ts is the product's permission table. */
import type { AccountId, DocumentSubject, InitiativeId, SeatId, TableId, WorkshopId } from './identifiers.ts';
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
      return document.id === asker.table && home.isRoundOpen ? 'write' : 'read';
    case 'initiative':
      // Seats see measures through what the server publishes for them; the team's document is the team's.
      return 'none';
  }
}

/** Setting up, opening rounds, clustering, counting and exporting are the facilitators' of that initiative. */
export function mayFacilitate(initiative: InitiativeId, asker: Asker): boolean {
  return asker.kind === 'facilitator' && asker.initiatives.has(initiative);
}
