/** Hiding and bringing back, as forms: for facilitators, and for hosts at their own table. */
import { fail } from '@sveltejs/kit';
import type { Asker } from '#domain/access.ts';
import type { IdeaId, TableId } from '#domain/identifiers.ts';
import { textField } from '../form-fields.ts';

type HidingCommands = App.Locals['kavarna']['hiding'];

export async function hideFrom(form: FormData, hiding: HidingCommands, asker: Asker, table: TableId) {
  const hidden = await hiding.hide(asker, table, textField(form, 'idea') as IdeaId, textField(form, 'reason'));
  return hidden.ok ? { isHidden: true } : fail(409, { refusal: hidden.reason, text: '' });
}

export async function unhideFrom(form: FormData, hiding: HidingCommands, asker: Asker, table: TableId) {
  const back = await hiding.unhide(asker, table, textField(form, 'idea') as IdeaId);
  return back.ok ? { isHidden: false } : fail(409, { refusal: back.reason, text: '' });
}
