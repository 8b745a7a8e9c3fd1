/** Which table a page of its history is about, and who asks. */
import { error } from '@sveltejs/kit';
import type { WorkshopId } from '#domain/identifiers.ts';
import { whoIsSignedIn } from '../../../../../signed-in.ts';

export async function tableOfPage(locals: App.Locals, params: { id: string; number: string }, url: URL) {
  const { asker } = whoIsSignedIn(locals, url);
  const workshop = await locals.kavarna.setup.workshop(asker, params.id as WorkshopId);
  if (!workshop.ok) error(workshop.reason === 'not-found' ? 404 : 403, { message: workshop.reason });
  const table = workshop.value.tables.find((one) => String(one.number) === params.number);
  if (!table) error(404, { message: 'not-found' });
  return { asker, table, history: locals.kavarna.history };
}

/** A moment in a form or an address, in epoch ms; null where none is given. */
export function momentIn(text: unknown): number | null {
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
