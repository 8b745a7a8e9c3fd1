/** The handover cards of all tables as they stand now, to be printed for hosts who have no screen before them. */
import { error } from '@sveltejs/kit';
import type { WorkshopId } from '#domain/identifiers.ts';
import { currentRound, nextRoundNumber } from '#domain/workshop.ts';
import { refusalStatus } from '../../../refusal-status.ts';
import { whoIsSignedIn } from '../../../signed-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { asker } = whoIsSignedIn(locals, url);
  const { setup, handover } = locals.kavarna;
  const workshop = await setup.workshop(asker, params.id as WorkshopId);
  if (!workshop.ok) error(refusalStatus(workshop.reason), { message: workshop.reason });
  const cards = [];
  for (const table of workshop.value.tables) {
    const card = await handover.card(asker, table.id);
    if (card.ok) cards.push({ table, card: card.value });
  }
  return {
    cards,
    round: currentRound(workshop.value)?.number ?? 0,
    isLast: nextRoundNumber(workshop.value) === null,
  };
};
