/** The languages Kavarna speaks, and which one a visitor is greeted in. */
export const LANGUAGES = ['sl', 'en', 'sr'] as const;
export type Language = (typeof LANGUAGES)[number];

export const DEFAULT_LANGUAGE: Language = 'sl';
export const LANGUAGE_COOKIE = 'kavarna-language';

/** What each language calls itself. */
export const LANGUAGE_NAMES: Record<Language, string> = { sl: 'Slovenščina', en: 'English', sr: 'Srpski' };

/** For dates, numbers and plurals (BCP 47). */
export const LOCALES: Record<Language, string> = { sl: 'sl-SI', en: 'en-GB', sr: 'sr-Latn-RS' };

/** For `<html lang>`, so that a screen reader takes the right voice and the right script. */
export function htmlLanguage(language: Language): string {
  return language === 'sr' ? 'sr-Latn' : language;
}

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.includes(value as Language);
}

/** Languages of the neighbours, who read one of ours more easily than the default. */
const NEIGHBOURS: Record<string, Language> = { hr: 'sr', bs: 'sr', me: 'sr', sh: 'sr' };

/** The visitor's most wanted language of ours, by the header Accept-Language (RFC 9110); Slovenian where none fits. */
export function negotiateLanguage(header: string | null): Language {
  const wishes = (header ?? '')
    .split(',')
    .map((wish) => {
      const [tag = '', ...parameters] = wish.trim().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find((value) => value);
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wishes) {
    const primary = tag.split('-')[0] ?? '';
    if (isLanguage(primary)) return primary;
    const neighbour = NEIGHBOURS[primary];
    if (neighbour) return neighbour;
  }
  return DEFAULT_LANGUAGE;
}
