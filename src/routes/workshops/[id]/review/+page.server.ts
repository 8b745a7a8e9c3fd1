/** Review: what waits, what was decided, what is hidden, and which ideas on the boards likely tell of a person. */
import { error, fail } from '@sveltejs/kit';
import type { IdeaId, TableId, WorkshopId } from '#domain/identifiers.ts';
import { personalDataIn } from '#domain/personal-data.ts';
import type { Refusal } from '#domain/refusal.ts';
import type { Result } from '#domain/result.ts';
import { textField } from '../../../form-fields.ts';
import { whoIsSignedIn } from '../../../signed-in.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

function expect<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) error(result.reason === 'not-found' ? 404 : 403, { message: result.reason });
  return result.value;
}

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
  depends('kavarna:review');
  const { asker } = whoIsSignedIn(locals, url);
  const id = params.id as WorkshopId;
  const { review, hiding, ideas, now } = locals.kavarna;
  const proposed = expect(await review.queue(asker, id));
  const written = expect(await ideas.ideasOfWorkshop(asker, id));
  return {
    waiting: proposed.filter((idea) => idea.state === 'waiting'),
    approved: proposed.filter((idea) => idea.state === 'approved').reverse(),
    refused: proposed.filter((idea) => idea.state === 'refused').reverse(),
    hidden: expect(await hiding.hiddenIn(asker, id)),
    personal: written.flatMap((idea) => {
      const kinds = [...new Set(personalDataIn(idea.text).map((datum) => datum.kind))];
      const { table, tableNumber, text, code } = idea;
      return kinds.length > 0 ? [{ id: idea.id, table, tableNumber, text, code, kinds }] : [];
    }),
    now: now(),
  };
};

/** One command on one idea. */
async function command(
  { locals, request, url }: RequestEvent,
  run: (context: {
    kavarna: App.Locals['kavarna'];
    asker: NonNullable<App.Locals['signedIn']>['asker'];
    idea: IdeaId;
    form: FormData;
  }) => Promise<Result<unknown, Refusal>>,
) {
  const { asker } = whoIsSignedIn(locals, url);
  const form = await request.formData();
  const done = await run({ kavarna: locals.kavarna, asker, idea: textField(form, 'idea') as IdeaId, form });
  return done.ok ? { done: true } : fail(done.reason === 'not-yours' ? 403 : 409, { refusal: done.reason });
}

export const actions: Actions = {
  approve: (event) =>
    command(event, ({ kavarna, asker, idea, form }) =>
      kavarna.review.decide(asker, idea, {
        kind: 'approve',
        version: Number(textField(form, 'version')),
        isMasked: textField(form, 'masked') === 'yes',
      }),
    ),
  refuse: (event) =>
    command(event, ({ kavarna, asker, idea, form }) =>
      kavarna.review.decide(asker, idea, { kind: 'refuse', reason: textField(form, 'reason') }),
    ),
  undo: (event) => command(event, ({ kavarna, asker, idea }) => kavarna.review.undoDecision(asker, idea)),
  hide: (event) =>
    command(event, ({ kavarna, asker, idea, form }) =>
      kavarna.hiding.hide(asker, textField(form, 'table') as TableId, idea, textField(form, 'reason')),
    ),
  unhide: (event) =>
    command(event, ({ kavarna, asker, idea, form }) =>
      kavarna.hiding.unhide(asker, textField(form, 'table') as TableId, idea),
    ),
};
