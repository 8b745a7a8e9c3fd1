/** How a minute of the evening is called: its time of day, its round, its date where the evening was more than one. */
import { roundInMinute, MINUTE_MS } from '#domain/timeline.ts';
import type { Round } from '#domain/workshop.ts';
import { formatDate, formatTime } from '#language/formats.ts';
import type { Language } from '#language/languages.ts';
import type { Translate } from '#language/translate.ts';

export interface MomentWords {
  /** "17.05", or "20. november 2026 17.05". */
  time(minute: number): string;
  /** "17.05, 1. krog". */
  moment(minute: number): string;
}

export function momentWords(
  t: Translate,
  language: Language,
  { timeline, rounds }: { timeline: readonly number[]; rounds: readonly Round[] },
): MomentWords {
  const day = (minute: number) => formatDate(language, minute * MINUTE_MS);
  const isOneDay = day(timeline[0] ?? 0) === day(timeline.at(-1) ?? 0);
  const time = (minute: number) => {
    const ofDay = formatTime(language, minute * MINUTE_MS);
    return isOneDay ? ofDay : `${day(minute)} ${ofDay}`;
  };
  return {
    time,
    moment(minute) {
      if (minute === timeline[0]) return t('history.before', { time: time(minute) });
      const round = roundInMinute(minute, rounds);
      return round === null
        ? t('history.between-rounds', { time: time(minute) })
        : t('history.in-round', { time: time(minute), round });
    },
  };
}
