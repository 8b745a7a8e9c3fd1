/** What a form says of somebody who shares the tablet. */
import { isNoteColour } from '#domain/idea.ts';
import { isSide } from '#domain/seat.ts';
import { textField } from '../../../../form-fields.ts';

export function sharerFrom(form: FormData) {
  const colour = form.get('colour');
  const side = Number(textField(form, 'side'));
  return {
    ...(form.has('name') && { name: textField(form, 'name') }),
    ...(form.has('group') && { group: textField(form, 'group') }),
    ...(isNoteColour(colour) && { colour }),
    ...(form.has('side') && isSide(side) && { side }),
  };
}
