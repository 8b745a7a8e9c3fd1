/** What the projector shows: what the evening is at, or what a facilitator has put there. */
import type { WorkshopView } from './workshop-view.ts';
import { isRoundOpen } from './workshop.ts';

/** step: what the evening is at. map: the tables from above. wall: ideas. blank: nothing, so that people look at each other. */
export const PROJECTOR_CHOICES = ['step', 'map', 'wall', 'result', 'blank'] as const;
export type ProjectorChoice = (typeof PROJECTOR_CHOICES)[number];

export type ProjectorScene = 'welcome' | 'round' | 'move' | 'wall' | 'vote' | 'result' | 'close' | 'blank';

/** The scene for a view. What has not come yet is not shown: before the vote is closed, "result" shows how to vote. */
export function projectorScene(view: WorkshopView): ProjectorScene {
  const choice = view.projector;
  if (choice === 'map') return 'round';
  if (choice === 'result') return view.result ? 'result' : 'vote';
  return choice === 'step' ? sceneOfStep(view) : choice;
}

function sceneOfStep(view: WorkshopView): ProjectorScene {
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

/** Things that fit on the screen at one time, page by page; one empty page where there is nothing. */
export function pagesOf<Thing>(things: readonly Thing[], most: number): Thing[][] {
  const pages: Thing[][] = [];
  for (let first = 0; first < things.length; first += most) pages.push(things.slice(first, first + most));
  return pages.length > 0 ? pages : [[]];
}
