/** Dates, times, numbers and money as each language writes them. */
import { LOCALES, type Language } from './languages.ts';

/** The hall's own time zone is the browser's; on the server it is the server's. */
const formatters = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>();

function cached<Formatter extends Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>(
  key: string,
  make: () => Formatter,
): Formatter {
  const known = formatters.get(key);
  if (known) return known as Formatter;
  const made = make();
  formatters.set(key, made);
  return made;
}

/** 22. november 2026 */
export function formatDate(language: Language, at: number): string {
  return cached(`date ${language}`, () => new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long' })).format(at);
}

/** 18:45 */
export function formatTime(language: Language, at: number): string {
  const options = { hour: '2-digit', minute: '2-digit' } as const;
  return cached(`time ${language}`, () => new Intl.DateTimeFormat(LOCALES[language], options)).format(at);
}

/** '2027-09' as september 2027; anything else as it is. */
export function formatMonth(language: Language, month: string): string {
  const match = /^(\d{4})-(\d{2})$/.exec(month);
  if (!match) return month;
  const at = Date.UTC(Number(match[1]), Number(match[2]) - 1, 1);
  const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return cached(`month ${language}`, () => new Intl.DateTimeFormat(LOCALES[language], options)).format(at);
}

export function formatNumber(language: Language, value: number): string {
  return cached(`number ${language}`, () => new Intl.NumberFormat(LOCALES[language])).format(value);
}

/** Whole units: 12.400 € */
export function formatMoney(language: Language, amount: number, currency: 'EUR' | 'RSD'): string {
  const options = { style: 'currency', currency, maximumFractionDigits: 0 } as const;
  return cached(`money ${language} ${currency}`, () => new Intl.NumberFormat(LOCALES[language], options)).format(
    amount,
  );
}

/** "pred 10 sekundami", "pred 3 minutami", or short: "pred 10 s". `elapsed` in milliseconds. */
export function formatAgo(language: Language, elapsed: number, style: 'long' | 'short' = 'long'): string {
  const options = { numeric: 'always', style } as const;
  const formatter = cached(`ago ${language} ${style}`, () => new Intl.RelativeTimeFormat(LOCALES[language], options));
  const seconds = Math.max(0, Math.round(elapsed / 1000));
  if (seconds < 60) return formatter.format(-seconds, 'second');
  if (seconds < 3600) return formatter.format(-Math.round(seconds / 60), 'minute');
  if (seconds < 86_400) return formatter.format(-Math.round(seconds / 3600), 'hour');
  return formatter.format(-Math.round(seconds / 86_400), 'day');
}

/** Day and time, as a sentence takes them. */
export function formatMoment(language: Language, at: number): string {
  const options = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return cached(`moment ${language}`, () => new Intl.DateTimeFormat(LOCALES[language], options)).format(at);
}

/** "40 s", "3 min", "2 h": how long something lasts so far, in signs that are the same in every language. `elapsed` in milliseconds. */
export function formatSpan(elapsed: number): string {
  const seconds = Math.max(0, Math.floor(elapsed / 1000));
  if (seconds < 60) return `${seconds}\u00a0s`;
  return seconds < 3600 ? `${Math.floor(seconds / 60)}\u00a0min` : `${Math.floor(seconds / 3600)}\u00a0h`;
}
