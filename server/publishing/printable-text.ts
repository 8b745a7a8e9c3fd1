/** Text that people typed, made fit for a file: whatever it holds, the file stays valid. */

// What XML 1.0 (section 2.2) does not allow, but for lone surrogates, and the marks that turn the reading direction.
const UNPRINTABLE = new RegExp(
  '[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF]',
  'g',
);

/** Line breaks are \n; a lone surrogate becomes U+FFFD; what can't be printed is left out; no space at the ends. */
export function printable(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(UNPRINTABLE, '')
    .toWellFormed()
    .trim();
}

/** In one line, with single spaces. */
export function printableLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}

/** The lines that hold something; a typed list sign ("-", "•", "*") is taken off where `isList`. */
export function printableLines(text: string, isList = false): string[] {
  return printable(text)
    .split('\n')
    .map((line) => (isList ? line.trim().replace(/^[-–—•*·]\s+/, '') : line).trim())
    .filter((line) => line !== '');
}

/** At most `length` characters, cut at a word where there is one; an ellipsis says so. */
export function shortened(text: string, length: number): string {
  const characters = [...text];
  if (characters.length <= length) return text;
  const cut = characters.slice(0, length - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > length / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
