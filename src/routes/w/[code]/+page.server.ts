/** Joining with the workshop's code. */
import { joinFromForm, joiningPage } from './joining.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => joiningPage(event);

export const actions: Actions = {
  default: (event) => joinFromForm(event),
};
