/** Joining at a table, by the link on its card. */
import { error } from '@sveltejs/kit';
import { joinFromForm, joiningPage } from '../../joining.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, params, getClientAddress }) => {
  const page = await joiningPage(locals, url, params.code, getClientAddress());
  const table = page.tables.find((one) => String(one.number) === params.number);
  if (!table) error(404, { message: 'not-found' });
  return { ...page, table };
};

export const actions: Actions = {
  default: ({ locals, params, request, getClientAddress }) =>
    joinFromForm(locals, params.code, request, getClientAddress(), Number(params.number)),
};
