/** Joining with the workshop's code. */
import { joinFromForm, joiningPage } from './joining.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, params, getClientAddress }) =>
  joiningPage(locals, url, params.code, getClientAddress());

export const actions: Actions = {
  default: ({ locals, params, request, getClientAddress }) =>
    joinFromForm(locals, params.code, request, getClientAddress()),
};
