/** What restoring the board to a moment would do, for the question that is asked before. */
import { error, json } from '@sveltejs/kit';
import { momentIn, tableOfPage } from '../table-of-page.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
  const { asker, table, history } = await tableOfPage(locals, params, url);
  const outcome = await history.outcomeOfRestoring(asker, table.id, momentIn(url.searchParams.get('at')) ?? 0);
  if (!outcome.ok) error(403, { message: outcome.reason });
  return json(outcome.value, { headers: { 'cache-control': 'no-store' } });
};
