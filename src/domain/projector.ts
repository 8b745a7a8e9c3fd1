/** What the projector shows: what the evening is at, or what a facilitator has put there. */
import { currentStep, type StepKind } from './evening.ts';
import { marked } from './handover.ts';
import { byTimeWritten, type Idea } from './idea.ts';
import type { TableId } from './identifiers.ts';
import { coverIdeas, silenceIn } from './silence.ts';
import type { WorkshopView } from './workshop-view.ts';
import { isRoundOpen } from './workshop.ts';

/** step: what the evening is at. map: the tables from above. wall: ideas. blank: nothing, so that people look at each other. */
export const PROJECTOR_CHOICES = ['step', 'map', 'wall', 'result', 'blank'] as const;
export type ProjectorChoice = (typeof PROJECTOR_CHOICES)[number];

export type ProjectorScene = 'welcome' | 'round' | 'move' | 'break' | 'wall' | 'vote' | 'result' | 'close' | 'blank';

/** The scene for a view. What has not come yet is not shown: before the vote is closed, "result" shows how to vote. */
export function projectorScene(view: WorkshopView): ProjectorScene {
  const choice = view.projector;
  if (choice === 'map') return 'round';
  if (choice === 'result') return view.result ? 'result' : 'vote';
  if (choice !== 'step') return choice;
  const step = currentStep(view);
  return step ? sceneOfStep(step.kind, view) : sceneOfPhase(view);
}

function sceneOfStep(kind: StepKind, view: WorkshopView): ProjectorScene {
  switch (kind) {
    case 'silent-writing':
    case 'sharing':
      return 'round';
    case 'priorities':
      return view.result ? 'result' : 'vote';
    case 'harvest':
      return 'wall';
    case 'commitments':
      return view.result ? 'result' : 'wall';
    case 'welcome':
    case 'move':
    case 'break':
    case 'close':
      return kind;
  }
}

/** Where the evening has no step: before it, after it, or with rounds opened by a program. */
function sceneOfPhase(view: WorkshopView): ProjectorScene {
  switch (view.phase) {
    case 'preparation':
      return 'welcome';
    case 'rounds':
      if (!view.round) return 'welcome';
      if (isRoundOpen({ phase: view.phase, rounds: [view.round] })) return 'round';
      return view.seats.some((seat) => seat.nextTable !== null) ? 'move' : 'wall';
    case 'synthesis':
      return 'wall';
    case 'priorities':
      return view.result ? 'result' : 'vote';
    case 'plan':
    case 'follow-up':
      return 'close';
  }
}

/** What the wall shows, in order; of a table that shows its pins at the harvest, each. */
export interface WallIdea {
  idea: Idea;
  isPinned: boolean;
}

/** The newest first. At the harvest, before them, what each table has pinned, table by table: its host speaks to that. */
export function wallOf(view: WorkshopView, ideas: ReadonlyMap<TableId, readonly Idea[]>): WallIdea[] {
  const shown = coverIdeas([...ideas.values()].flat(), silenceIn(view), { seat: null, isTablet: false });
  const written = shown.filter(({ text, isCovered }) => isCovered || text.trim() !== '');
  const pinned = isHarvest(view) ? marked(written, view.marks, 'pin') : [];
  const numberOf = new Map(view.tables.map(({ id, number }) => [id, number]));
  pinned.sort((a, b) => (numberOf.get(a.table) ?? 0) - (numberOf.get(b.table) ?? 0));
  const others = written.filter((idea) => !pinned.includes(idea)).sort((a, b) => byTimeWritten(b, a));
  return [...pinned.map((idea) => ({ idea, isPinned: true })), ...others.map((idea) => ({ idea, isPinned: false }))];
}

function isHarvest(view: WorkshopView): boolean {
  const step = currentStep(view);
  return step ? step.kind === 'harvest' : view.phase === 'synthesis';
}

/** Things that fit on the screen at one time, page by page; one empty page where there is nothing. */
export function pagesOf<Thing>(things: readonly Thing[], most: number): Thing[][] {
  const pages: Thing[][] = [];
  for (let first = 0; first < things.length; first += most) pages.push(things.slice(first, first + most));
  return pages.length > 0 ? pages : [[]];
}
