/** What a facilitator reads of a seat, and of an idea's author. */
import type { Idea } from '#domain/idea.ts';
import type { SeatId } from '#domain/identifiers.ts';
import type { Seat } from '#domain/seat.ts';
import type { Translate } from '#language/translate.ts';

export function seatName(seat: Seat, t: Translate): string {
  if (seat.kind === 'tablet') return t('common.tablet');
  return seat.name === '' ? t('common.nameless') : seat.name;
}

/** "Arben", "na daljavo · Tea", "Tablica na mizi"; empty where nobody is to be named. */
export function ideaSignature(idea: Idea, seats: ReadonlyMap<SeatId, Seat>, t: Translate): string {
  if (idea.seat === null) return t('common.facilitator');
  const seat = seats.get(idea.seat);
  if (!seat) return '';
  if (seat.kind === 'tablet') return t('common.tablet');
  if (!seat.remote) return seat.name;
  return seat.name === '' ? t('common.remote') : t('common.remote-name', { name: seat.name });
}
