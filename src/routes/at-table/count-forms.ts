/** A count of hands or paper dots, as its form says it. */
import type { MeasureId } from '#domain/identifiers.ts';
import { textField } from '../form-fields.ts';

/** The measures' fields are named so, with their id behind. */
export const DOTS_FIELD = 'dots-';

/** An empty field is nobody and no dots; what is no number is refused where it is counted. */
export function countIn(form: FormData): { heads: number; dots: Record<MeasureId, number>; basedOn: number } {
  const fields = [...form.keys()].filter((name) => name.startsWith(DOTS_FIELD));
  return {
    heads: Number(textField(form, 'heads')),
    dots: Object.fromEntries(
      fields.map((name) => [name.slice(DOTS_FIELD.length) as MeasureId, Number(textField(form, name))]),
    ),
    basedOn: Number(textField(form, 'basedOn')),
  };
}
