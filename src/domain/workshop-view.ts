/** What everybody in a workshop sees of it, live: the content of the document `workshop/<id>`, written by the server only. */
import type { Announcement } from './announcement.ts';
import type { Evening } from './evening.ts';
import type { IdeaMark } from './handover.ts';
import type { IdeaId, MeasureId, TableId } from './identifiers.ts';
import type { ReviewCount } from './moderation.ts';
import type { Places } from './places/places.ts';
import type { RoomHeads, RoomSum } from './room-count.ts';
import type { ProjectorChoice } from './projector.ts';
import type { Seat } from './seat.ts';
import type { TablePicture } from './table-picture.ts';
import type { TableCall } from './table-call.ts';
import type { Phase, Round, Table, VotingState, WorkshopKind, WorkshopSettings } from './workshop.ts';

/** A measure as people vote on it: from the team's document, copied when voting opens. */
export interface MeasureOnBallot {
  id: MeasureId;
  title: string;
  description: string;
  ideas: number;
}

/** Dots by measure, out after voting has closed. */
export interface VotingResult {
  /** All together: what devices cast and what was counted in the room. */
  dots: Record<MeasureId, number>;
  /** Seats that spent at least one dot. */
  ballots: number;
  /** The part of it that was counted in the room, for people without a device. */
  room: RoomSum;
}

/** A view as it was read at some moment: of two readings of one workshop, the later has the larger `asOf`. */
export interface ViewAsOf {
  view: WorkshopView;
  asOf: number;
}

export interface WorkshopView {
  title: string;
  kind: WorkshopKind;
  phase: Phase;
  settings: WorkshopSettings;
  tables: Table[];
  seats: Seat[];
  /** What a facilitator has put on the projector. */
  projector: ProjectorChoice;
  /** The round that runs, or else the latest; null before the first. */
  round: Round | null;
  /** Its steps, and which of them is now. */
  evening: Evening;
  voting: VotingState;
  ballot: MeasureOnBallot[];
  /** How many seats have spent a dot so far; how they spent them stays on the server until voting closes. */
  ballotsCast: number;
  /** People without a device who were counted so far, by place; where their dots went stays on the server as well. */
  roomHeads: RoomHeads[];
  result: VotingResult | null;
  /** Ideas at its tables that are shown to nobody. */
  hidden: IdeaId[];
  /** What the tables pass on: pins and open questions, in the order in which they were set. */
  marks: IdeaMark[];
  review: ReviewCount;
  /** Tables that call for a facilitator, the longest waiting first. */
  calls: TableCall[];
  /** null: nothing is said to everybody now. */
  announcement: Announcement | null;
  /** Tables whose boards only facilitators write on. */
  lockedTables: TableId[];
  places: Places;
  /** Photos of what lies on the tables, in the order in which they were added. */
  pictures: TablePicture[];
}
