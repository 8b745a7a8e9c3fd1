/** The keys of the keyboard on the screen, by language, row by row, as people know them from paper and plastic. */
import type { Language } from '#language/languages.ts';

const rows = (...lines: string[]): readonly (readonly string[])[] => lines.map((line) => line.split(' '));

export const KEYS: Record<Language, readonly (readonly string[])[]> = {
  sl: rows('q w e r t z u i o p š', 'a s d f g h j k l č ž', 'y x c v b n m ć đ'),
  sr: rows('q w e r t z u i o p š đ', 'a s d f g h j k l č ć ž', 'y x c v b n m'),
  en: rows('q w e r t y u i o p', 'a s d f g h j k l', 'z x c v b n m'),
};

export const SIGNS = rows('1 2 3 4 5 6 7 8 9 0', '- / : ; ( ) € & @ "', '! + = % * # _');
