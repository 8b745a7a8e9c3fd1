/** The desk: how every table is at this moment, and what the facilitator does with rounds, seats and phases. */
import { error, fail, redirect } from '@sveltejs/kit';
import type { IdeaId, SeatId, TableId, WorkshopId } from '#domain/identifiers.ts';
import type { ProjectorChoice } from '#domain/projector.ts';
import { PHASES, type Phase } from '#domain/workshop.ts';
import { textField } from '../../form-fields.ts';
import { whoIsSignedIn } from '../../signed-in.ts';
import { command } from './desk-command.ts';
import { changeSteps, extend, goBack, goOn, setGong } from './evening/evening-actions.ts';
import { acceptPlaces, arrangeSeat, arrangeTable, proposePlaces } from './room/places-actions.ts';
import { announce, closeCall, lock, moveSeat, takeBackAnnouncement, takeCall, unlock } from './room/room-actions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { asker } = whoIsSignedIn(locals, url);
  const workshop = await locals.kavarna.setup.workshop(asker, params.id as WorkshopId);
  if (!workshop.ok) error(workshop.reason === 'not-found' ? 404 : 403, { message: workshop.reason });
  const pulse = await locals.kavarna.pulse.pulse(asker, workshop.value.id);
  if (!pulse.ok) error(403, { message: pulse.reason });
  return { pulse: pulse.value };
};

/** A number as typed, with a decimal comma or point; NaN is refused by the command it is for. */
function minutesIn(form: FormData): number {
  return Number(textField(form, 'minutes').replace(',', '.') || Number.NaN);
}

export const actions: Actions = {
  goOn,
  goBack,
  extend,
  changeSteps,
  setGong,
  openRound: (event) =>
    command(event, ({ kavarna, asker, workshop, form }) =>
      kavarna.rounds.openRound(asker, workshop, form.has('minutes') ? minutesIn(form) : undefined),
    ),
  endRound: (event) => command(event, ({ kavarna, asker, workshop }) => kavarna.rounds.endRound(asker, workshop)),
  extendRound: (event) =>
    command(event, ({ kavarna, asker, workshop, form }) =>
      kavarna.rounds.extendRound(asker, workshop, minutesIn(form)),
    ),
  enterPhase: (event) =>
    command(event, async ({ kavarna, asker, workshop, form }) => {
      const phase = textField(form, 'phase') as Phase;
      if (!PHASES.includes(phase)) return { ok: false, reason: 'invalid-input' };
      return kavarna.rounds.enterPhase(asker, workshop, phase);
    }),
  setKind: (event) =>
    command(event, ({ kavarna, asker, workshop, form }) =>
      kavarna.seating.setSeatKind(
        asker,
        workshop,
        textField(form, 'seat') as SeatId,
        textField(form, 'kind') === 'host' ? 'host' : 'participant',
      ),
    ),
  moveSeat,
  proposePlaces,
  acceptPlaces,
  arrangeTable,
  arrangeSeat,
  takeCall,
  closeCall,
  announce,
  project: (event) =>
    command(event, ({ kavarna, asker, workshop, form }) =>
      kavarna.projector.project(asker, workshop, textField(form, 'shows') as ProjectorChoice),
    ),
  takeBackAnnouncement,
  lock,
  unlock,
  removeSeat: (event) =>
    command(event, ({ kavarna, asker, workshop, form }) =>
      kavarna.seating.removeSeat(asker, workshop, textField(form, 'seat') as SeatId),
    ),
  eraseSeat: (event) =>
    command(event, ({ kavarna, asker, workshop, form }) =>
      kavarna.erasing.eraseSeat(asker, workshop, textField(form, 'seat') as SeatId),
    ),
  eraseIdea: (event) =>
    command(event, ({ kavarna, asker, form }) =>
      kavarna.erasing.eraseIdea(asker, textField(form, 'table') as TableId, textField(form, 'idea') as IdeaId),
    ),
  erase: async ({ locals, params, url }) => {
    const { asker } = whoIsSignedIn(locals, url);
    const found = await locals.kavarna.setup.workshop(asker, params.id as WorkshopId);
    if (!found.ok) return fail(400, { refusal: found.reason });
    const erased = await locals.kavarna.erasing.eraseWorkshop(asker, found.value.id);
    if (!erased.ok) return fail(400, { refusal: erased.reason });
    redirect(303, `/initiatives/${found.value.initiative}`);
  },
  throwAway: async ({ locals, params, url }) => {
    const { asker, account } = whoIsSignedIn(locals, url);
    const found = await locals.kavarna.setup.workshop(asker, params.id as WorkshopId);
    if (!found.ok) return fail(400, { refusal: found.reason });
    const thrownAway = await locals.kavarna.demonstrations.throwAway(asker, found.value.initiative);
    if (!thrownAway.ok) return fail(400, { refusal: thrownAway.reason });
    // An account that was made for the demonstration alone goes with it.
    if (account.email === null) await locals.signOut();
    redirect(303, '/');
  },
};
