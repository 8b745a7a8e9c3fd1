/** The page's language, for every component below: provided by the root layout, taken up with `useTranslate`. */
import { getContext, setContext } from 'svelte';
import type { Language } from '#language/languages.ts';
import type { Translate } from '#language/translate.ts';

const KEY = Symbol('language');

interface PageLanguage {
  readonly language: Language;
  readonly translate: Translate;
  /** Where we are, for coming back after a switch. */
  readonly path: string;
  /** Asks the server again what the page says, after a switch; what was typed stays. */
  readonly refresh: () => Promise<void>;
}

/** `current` is read at each use, so that a switch of the language reaches everything. */
export function provideLanguage(current: () => PageLanguage): void {
  setContext(KEY, current);
}

function context(): () => PageLanguage {
  const current = getContext<(() => PageLanguage) | undefined>(KEY);
  if (!current) throw new Error('invariant: the root layout provides the language');
  return current;
}

export function useTranslate(): Translate {
  const current = context();
  return (key, values) => current().translate(key, values);
}

/** A function, so that components stay reactive to a switch. */
export function useLanguage(): () => Language {
  const current = context();
  return () => current().language;
}

/** How the page takes up a language that was just chosen, without being left. */
export function useRefresh(): () => Promise<void> {
  const current = context();
  return () => current().refresh();
}

/** The path of the page, with its query. */
export function usePath(): () => string {
  const current = context();
  return () => current().path;
}
