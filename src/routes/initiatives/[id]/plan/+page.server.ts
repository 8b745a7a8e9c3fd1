/** The action plan: measures by objective, the ideas they come from, and the votes they got. */
import { error } from '@sveltejs/kit';
import type { InitiativeId, MeasureId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import type { Result } from '#domain/result.ts';
import { whoIsSignedIn } from '../../../signed-in.ts';
import type { PageServerLoad } from './$types';

function expect<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) error(result.reason === 'not-found' ? 404 : 403, { message: result.reason });
  return result.value;
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { asker, account } = whoIsSignedIn(locals, url);
  const id = params.id as InitiativeId;
  const { initiatives, measures, ideas, visits, voting } = locals.kavarna;
  const initiative = expect(await initiatives.initiative(asker, id));
  const workshops = expect(await initiatives.workshopsOf(asker, id));
  const results = await Promise.all(
    workshops.map(async (workshop) => (await visits.view(workshop.id))?.result ?? null),
  );
  const tallies = await Promise.all(
    workshops
      .filter((workshop) => workshop.voting === 'closed' && workshop.settings.groups.length > 0)
      .map((workshop) => voting.tallyByGroup(asker, workshop.id)),
  );
  return {
    account,
    initiative,
    workshops: workshops.map(({ id: workshop, title, ordinal }) => ({ id: workshop, title, ordinal })),
    content: expect(await measures.content(asker, id)),
    ideas: expect(await ideas.ideasOfInitiative(asker, id)),
    /** Dots by measure, each workshop whose results are out for itself. */
    results: results.flatMap((result) => (result ? [result.dots] : [])),
    /** The part of them that was counted in the room. */
    roomResults: results.flatMap((result) => (result ? [result.room.dots] : [])),
    groups: tallies.flatMap((tally) =>
      tally.ok
        ? tally.value.map(({ group, dots }): { group: string | null; dots: Readonly<Record<MeasureId, number>> } => ({
            group,
            dots,
          }))
        : [],
    ),
  };
};
