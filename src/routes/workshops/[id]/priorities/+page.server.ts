/** Priorities: what is voted on, the vote, and what came of it. */
import { error, fail } from '@sveltejs/kit';
import type { MeasureId, TableId, WorkshopId } from '#domain/identifiers.ts';
import { placementIndex, standingMeasures } from '#domain/measure.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, type Result } from '#domain/result.ts';
import { countIn } from '../../../at-table/count-forms.ts';
import { textField } from '../../../form-fields.ts';
import { whoIsSignedIn } from '../../../signed-in.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { byDots } from './by-dots.ts';

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
  depends('kavarna:workshop');
  const { asker } = whoIsSignedIn(locals, url);
  const { setup, measures, voting } = locals.kavarna;
  const workshop = await setup.workshop(asker, params.id as WorkshopId);
  if (!workshop.ok) error(workshop.reason === 'not-found' ? 404 : 403, { message: workshop.reason });
  const content = await measures.content(asker, workshop.value.initiative);
  if (!content.ok) error(403, { message: content.reason });
  const ideaCounts = new Map<MeasureId, number>();
  for (const measure of placementIndex(content.value).values()) {
    ideaCounts.set(measure, (ideaCounts.get(measure) ?? 0) + 1);
  }
  const counts = await locals.kavarna.roomCounts.roomCounts(asker, workshop.value.id);
  const groups = await voting.tallyByGroup(asker, workshop.value.id);
  return {
    measures: standingMeasures(content.value).map(({ id, title }) => ({ id, title, ideas: ideaCounts.get(id) ?? 0 })),
    groups: groups.ok ? groups.value : [],
    counts: counts.ok ? counts.value : [],
  };
};

type Command = (context: {
  kavarna: App.Locals['kavarna'];
  asker: NonNullable<App.Locals['signedIn']>['asker'];
  workshop: WorkshopId;
  form: FormData;
}) => Promise<Result<unknown, Refusal>>;

async function command({ locals, params, request, url }: RequestEvent, name: string, run: Command) {
  const { asker } = whoIsSignedIn(locals, url);
  const form = await request.formData();
  const result = await run({ kavarna: locals.kavarna, asker, workshop: params.id as WorkshopId, form });
  return result.ok ? { done: name } : fail(400, { refusal: result.reason, at: name });
}

export const actions: Actions = {
  setDots: (event) =>
    command(event, 'setDots', ({ kavarna, asker, workshop, form }) =>
      kavarna.setup.changeWorkshop(asker, workshop, {
        settings: { dotsPerSeat: Number(textField(form, 'dotsPerSeat') || Number.NaN) },
      }),
    ),
  open: (event) => command(event, 'open', ({ kavarna, asker, workshop }) => kavarna.voting.openVoting(asker, workshop)),
  count: (event) =>
    command(event, 'count', ({ kavarna, asker, workshop, form }) => {
      const table = textField(form, 'table') as TableId;
      const { roomCounts } = kavarna;
      return table
        ? roomCounts.countTable(asker, table, countIn(form))
        : roomCounts.countRoom(asker, workshop, countIn(form));
    }),
  close: (event) =>
    command(event, 'close', ({ kavarna, asker, workshop }) => kavarna.voting.closeVoting(asker, workshop)),
  orderByDots: (event) =>
    command(event, 'orderByDots', async ({ kavarna, asker, workshop: id }) => {
      const workshop = await kavarna.setup.workshop(asker, id);
      if (!workshop.ok) return workshop;
      const dots = (await kavarna.visits.view(id))?.result?.dots;
      if (!dots) return { ok: false, reason: 'wrong-phase' };
      const content = await kavarna.measures.content(asker, workshop.value.initiative);
      if (!content.ok) return content;
      const order = byDots(standingMeasures(content.value), dots).map((measure) => measure.id);
      const ordered = await kavarna.measures.orderMeasures(asker, workshop.value.initiative, order);
      return ordered.ok ? done(order) : ordered;
    }),
};
