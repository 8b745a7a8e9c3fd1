/** Who may do what. Both sides ask here; the table in access.test.ts is the product's permission table. */
import type { AccountId, DocumentSubject, InitiativeId, SeatId, TableId, WorkshopId } from './identifiers.ts';
import type { HiddenBy } from './moderation.ts';
import type { SeatKind } from './seat.ts';

/** Whoever asks, as far as the rules care. A program is whoever its token belongs to. */
export type Asker =
  | {
      kind: 'facilitator';
      account: AccountId;
      /** Those whose team this account is in. */
      initiatives: ReadonlySet<InitiativeId>;
      /** Those of them that are this account's own. */
      owned: ReadonlySet<InitiativeId>;
      /** Made for one demonstration: anybody can have one without being asked who they are. */
      isPassing: boolean;
    }
  | {
      kind: 'seat';
      seat: SeatId;
      seatKind: SeatKind;
      workshop: WorkshopId;
      table: TableId;
      /** Those without a device at a tablet's own table: it writes and votes for them. Nobody but a tablet has any. */
      sharers: ReadonlySet<SeatId>;
    }
  /** Somebody with a link to look on. */
  | { kind: 'observer'; link: string; workshop: WorkshopId }
  | { kind: 'nobody' };

/** What somebody is to one initiative, one workshop or one table. Whoever belongs to another one is nobody there. */
export const ROLES = ['owner', 'facilitator', 'host', 'participant', 'tablet', 'observer', 'nobody'] as const;
export type Role = (typeof ROLES)[number];

/** What the rules need to know about where something is done. */
export interface Place {
  initiative: InitiativeId;
  /** null: to the initiative as a whole. */
  workshop: WorkshopId | null;
  table?: TableId;
}

const TEAM = ['owner', 'facilitator'] as const satisfies Role[];
const SEATS = ['host', 'participant', 'tablet'] as const satisfies Role[];

/** Everything that is asked before it is done, and by whom it may be. Times and tables are looked at where a deed says so below. */
const RULES = {
  // with an initiative
  seeInitiative: TEAM,
  changeInitiative: TEAM,
  editPlan: TEAM,
  exportPlan: TEAM,
  createWorkshop: TEAM,
  leaveTeam: TEAM,
  /** Inviting, taking somebody out of the team, making somebody an owner. */
  manageTeam: ['owner'],
  /** Also setting the day on which it is erased by itself. */
  eraseInitiative: ['owner'],
  /** Everything at once, with the names of seats. */
  takeArchive: ['owner'],
  // with a workshop
  seeDesk: TEAM,
  setUpWorkshop: TEAM,
  runRounds: TEAM,
  arrangeSeats: TEAM,
  holdVote: TEAM,
  /** "I'm coming": taking a table's call. */
  answerCalls: TEAM,
  /** Saying something to everybody, and taking it back. */
  announce: TEAM,
  /** Choosing what the projector shows. */
  steerProjector: TEAM,
  /** Making boards read-only for those who sit there, and opening them again. */
  lockTables: TEAM,
  /** Filling a copy of it with simulated people, and clearing that away. */
  rehearse: TEAM,
  /** A table's board as a picture or as pages, for who was not there. */
  exportBoards: TEAM,
  eraseWorkshop: TEAM,
  /** What one seat wrote, or one idea, for good. */
  eraseWords: TEAM,
  /** Looking through what waits for review and what was hidden. */
  moderate: TEAM,
  /** A new code, new links for the tables, links to look on. */
  manageLinks: TEAM,
  watchWorkshop: [...TEAM, ...SEATS, 'observer'],
  castDots: ['host', 'participant'],
  /** Entering hands or paper dots of people without a device: a host only of the own table. */
  countRoom: [...TEAM, 'host'],
  /** For the people who share the tablet, each with dots of their own. */
  castDotsForSharers: ['tablet'],
  // at a table
  readTable: [...TEAM, ...SEATS, 'observer'],
  /** A seat only at its own table and while it is open to it: see `isTableOpenTo`. */
  writeAtTable: [...TEAM, ...SEATS],
  /** Giving people without a device a seat at the tablet, and turning it to their side. */
  seatSharers: ['tablet'],
  /** Handing in an idea for review, at one's own table. */
  proposeIdea: SEATS,
  /** Choosing the next table where everybody may, and saying that one has arrived. A tablet does so for those who share it. */
  goToTable: SEATS,
  /** Becoming host of a table that has none, and giving it back. */
  hostTable: ['host', 'participant'],
  /** Calling the facilitator to one's own table. */
  callFacilitator: SEATS,
  /** Saying that nobody is needed any more: the table itself, or whoever went there. */
  settleCall: [...TEAM, ...SEATS],
  /** From everybody: a host only at the own table. */
  hideIdeas: [...TEAM, 'host'],
  /** Choosing what the table passes on to its next guests, and shows at the harvest: a seat only at its own table. */
  pinIdeas: [...TEAM, 'host', 'tablet'],
  /** Saying of an idea that it is still an open question: a seat only at its own table. */
  markQuestions: [...TEAM, ...SEATS],
  /** A picture for the table's board: a seat only at its own table, and whoever doesn't keep the table's photos only while it may write there. */
  addPictures: [...TEAM, ...SEATS],
  /** Photos of what lies on the table: adding them also between the rounds, taking them away. A seat only at its own table. */
  keepPictures: [...TEAM, 'host', 'tablet'],
} as const satisfies Record<string, readonly Role[]>;

export type Deed = keyof typeof RULES;
export const DEEDS = Object.keys(RULES) as Deed[];

/** What a seat does at its own table alone. */
const AT_OWN_TABLE: readonly Deed[] = [
  'writeAtTable',
  'seatSharers',
  'proposeIdea',
  'goToTable',
  'hostTable',
  'callFacilitator',
  'settleCall',
  'hideIdeas',
  'pinIdeas',
  'markQuestions',
  'countRoom',
  'addPictures',
  'keepPictures',
];

export function roleIn(place: Place, asker: Asker): Role {
  switch (asker.kind) {
    case 'facilitator':
      if (asker.owned.has(place.initiative)) return 'owner';
      return asker.initiatives.has(place.initiative) ? 'facilitator' : 'nobody';
    case 'seat':
      return asker.workshop === place.workshop ? asker.seatKind : 'nobody';
    case 'observer':
      return asker.workshop === place.workshop ? 'observer' : 'nobody';
    case 'nobody':
      return 'nobody';
  }
}

/** Whether this is theirs to do at all. What the hour forbids (a round that is closed) is refused where it is done. */
export function may(asker: Asker, deed: Deed, place: Place): boolean {
  const role = roleIn(place, asker);
  if (!(RULES[deed] as readonly Role[]).includes(role)) return false;
  if (deed === 'manageTeam') return asker.kind === 'facilitator' && !asker.isPassing;
  return asker.kind === 'seat' && AT_OWN_TABLE.includes(deed) ? asker.table === place.table : true;
}

/** Beginning something of one's own needs an account that somebody signs in to. */
export function mayCreateInitiative(asker: Asker): boolean {
  return asker.kind === 'facilitator' && !asker.isPassing;
}

/** What is known of a workshop's evening where writing is concerned. */
export interface TableHours {
  isRoundOpen: boolean;
  /** Whether the rounds are on: a round is open, or the next one is waited for. */
  isRoundsPhase: boolean;
}

/** Whether a seat at its own table may write there now. A host also sums up between the rounds. */
export function isTableOpenTo(kind: SeatKind, hours: TableHours): boolean {
  return hours.isRoundOpen || (kind === 'host' && hours.isRoundsPhase);
}

/** Where a document belongs. */
export interface DocumentHome extends TableHours {
  initiative: InitiativeId;
  /** null for an initiative's own document. */
  workshop: WorkshopId | null;
  /** Whether what seats write waits for review: then boards are written by facilitators only. */
  isHeld: boolean;
  /** Whether a facilitator has locked this table's board; only facilitators write then. */
  isLocked: boolean;
}

export type Access = 'none' | 'read' | 'write';

export function accessTo(document: DocumentSubject, home: DocumentHome, asker: Asker): Access {
  const { initiative, workshop } = home;
  switch (document.kind) {
    case 'workshop':
      // Written by the server alone.
      return may(asker, 'watchWorkshop', { initiative, workshop }) ? 'read' : 'none';
    case 'table': {
      const place = { initiative, workshop, table: document.id };
      if (!may(asker, 'readTable', place)) return 'none';
      const isOpen = asker.kind !== 'seat' || (isTableOpenTo(asker.seatKind, home) && !home.isHeld && !home.isLocked);
      return isOpen && may(asker, 'writeAtTable', place) ? 'write' : 'read';
    }
    case 'initiative':
      // Seats see measures through what the server publishes for them; the team's document is the team's.
      return may(asker, 'editPlan', { initiative, workshop: null }) ? 'write' : 'none';
  }
}

/** Whether somebody acts for a person without a device: only the tablet they sit at. */
export function actsFor(asker: Asker, seat: SeatId): boolean {
  return asker.kind === 'seat' && asker.seatKind === 'tablet' && asker.sharers.has(seat);
}

/** Under which name somebody may write. `null` names nobody. Whoever wrote an idea stays its author whoever changes it. */
export function mayWriteAs(asker: Asker, author: SeatId | null): boolean {
  if (author === null) return true;
  return asker.kind === 'seat' && (asker.seat === author || actsFor(asker, author));
}

/** Handing in an idea for review: a seat at its own table, while it is open to it. */
export function mayPropose(table: TableId, home: DocumentHome, asker: Asker): boolean {
  if (asker.kind !== 'seat' || !may(asker, 'proposeIdea', { ...home, table })) return false;
  return isTableOpenTo(asker.seatKind, home) && !home.isLocked;
}

/** As whom somebody hides ideas of a table from everybody; null: not at all. */
export function mayHide(table: TableId, home: DocumentHome, asker: Asker): HiddenBy | null {
  if (!may(asker, 'hideIdeas', { ...home, table })) return null;
  return asker.kind === 'seat' ? 'host' : 'facilitator';
}

/** Bringing back what was hidden: a host only what hosts hid. Whoever may not hide may not bring back either. */
export function mayUnhide(hiddenBy: HiddenBy, table: TableId, home: DocumentHome, asker: Asker): boolean {
  const role = mayHide(table, home, asker);
  return role === 'facilitator' || (role === 'host' && hiddenBy === 'host');
}
