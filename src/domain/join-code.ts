/** The short code people type to join: easy to read aloud in any of our languages. */

/** Letters and digits that can't be taken for one another, by eye or by ear (no 0/O, 1/I/L, B/P/D/T/V, M/N, S/F/Z, U/W, C/G/Q). */
const LETTERS = 'AEHJKRXY';
const DIGITS = '23456789';

/** Three letters and four digits: 8^3 * 8^4 = 2 million codes; guessing is slowed by rate limits, not by length alone. */
export function joinCodeFrom(randomBytes: Uint8Array): string {
  if (randomBytes.length < 7) throw new Error('invariant: a join code needs 7 random bytes');
  let code = '';
  for (let i = 0; i < 7; i++) {
    const alphabet = i < 3 ? LETTERS : DIGITS;
    code += alphabet[(randomBytes[i] ?? 0) % alphabet.length];
  }
  return code;
}

/** What a person typed, as a code: case, spaces, hyphens and Cyrillic look-alikes are forgiven. null: can't be a code. */
export function parseJoinCode(typed: string): string | null {
  const cyrillic: Record<string, string> = { А: 'A', Е: 'E', Н: 'H', Ј: 'J', К: 'K', Р: 'R', Х: 'X', У: 'Y' };
  const code = [...typed.toUpperCase()]
    .filter((character) => !/[\s\-–—._]/.test(character))
    .map((character) => cyrillic[character] ?? character)
    .join('');
  return /^[AEHJKRXY]{3}[2-9]{4}$/.test(code) ? code : null;
}

/** As shown and printed: HAR-2749. */
export function formatJoinCode(code: string): string {
  return `${code.slice(0, 3)}-${code.slice(3)}`;
}
