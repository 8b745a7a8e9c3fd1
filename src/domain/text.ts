/** What people type, made fit to keep: no control characters, composed letters, a known length. */

// Everything below a space but tab and line break, and the marks that turn the reading direction of what follows.
const UNWANTED = new RegExp('[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F\\u202A-\\u202E\\u2066-\\u2069]', 'g');

/** Text of several lines: line breaks are \n, letters are composed (č is one character, not c and a caron). */
export function cleanText(typed: string): string {
  return typed.replace(/\r\n?/g, '\n').replace(UNWANTED, '').normalize('NFC');
}

/** Text of one line, with single spaces. */
export function cleanLine(typed: string): string {
  return cleanText(typed).replace(/\s+/g, ' ').trim();
}

/** Text as compared in a search: lower case, without diacritics. */
export function searchable(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'd')
    .toLowerCase();
}
