/** What a facilitator reads of a seat, and of an idea's author. */
import type { Idea } from '#domain/idea.ts';
import type { IdeaSource } from '#domain/idea-source.ts';
import type { SeatId } from '#domain/identifiers.ts';
import type { Seat } from '#domain/seat.ts';
import { languageName } from '#language/language-names.ts';
import type { Translate } from '#language/translate.ts';

export function seatName(seat: Seat, t: Translate): string {
  if (seat.kind === 'tablet') return t('common.tablet');
  return seat.name === '' ? t('common.nameless') : seat.name;
}

/** "Arben (modra, list)", "modra, list": which dot is whose, also for whoever sees no colours. */
export function seatMark(seat: Seat, t: Translate): string {
  const colour = t(`common.colour.${seat.colour}`);
  const symbol = t(`sharing.symbol.${seat.symbol}`);
  return seat.name === ''
    ? t('sharing.seat', { colour, symbol })
    : t('sharing.seat-named', { name: seat.name, colour, symbol });
}

/** "Arben", "na daljavo · Tea", "Tablica na mizi · po nareku (albanščina)", "Voditelj · prepisano s papirja T3-P07"; empty where there is nothing to say. */
export function ideaSignature(idea: Idea, seats: ReadonlyMap<SeatId, Seat>, t: Translate): string {
  if (idea.isCovered) return t('common.covered');
  return [authorOf(idea, seats, t), sourceWords(idea, t)].filter(Boolean).join(' · ');
}

function authorOf(idea: Idea, seats: ReadonlyMap<SeatId, Seat>, t: Translate): string {
  if (idea.seat === null) return t('common.facilitator');
  const seat = seats.get(idea.seat);
  if (!seat) return '';
  if (seat.kind === 'tablet') return t('common.tablet');
  if (!seat.remote) return seat.name;
  return seat.name === '' ? t('common.remote') : t('common.remote-name', { name: seat.name });
}

/** How it came to be typed; empty: by its author. */
export function sourceWords(idea: { source?: IdeaSource | undefined }, t: Translate): string {
  const { source } = idea;
  return source?.kind === 'paper' ? t('common.source.paper', { code: source.code }).trim() : dictation(idea, t);
}

/** "po nareku (albanščina)"; empty where its author wrote it. */
export function dictation({ source }: { source?: IdeaSource | undefined }, t: Translate): string {
  if (source?.kind !== 'dictated') return '';
  return source.language
    ? t('common.source.dictated-in', { language: languageName(source.language, t) })
    : t('common.source.dictated');
}
