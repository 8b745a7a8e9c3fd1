/** One command of the desk as a form: who asks, in which workshop; its refusal is shown beside what was pressed. */
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { WorkshopId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import type { Result } from '#domain/result.ts';
import { ownPath, textField } from '../../form-fields.ts';
import { whoIsSignedIn } from '../../signed-in.ts';

type DeskEvent = RequestEvent<{ id: string }>;

export interface DeskContext {
  kavarna: App.Locals['kavarna'];
  asker: NonNullable<App.Locals['signedIn']>['asker'];
  workshop: WorkshopId;
  form: FormData;
}

export async function command(
  { locals, params, request, url }: DeskEvent,
  run: (context: DeskContext) => Promise<Result<unknown, Refusal>>,
) {
  const { asker } = whoIsSignedIn(locals, url);
  const form = await request.formData();
  const done = await run({ kavarna: locals.kavarna, asker, workshop: params.id as WorkshopId, form });
  if (!done.ok) return fail(done.reason === 'not-yours' ? 403 : 400, { refusal: done.reason });
  const back = ownPath(textField(form, 'back'), '');
  if (back !== '') redirect(303, back);
  return { done: true };
}
