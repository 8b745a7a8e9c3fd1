/** What the desk does about where people go, as forms. */
import { fail, type RequestEvent } from '@sveltejs/kit';
import type { SeatId, TableId, WorkshopId } from '#domain/identifiers.ts';
import { MOVEMENTS } from '#domain/places/places.ts';
import { done } from '#domain/result.ts';
import { textField } from '../../../form-fields.ts';
import { whoIsSignedIn } from '../../../signed-in.ts';
import { command } from '../desk-command.ts';

type DeskEvent = RequestEvent<{ id: string }>;

/** Answers with the proposal; nothing has changed by then. */
export async function proposePlaces({ locals, params, request, url }: DeskEvent) {
  const { asker } = whoIsSignedIn(locals, url);
  const way = textField(await request.formData(), 'way') === 'anew' ? 'anew' : 'keep';
  const proposed = await locals.kavarna.places.proposePlaces(asker, params.id as WorkshopId, way);
  if (!proposed.ok) return fail(proposed.reason === 'not-yours' ? 403 : 400, { refusal: proposed.reason });
  return { proposal: proposed.value };
}

export const acceptPlaces = (event: DeskEvent) =>
  command(event, ({ kavarna, asker, workshop, form }) =>
    kavarna.places.acceptPlaces(asker, workshop, textField(form, 'proposal')),
  );

/** `closed`: yes or no; without it only the language is set. */
export const arrangeTable = (event: DeskEvent) =>
  command(event, async ({ kavarna, asker, workshop, form }) => {
    const table = textField(form, 'table') as TableId;
    if (!form.has('closed')) {
      return kavarna.places.setTableLanguage(asker, workshop, table, textField(form, 'language'));
    }
    return kavarna.places.closeTable(asker, workshop, table, textField(form, 'closed') === 'yes');
  });

export const arrangeSeat = (event: DeskEvent) =>
  command(event, async ({ kavarna, asker, workshop, form }) => {
    const movement = MOVEMENTS.find((one) => one === textField(form, 'movement'));
    const seat = textField(form, 'seat') as SeatId;
    const change = { ...(movement && { movement }), language: textField(form, 'language') };
    const set = await kavarna.places.setSeatPlace(asker, workshop, seat, change);
    return set.ok ? done(null) : set;
  });
