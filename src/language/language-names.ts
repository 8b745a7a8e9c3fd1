/** Languages by their names, as the reader's own language calls them. */
import { OFFERED_LANGUAGES, type LanguageTag } from '#domain/language-tag.ts';

type NameKey = `common.language.${(typeof OFFERED_LANGUAGES)[number]}`;

/** The code itself for languages that are not offered: programs know more of them than we have names for. */
export function languageName(tag: LanguageTag, t: (key: NameKey) => string): string {
  const offered = OFFERED_LANGUAGES.find((one) => one === (tag as string));
  return offered ? t(`common.language.${offered}`) : tag;
}
