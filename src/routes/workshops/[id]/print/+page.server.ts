/** What the cards on the tables lead to: the addresses at which tablets reach this server. */
import { error } from '@sveltejs/kit';
import type { WorkshopId } from '#domain/identifiers.ts';
import { standingMeasures } from '#domain/measure.ts';
import { peoplesAddresses } from '../../../peoples-address.ts';
import { refusalStatus } from '../../../refusal-status.ts';
import { whoIsSignedIn } from '../../../signed-in.ts';
import type { PageServerLoad } from './$types';
import { printChoice } from './print-parts.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { asker } = whoIsSignedIn(locals, url);
  const keys = await locals.kavarna.links.cardKeys(asker, params.id as WorkshopId);
  if (!keys.ok) error(refusalStatus(keys.reason), { message: keys.reason });
  const origins = peoplesAddresses(locals.kavarna.addresses(), url);
  const wanted = url.searchParams.get('origin');
  const workshop = await locals.kavarna.setup.workshop(asker, params.id as WorkshopId);
  if (!workshop.ok) error(refusalStatus(workshop.reason), { message: workshop.reason });
  const content = await locals.kavarna.measures.content(asker, workshop.value.initiative);
  const measures = content.ok ? standingMeasures(content.value) : [];
  const choice = printChoice(url.searchParams);
  const routes = choice.parts.has('seats') ? await locals.kavarna.places.routes(asker, workshop.value.id) : null;
  if (routes && !routes.ok) error(refusalStatus(routes.reason), { message: routes.reason });
  return {
    /** By table, the secret part of its card's link. */
    keys: keys.value,
    origins,
    origin: origins.find((origin) => origin === wanted) ?? origins[0] ?? url.origin,
    choice,
    /** Everybody's way through the evening; empty where no seat cards are wanted. */
    routes: routes?.value ?? [],
    /** What would be voted on now; while a vote is on, its own measures count. */
    measures: measures.filter(({ title }) => title.trim() !== '').map(({ id, title }) => ({ id, title })),
  };
};
