/** Serbian Cyrillic read as Latin, letter by letter, with the way back to where each letter stood. */
const CYRILLIC = 'абвгдђежзијклљмнњопрстћуфхцчџш';
const LATIN = 'a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š'.split(' ');
const LETTERS = new Map([...CYRILLIC].map((letter, index) => [letter, LATIN[index] ?? letter]));

/** `stoodAt[i]`: where the letter stood in the text that became the i-th of the result; one entry more than letters, for the end. */
export function inLatin(text: string): { latin: string; stoodAt: number[] } {
  let latin = '';
  const stoodAt: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    const small = LETTERS.get(letter.toLowerCase());
    const isCapital = small !== undefined && letter !== letter.toLowerCase();
    const read = small === undefined ? letter : isCapital ? small.charAt(0).toUpperCase() + small.slice(1) : small;
    for (let i = 0; i < read.length; i++) stoodAt.push(at);
    latin += read;
  }
  return { latin, stoodAt: [...stoodAt, text.length] };
}
