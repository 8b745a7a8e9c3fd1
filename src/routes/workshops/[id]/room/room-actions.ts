/** What the desk does with tables and people, as forms. */
import type { RequestEvent } from '@sveltejs/kit';
import type { SeatId, TableId } from '#domain/identifiers.ts';
import { textField } from '../../../form-fields.ts';
import { command } from '../desk-command.ts';

type DeskEvent = RequestEvent<{ id: string }>;

const tableIn = (form: FormData) => textField(form, 'table') as TableId;

/** `next`: where the person was to go when the next round opens; it comes with a move that is undone. */
export const moveSeat = (event: DeskEvent) =>
  command(event, ({ kavarna, asker, workshop, form }) => {
    const next = textField(form, 'next') as TableId | '';
    return kavarna.seating.moveSeat(asker, workshop, textField(form, 'seat') as SeatId, tableIn(form), next || null);
  });

export const takeCall = (event: DeskEvent) =>
  command(event, ({ kavarna, asker, form }) => kavarna.calls.takeCall(asker, tableIn(form)));

export const closeCall = (event: DeskEvent) =>
  command(event, ({ kavarna, asker, form }) => kavarna.calls.closeCall(asker, tableIn(form)));

export const announce = (event: DeskEvent) =>
  command(event, ({ kavarna, asker, workshop, form }) =>
    kavarna.addressing.announce(asker, workshop, textField(form, 'text')),
  );

export const takeBackAnnouncement = (event: DeskEvent) =>
  command(event, ({ kavarna, asker, workshop }) => kavarna.addressing.takeBackAnnouncement(asker, workshop));

/** Without a table: all of them. */
const chosen = (form: FormData) => (form.has('table') ? [tableIn(form)] : 'all');

export const lock = (event: DeskEvent) =>
  command(event, ({ kavarna, asker, workshop, form }) => kavarna.addressing.lockTables(asker, workshop, chosen(form)));

export const unlock = (event: DeskEvent) =>
  command(event, ({ kavarna, asker, workshop, form }) =>
    kavarna.addressing.unlockTables(asker, workshop, chosen(form)),
  );
