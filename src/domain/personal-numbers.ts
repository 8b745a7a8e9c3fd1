/** Numbers that stand for a person: phone numbers, identity numbers, bank accounts; told from years, amounts, dates and file numbers. */

/** Whether 13 digits are an EMŠO or JMBG: a birthday, and the check digit of the former Yugoslav standard. */
export function isPersonNumber(digits: string): boolean {
  if (!/^(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d{9}$/.test(digits)) return false;
  const weights = [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const check = 11 - (sum % 11);
  return (check > 9 ? 0 : check) === Number(digits[12]);
}

/** ISO 13616: the remainder by 97 of the number that letters and digits make. */
export function isIban(text: string): boolean {
  const compact = text.replace(/\s/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(compact)) return false;
  const turned = compact.slice(4) + compact.slice(0, 4);
  return remainderBy97(turned.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))) === 1;
}

/** A Serbian account (bank, 13 digits, control): the whole number leaves 1 by 97. */
export function isSerbianAccount(text: string): boolean {
  const parts = /^(\d{3})-(\d{1,13})-(\d{2})$/.exec(text);
  return parts !== null && remainderBy97(`${parts[1]}${(parts[2] ?? '').padStart(13, '0')}${parts[3]}`) === 1;
}

/** A payment card's number, by the check of ISO/IEC 7812 (Luhn). */
export function isCardNumber(digits: string): boolean {
  if (!/^[3-6]\d{15}$/.test(digits)) return false;
  let sum = 0;
  for (const [index, digit] of [...digits].entries()) {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function remainderBy97(digits: string): number {
  let remainder = 0;
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97;
  return remainder;
}

const DATE = /^\d{1,2}[./-]\s?\d{1,2}[./-]\s?(19|20)\d\d/;
const TIMES = /^\d{1,2}\.\d{2}\s?[-–]\s?\d{1,2}\.\d{2}/;
/** 041-12/2026-3: what offices write on a file. A lone area code before the stroke is a phone's. */
const FILE_NUMBER = /^\d[\d-]{3,}\/(19|20)\d\d(-\d{1,4})?$/;

/**
 * Whether a run of digits, as written, is dialled: +386 …, 00381 …, or a Slovenian (9 digits) or Serbian (9 or 10) number with its 0.
 * Numbers for everybody (080, 090, 112) are nobody's.
 */
export function isPhoneNumber(written: string): boolean {
  if (DATE.test(written) || TIMES.test(written) || FILE_NUMBER.test(written.replace(/\s/g, ''))) return false;
  const digits = written.replace(/\D/g, '');
  if (written.startsWith('+') || /^00[1-9]/.test(digits)) {
    const international = digits.replace(/^00/, '');
    return /^[1-9]/.test(international) && international.length >= 9 && international.length <= 15;
  }
  if (!/^0[1-7]\d{7,8}$/.test(digits)) return false;
  return written.split(/\D+/).every((group) => group.length !== 1);
}
