/** What the two ways in have in common: a workshop's code, or a table's own link. */
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { takesChair } from '#domain/seat.ts';
import { textField } from '../../form-fields.ts';
import { refusalStatus } from '../../refusal-status.ts';

type Locals = App.Locals;
type Event = Pick<
  RequestEvent<{ code: string }>,
  'locals' | 'url' | 'params' | 'request' | 'getClientAddress' | 'setHeaders'
>;

/** In the page's query: somebody else takes a seat on a device that has one already. */
const SOMEBODY_ELSE = 'new';

/** This browser's seat in the workshop of a code. No guess at a code is counted here: without a seat nothing is learnt of it. */
export async function visitByCode(locals: Locals, code: string) {
  const workshop = await locals.kavarna.visits.workshopOfSeats(code);
  return workshop ? locals.visit(workshop) : null;
}

/** The workshop of a code as the joining page shows it; a browser that sits in it already goes to its seat. */
export async function joiningPage({ locals, url, params, getClientAddress, setHeaders }: Event) {
  const visit = await visitByCode(locals, params.code);
  if (visit && !url.searchParams.has(SOMEBODY_ELSE)) redirect(303, `/w/${visit.workshop.code}/seat`);
  // Somebody sat down by a code that was replaced since: the seat knows the way.
  if (visit && visit.workshop.code !== params.code)
    redirect(303, url.pathname.replace(params.code, visit.workshop.code) + url.search);
  const proof = { card: locals.card, hasSeat: visit?.workshop.id };
  const found = await locals.kavarna.seating.lookUpCode(params.code, getClientAddress(), proof);
  if (!found.ok) {
    if (found.reason === 'too-many-tries') setHeaders({ 'retry-after': String(found.retryAfterSeconds) });
    error(refusalStatus(found.reason), { message: found.reason });
  }
  const workshop = found.value;
  const view = await locals.kavarna.visits.view(workshop.id);
  const seats = view?.seats ?? [];
  return {
    code: workshop.code,
    title: workshop.title,
    /** The form's own secret: sent twice it takes one seat. */
    attempt: crypto.randomUUID(),
    groups: workshop.settings.groups,
    isOver: workshop.phase === 'follow-up',
    tables: workshop.tables.map((table) => {
      const people = seats.filter((seat) => seat.table === table.id && takesChair(seat));
      return {
        ...table,
        seats: people.map(({ id, remote }) => ({ id, remote })),
        isFull:
          people.length >= workshop.settings.seatsPerTable || (view?.places.closedTables.includes(table.id) ?? false),
      };
    }),
    seatedAt: visit ? (workshop.tables.find((table) => table.id === visit.seat.table)?.number ?? null) : null,
  };
}

/** Takes a seat from the submitted form; the seat's secret goes into this browser's cookie. */
export async function joinFromForm(
  { locals, params, request, url, getClientAddress, setHeaders }: Event,
  tableNumber?: number,
) {
  const form = await request.formData();
  const chosen = tableNumber ?? Number(textField(form, 'table'));
  const visit = await visitByCode(locals, params.code);
  const isTablet = tableNumber !== undefined && textField(form, 'as') === 'tablet';
  // A page that was opened before this browser sat down, or a second tap: it sits already.
  if (visit && !url.searchParams.has(SOMEBODY_ELSE)) redirect(303, `/w/${visit.workshop.code}/seat`);
  if (visit?.seat.kind === 'tablet' && isTablet) {
    const moved = await locals.kavarna.seating.moveTablet(visit.asker, tableNumber);
    if (!moved.ok) return fail(refusalStatus(moved.reason), { refusal: moved.reason, name: '', group: '' });
    redirect(303, `/w/${visit.workshop.code}/seat`);
  }
  const joined = await locals.kavarna.seating.join(
    params.code,
    {
      ...(Number.isInteger(chosen) && chosen > 0 && { table: chosen }),
      name: textField(form, 'name'),
      group: textField(form, 'group'),
      remote: form.has('remote'),
      tablet: isTablet,
      attempt: textField(form, 'attempt').slice(0, 64),
    },
    getClientAddress(),
    { card: locals.card, hasSeat: visit?.workshop.id },
  );
  if (!joined.ok) {
    if ('retryAfterSeconds' in joined) setHeaders({ 'retry-after': String(joined.retryAfterSeconds) });
    const [name, group] = [textField(form, 'name'), textField(form, 'group')];
    return fail(refusalStatus(joined.reason), { refusal: joined.reason, name, group });
  }
  locals.keepSeat(joined.value.workshop.id, joined.value.token);
  redirect(303, `/w/${joined.value.workshop.code}/seat`);
}
