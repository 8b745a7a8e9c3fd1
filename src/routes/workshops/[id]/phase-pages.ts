/** Where a facilitator works on each phase of the evening. */
import type { Initiative } from '#domain/measure.ts';
import type { Phase, Workshop } from '#domain/workshop.ts';

export function phasePages(workshop: Pick<Workshop, 'id'>, initiative: Pick<Initiative, 'id'>): Record<Phase, string> {
  const desk = `/workshops/${workshop.id}`;
  return {
    preparation: `${desk}/setup`,
    rounds: desk,
    synthesis: `${desk}/synthesis`,
    priorities: `${desk}/priorities`,
    plan: `/initiatives/${initiative.id}/plan`,
    'follow-up': `/initiatives/${initiative.id}`,
  };
}

/** The phase a page of the workshop belongs to; cards and a single table belong to none of their own. */
export function phaseOfPage(pages: Record<Phase, string>, path: string): Phase | null {
  const entries = Object.entries(pages) as [Phase, string][];
  return entries.find(([, page]) => page === path)?.[0] ?? null;
}

/** Pages beside the desk on which a facilitator works while the evening goes on. */
const DURING_EVENING = ['handover', 'history', 'priorities', 'review', 'synthesis', 'tables'];

export function isDuringEvening(workshop: Pick<Workshop, 'id'>, path: string): boolean {
  return DURING_EVENING.some((page) => `${path}/`.startsWith(`/workshops/${workshop.id}/${page}/`));
}
