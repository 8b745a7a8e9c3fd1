/** What the two ways in have in common: a workshop's code, or a table's own link. */
import { error, fail, redirect } from '@sveltejs/kit';
import { takesChair } from '#domain/seat.ts';
import { textField } from '../../form-fields.ts';

type Locals = App.Locals;

/** In the page's query: somebody else takes a seat on a device that has one already. */
const SOMEBODY_ELSE = 'new';

/** This browser's seat in the workshop of a code. No guess at a code is counted here: without a seat nothing is learnt of it. */
export async function visitByCode(locals: Locals, code: string) {
  const workshop = await locals.kavarna.setup.workshopByCode(code);
  return workshop ? locals.visit(workshop.id) : null;
}

/** The workshop of a code as the joining page shows it; a browser that sits in it already goes to its seat. */
export async function joiningPage(locals: Locals, url: URL, code: string, address: string) {
  const visit = await visitByCode(locals, code);
  if (visit && !url.searchParams.has(SOMEBODY_ELSE)) redirect(303, `/w/${visit.workshop.code}/seat`);
  const found = await locals.kavarna.seating.lookUpCode(code, address);
  if (!found.ok) error(found.reason === 'too-many-tries' ? 429 : 404, { message: found.reason });
  const workshop = found.value;
  const view = await locals.kavarna.visits.view(workshop.id);
  const seats = view?.seats ?? [];
  return {
    code: workshop.code,
    title: workshop.title,
    groups: workshop.settings.groups,
    isOver: workshop.phase === 'follow-up',
    tables: workshop.tables.map((table) => {
      const people = seats.filter((seat) => seat.table === table.id && takesChair(seat));
      return {
        ...table,
        seats: people.map(({ id, remote }) => ({ id, remote })),
        isFull: people.length >= workshop.settings.seatsPerTable,
      };
    }),
    seatedAt: visit ? (workshop.tables.find((table) => table.id === visit.seat.table)?.number ?? null) : null,
  };
}

/** Takes a seat from the submitted form; the seat's secret goes into this browser's cookie. */
export async function joinFromForm(
  locals: Locals,
  code: string,
  request: Request,
  address: string,
  tableNumber?: number,
) {
  const form = await request.formData();
  const chosen = tableNumber ?? Number(textField(form, 'table'));
  const joined = await locals.kavarna.seating.join(
    code,
    {
      ...(Number.isInteger(chosen) && chosen > 0 && { table: chosen }),
      name: textField(form, 'name'),
      group: textField(form, 'group'),
      remote: form.has('remote'),
      tablet: tableNumber !== undefined && textField(form, 'as') === 'tablet',
    },
    address,
  );
  if (!joined.ok) {
    const status = { 'code-unknown': 404, 'too-many-tries': 429 }[joined.reason as string] ?? 409;
    return fail(status, { refusal: joined.reason, name: textField(form, 'name'), group: textField(form, 'group') });
  }
  locals.keepSeat(joined.value.workshop.id, joined.value.token);
  redirect(303, `/w/${joined.value.workshop.code}/seat`);
}
