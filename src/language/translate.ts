/** From a key to a sentence: ICU messages, compiled once each. */
import { IntlMessageFormat } from 'intl-messageformat';
import { LOCALES, type Language } from './languages.ts';
import type { MessageKey } from './load.ts';

export type MessageValues = Record<string, string | number>;
export type Translate = (key: MessageKey, values?: MessageValues) => string;

/** `messages`: what was loaded for this page. A key that was not loaded is our own mistake, and says so. */
export function translatorFor(language: Language, messages: Readonly<Record<string, string>>): Translate {
  const compiled = new Map<string, IntlMessageFormat>();
  return (key, values) => {
    let message = compiled.get(key);
    if (!message) {
      const text = messages[key];
      if (text === undefined) throw new Error(`invariant: the message ${key} was loaded for this page`);
      message = new IntlMessageFormat(text, LOCALES[language], undefined, { ignoreTag: true });
      compiled.set(key, message);
    }
    return String(message.format(values));
  };
}
