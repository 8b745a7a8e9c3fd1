/** Languages people speak at the tables: more than those that Kavarna itself speaks. */

/** A language's code as in BCP 47: "sq", "de", "sr-Cyrl". */
export type LanguageTag = string & { readonly __tag: 'language' };

/** Languages that are offered for choosing: those of the places where Kavarna is used, and of the people who have come there. */
export const OFFERED_LANGUAGES = [
  'sl',
  'sr',
  'en',
  'sq',
  'bs',
  'hr',
  'mk',
  'hu',
  'it',
  'de',
  'fr',
  'es',
  'ru',
  'uk',
  'ro',
  'rom',
  'tr',
  'ar',
  'fa',
  'zh',
] as const;

/** null where it is no code of a language. */
export function parseLanguageTag(value: string): LanguageTag | null {
  return /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/.test(value) ? (value as LanguageTag) : null;
}
