/** The documents' words: those of the pages that they share, and their own. */
import type commonSl from '#language/messages/sl/everywhere.ts';
import type publishingSl from '#language/messages/sl/publishing.ts';
import commonInEnglish from '#language/messages/en/everywhere.ts';
import publishingInEnglish from '#language/messages/en/publishing.ts';
import commonInSlovenian from '#language/messages/sl/everywhere.ts';
import publishingInSlovenian from '#language/messages/sl/publishing.ts';
import commonInSerbian from '#language/messages/sr/everywhere.ts';
import publishingInSerbian from '#language/messages/sr/publishing.ts';
import type { Language } from '#language/languages.ts';
import { translatorFor, type MessageValues } from '#language/translate.ts';

export type DocumentKey = keyof typeof commonSl | keyof typeof publishingSl;
export type Words = (key: DocumentKey, values?: MessageValues) => string;

const MESSAGES: Record<Language, Readonly<Record<DocumentKey, string>>> = {
  sl: { ...commonInSlovenian, ...publishingInSlovenian },
  en: { ...commonInEnglish, ...publishingInEnglish },
  sr: { ...commonInSerbian, ...publishingInSerbian },
};

export function wordsFor(language: Language): Words {
  return translatorFor(language, MESSAGES[language]);
}
