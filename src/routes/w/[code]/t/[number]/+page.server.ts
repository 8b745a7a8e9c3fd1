/** Joining at a table, by its number. */
import { error } from '@sveltejs/kit';
import { joinFromForm, joiningPage } from '../../joining.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const page = await joiningPage(event);
  const table = page.tables.find((one) => String(one.number) === event.params.number);
  if (!table) error(404, { message: 'not-found' });
  return { ...page, table };
};

export const actions: Actions = {
  default: (event) => joinFromForm(event, Number(event.params.number)),
};
