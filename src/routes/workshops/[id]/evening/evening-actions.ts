/** What the desk does with the evening's steps, as forms. */
import type { RequestEvent } from '@sveltejs/kit';
import { indexOf, positionOf, type Position } from '#domain/evening.ts';
import { textField } from '../../../form-fields.ts';
import { command } from '../desk-command.ts';
import { pressed, readPlanForm } from './plan-form.ts';

type DeskEvent = RequestEvent<{ id: string }>;

const from = (form: FormData) => textField(form, 'from') as Position;

export const goOn = (event: DeskEvent) =>
  command(event, ({ kavarna, asker, workshop, form }) => kavarna.evenings.goOn(asker, workshop, from(form)));

export const goBack = (event: DeskEvent) =>
  command(event, ({ kavarna, asker, workshop, form }) => kavarna.evenings.goBack(asker, workshop, from(form)));

/** A number as typed, with a decimal comma or point; NaN is refused by the command it is for. */
export const extend = (event: DeskEvent) =>
  command(event, ({ kavarna, asker, workshop, form }) => {
    const minutes = Number(textField(form, 'minutes').replace(',', '.') || Number.NaN);
    return kavarna.evenings.extend(asker, workshop, from(form), minutes);
  });

export const changeSteps = (event: DeskEvent) =>
  command(event, async ({ kavarna, asker, workshop, form }) => {
    const found = await kavarna.setup.workshop(asker, workshop);
    if (!found.ok) return found;
    const evening = await kavarna.evenings.evening(asker, workshop);
    if (!evening.ok) return evening;
    const plan = readPlanForm(form);
    const behind = Math.min(evening.value.steps.length, indexOf(evening.value.steps, positionOf(evening.value)) + 1);
    const { kind, settings } = found.value;
    const steps = pressed(plan, behind, { kind, roundMinutes: settings.roundMinutes });
    return kavarna.evenings.changeSteps(asker, workshop, { basedOn: plan.basedOn, steps, startTime: plan.startTime });
  });

export const setGong = (event: DeskEvent) =>
  command(event, ({ kavarna, asker, workshop, form }) =>
    kavarna.evenings.setGong(asker, workshop, { isOn: form.has('isOn'), volume: Number(textField(form, 'volume')) }),
  );
