/** Which words a page needs: one language, and of it the areas the page belongs to, so that a phone loads little. */
import type access from './messages/sl/access.ts';
import type account from './messages/sl/account.ts';
import type board from './messages/sl/board.ts';
import type data from './messages/sl/data.ts';
import type desk from './messages/sl/desk.ts';
import type help from './messages/sl/help.ts';
import type evening from './messages/sl/evening.ts';
import type everywhere from './messages/sl/everywhere.ts';
import type facilitator from './messages/sl/facilitator.ts';
import type moderation from './messages/sl/moderation.ts';
import type handover from './messages/sl/handover.ts';
import type history from './messages/sl/history.ts';
import type rehearsal from './messages/sl/rehearsal.ts';
import type places from './messages/sl/places.ts';
import type projector from './messages/sl/projector.ts';
import type participant from './messages/sl/participant.ts';
import type picture from './messages/sl/picture.ts';
import type publishing from './messages/sl/publishing.ts';
import type plan from './messages/sl/plan.ts';
import type review from './messages/sl/review.ts';
import type sharing from './messages/sl/sharing.ts';
import type { Language } from './languages.ts';

export const AREAS = [
  'everywhere',
  'access',
  'account',
  'board',
  'data',
  'participant',
  'facilitator',
  'plan',
  'publishing',
  'moderation',
  'review',
  'history',
  'desk',
  'help',
  'places',
  'evening',
  'rehearsal',
  'sharing',
  'handover',
  'picture',
  'projector',
] as const;
export type Area = (typeof AREAS)[number];

export type MessageKey =
  | keyof typeof everywhere
  | keyof typeof help
  | keyof typeof places
  | keyof typeof evening
  | keyof typeof handover
  | keyof typeof desk
  | keyof typeof access
  | keyof typeof account
  | keyof typeof board
  | keyof typeof data
  | keyof typeof participant
  | keyof typeof facilitator
  | keyof typeof history
  | keyof typeof rehearsal
  | keyof typeof picture
  | keyof typeof projector
  | keyof typeof publishing
  | keyof typeof plan
  | keyof typeof moderation
  | keyof typeof review
  | keyof typeof sharing;

type Messages = Readonly<Record<string, string>>;

const FILES: Record<Language, Record<Area, () => Promise<{ default: Messages }>>> = {
  sl: {
    everywhere: () => import('./messages/sl/everywhere.ts'),
    access: () => import('./messages/sl/access.ts'),
    account: () => import('./messages/sl/account.ts'),
    board: () => import('./messages/sl/board.ts'),
    data: () => import('./messages/sl/data.ts'),
    participant: () => import('./messages/sl/participant.ts'),
    facilitator: () => import('./messages/sl/facilitator.ts'),
    publishing: () => import('./messages/sl/publishing.ts'),
    plan: () => import('./messages/sl/plan.ts'),
    moderation: () => import('./messages/sl/moderation.ts'),
    review: () => import('./messages/sl/review.ts'),
    history: () => import('./messages/sl/history.ts'),
    help: () => import('./messages/sl/help.ts'),
    places: () => import('./messages/sl/places.ts'),
    handover: () => import('./messages/sl/handover.ts'),
    desk: () => import('./messages/sl/desk.ts'),
    evening: () => import('./messages/sl/evening.ts'),
    rehearsal: () => import('./messages/sl/rehearsal.ts'),
    sharing: () => import('./messages/sl/sharing.ts'),
    picture: () => import('./messages/sl/picture.ts'),
    projector: () => import('./messages/sl/projector.ts'),
  },
  en: {
    everywhere: () => import('./messages/en/everywhere.ts'),
    access: () => import('./messages/en/access.ts'),
    account: () => import('./messages/en/account.ts'),
    board: () => import('./messages/en/board.ts'),
    data: () => import('./messages/en/data.ts'),
    participant: () => import('./messages/en/participant.ts'),
    facilitator: () => import('./messages/en/facilitator.ts'),
    publishing: () => import('./messages/en/publishing.ts'),
    plan: () => import('./messages/en/plan.ts'),
    moderation: () => import('./messages/en/moderation.ts'),
    review: () => import('./messages/en/review.ts'),
    history: () => import('./messages/en/history.ts'),
    help: () => import('./messages/en/help.ts'),
    places: () => import('./messages/en/places.ts'),
    handover: () => import('./messages/en/handover.ts'),
    desk: () => import('./messages/en/desk.ts'),
    evening: () => import('./messages/en/evening.ts'),
    rehearsal: () => import('./messages/en/rehearsal.ts'),
    sharing: () => import('./messages/en/sharing.ts'),
    picture: () => import('./messages/en/picture.ts'),
    projector: () => import('./messages/en/projector.ts'),
  },
  sr: {
    everywhere: () => import('./messages/sr/everywhere.ts'),
    access: () => import('./messages/sr/access.ts'),
    account: () => import('./messages/sr/account.ts'),
    board: () => import('./messages/sr/board.ts'),
    data: () => import('./messages/sr/data.ts'),
    participant: () => import('./messages/sr/participant.ts'),
    facilitator: () => import('./messages/sr/facilitator.ts'),
    publishing: () => import('./messages/sr/publishing.ts'),
    plan: () => import('./messages/sr/plan.ts'),
    moderation: () => import('./messages/sr/moderation.ts'),
    review: () => import('./messages/sr/review.ts'),
    history: () => import('./messages/sr/history.ts'),
    help: () => import('./messages/sr/help.ts'),
    places: () => import('./messages/sr/places.ts'),
    handover: () => import('./messages/sr/handover.ts'),
    desk: () => import('./messages/sr/desk.ts'),
    evening: () => import('./messages/sr/evening.ts'),
    rehearsal: () => import('./messages/sr/rehearsal.ts'),
    sharing: () => import('./messages/sr/sharing.ts'),
    picture: () => import('./messages/sr/picture.ts'),
    projector: () => import('./messages/sr/projector.ts'),
  },
};

export async function loadMessages(language: Language, areas: readonly Area[]): Promise<Messages> {
  const files = await Promise.all(areas.map((area) => FILES[language][area]()));
  return Object.assign({}, ...files.map((file) => file.default)) as Messages;
}
