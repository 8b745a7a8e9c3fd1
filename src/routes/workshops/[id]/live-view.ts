/** The workshop as everybody sees it now, for every page below the workshop's layout. */
import { getContext, setContext } from 'svelte';
import type { LinkState } from '#session/live-document.svelte.ts';
import type { WorkshopView } from '#domain/workshop-view.ts';

const KEY = Symbol('live view');

export interface LiveView {
  readonly view: WorkshopView;
  readonly link: LinkState;
}

export function provideLiveView(live: LiveView): void {
  setContext(KEY, live);
}

/** Read its fields where they are used: they change. */
export function useLiveView(): LiveView {
  const live = getContext<LiveView | undefined>(KEY);
  if (!live) throw new Error("invariant: a workshop's layout provides its live view");
  return live;
}
