/** A workshop: its tables, rounds and phases, and the templates it is made from. */
import type { TableHours } from './access.ts';
import type { InitiativeId, TableId, WorkshopId } from './identifiers.ts';
import type { QuestionInLanguage } from './table-question.ts';

/** The stages of an evening, in order; the desk leads through them, and back where needed. */
export const PHASES = ['preparation', 'rounds', 'synthesis', 'priorities', 'plan', 'follow-up'] as const;
export type Phase = (typeof PHASES)[number];

export const WORKSHOP_KINDS = ['world-cafe', 'focus-group', 'working-meeting'] as const;
export type WorkshopKind = (typeof WORKSHOP_KINDS)[number];

/**
 * clockwise: from table n to n+1. mixed: so that people meet new people. free: people choose their next table while there are chairs. In all of
 * them hosts stay. none: everybody stays.
 */
export const ROTATIONS = ['clockwise', 'mixed', 'free', 'none'] as const;
export type RotationKind = (typeof ROTATIONS)[number];

export const VOTING_STATES = ['not-opened', 'open', 'closed'] as const;
export type VotingState = (typeof VOTING_STATES)[number];

export interface Table {
  id: TableId;
  /** From 1; what people say and what stands on the card. */
  number: number;
  topic: string;
  question: string;
  /** The same question in other languages; absent: in none. */
  inLanguages?: QuestionInLanguage[];
  /** The host's name, as printed; empty where nobody is named yet. */
  host: string;
  /** Where its remote people are seen and heard: an https address; absent: none. */
  videoLink?: string;
}

/** All times in epoch ms by the server's clock. */
export interface Round {
  /** From 1. */
  number: number;
  openedAt: number;
  endsAt: number;
  /** null while the round runs. */
  endedAt: number | null;
}

export interface WorkshopSettings {
  roundCount: number;
  roundMinutes: number;
  rotation: RotationKind;
  /** Groups or sectors a person may name on joining; empty: nobody is asked. */
  groups: string[];
  /** Those of the groups whose people decide: at mixed tables one of them sits at every table, as far as there are enough. */
  decidingGroups: string[];
  dotsPerSeat: number;
  /** Seats at one table, the table's own tablet not counted. */
  seatsPerTable: number;
  /** New ideas are shown to others only after a facilitator has read them; boards are then the facilitators' to write. */
  holdsIdeas: boolean;
  /** No pointers of others and nothing that moves by itself; a device can choose otherwise. */
  isCalm: boolean;
}

export interface Workshop {
  id: WorkshopId;
  initiative: InitiativeId;
  /** Which of the initiative's workshops this is, from 1; part of the ideas' codes. */
  ordinal: number;
  /** Without its hyphen; see join-code.ts. */
  code: string;
  kind: WorkshopKind;
  title: string;
  phase: Phase;
  settings: WorkshopSettings;
  tables: Table[];
  rounds: Round[];
  voting: VotingState;
  /** How often its set-up was changed: who saves it says what it is based on. */
  revision: number;
  /** A demonstration is played by Kavarna itself and can be thrown away. */
  demonstration: boolean;
  createdAt: number;
}

/** What was settled by nobody, in workshops made before one could. */
export const LATER_SETTINGS: Pick<WorkshopSettings, 'holdsIdeas' | 'isCalm' | 'decidingGroups'> = {
  holdsIdeas: false,
  isCalm: false,
  decidingGroups: [],
};

export interface WorkshopTemplate {
  tableCount: number;
  settings: WorkshopSettings;
}

/** What each kind of workshop starts from; everything can be changed afterwards. */
export const TEMPLATES: Record<WorkshopKind, WorkshopTemplate> = {
  'world-cafe': {
    tableCount: 4,
    settings: {
      roundCount: 3,
      roundMinutes: 20,
      rotation: 'clockwise',
      groups: [],
      decidingGroups: [],
      dotsPerSeat: 5,
      seatsPerTable: 8,
      holdsIdeas: false,
      isCalm: false,
    },
  },
  'focus-group': {
    tableCount: 1,
    settings: {
      roundCount: 1,
      roundMinutes: 90,
      rotation: 'none',
      groups: [],
      decidingGroups: [],
      dotsPerSeat: 5,
      seatsPerTable: 12,
      holdsIdeas: false,
      isCalm: false,
    },
  },
  'working-meeting': {
    tableCount: 3,
    settings: {
      roundCount: 1,
      roundMinutes: 60,
      rotation: 'none',
      groups: [],
      decidingGroups: [],
      dotsPerSeat: 5,
      seatsPerTable: 15,
      holdsIdeas: false,
      isCalm: false,
    },
  },
};

export const LIMITS = {
  tables: 60,
  rounds: 12,
  roundMinutes: 240,
  groups: 20,
  dotsPerSeat: 50,
  seatsPerTable: 60,
  /** Characters. */
  title: 200,
  question: 500,
  name: 60,
} as const;

/** The round that runs (an earlier one can be opened again), or else the latest. */
export function currentRound(workshop: { rounds: readonly Round[] }): Round | null {
  return workshop.rounds.find(({ endedAt }) => endedAt === null) ?? workshop.rounds.at(-1) ?? null;
}

/** Whether people may write on the tables' boards now. */
export function isRoundOpen(workshop: { phase: Phase; rounds: readonly Round[] }): boolean {
  const round = currentRound(workshop);
  return workshop.phase === 'rounds' && round !== null && round.endedAt === null;
}

/** What the hour allows at the tables. */
export function hoursOf(workshop: { phase: Phase; rounds: readonly Round[] }): TableHours {
  const isRoundsPhase = workshop.phase === 'rounds' && workshop.rounds.length > 0;
  return { isRoundOpen: isRoundOpen(workshop), isRoundsPhase };
}

/** Number of the round that would be opened next, or null when all have been held. */
export function nextRoundNumber(workshop: { rounds: readonly Round[]; settings: WorkshopSettings }): number | null {
  const next = (workshop.rounds.at(-1)?.number ?? 0) + 1;
  return next <= workshop.settings.roundCount ? next : null;
}
