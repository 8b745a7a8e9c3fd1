/** A table's question in the languages of those who sit there. */
import { parseLanguageTag, type LanguageTag } from './language-tag.ts';
import { cleanLine } from './text.ts';
import { LIMITS, type Table } from './workshop.ts';

export interface QuestionInLanguage {
  language: LanguageTag;
  text: string;
}

/** How many languages a question may have besides its own. */
export const MOST_TRANSLATIONS = 8;

/** The question in a person's language, where somebody has put it so; otherwise as it was set. */
export function questionIn(table: Pick<Table, 'question' | 'inLanguages'>, language: string | null): string {
  return table.inLanguages?.find((one) => one.language === language)?.text ?? table.question;
}

/** Cleaned, one a language, in the order given; null where a code is no language's or there are too many. */
export function validTranslations(given: readonly { language: string; text: string }[]): QuestionInLanguage[] | null {
  const questions = new Map<LanguageTag, QuestionInLanguage>();
  for (const { language, text } of given) {
    const clean = cleanLine(text).slice(0, LIMITS.question);
    if (clean === '') continue;
    const tag = parseLanguageTag(language);
    if (tag === null) return null;
    questions.set(tag, { language: tag, text: clean });
  }
  return questions.size > MOST_TRANSLATIONS ? null : [...questions.values()];
}
