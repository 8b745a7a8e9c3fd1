/**
 * Where an element lies in the pile, as a text that is compared letter by letter: a letter that says how many digits of base 62 follow, those
 * digits, and perhaps a fraction. Mostly whole steps are made here: on top of all, or under all.
 */

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const FIRST = 'a1';
const HIGHEST_LENGTH = 26;
/** A longer key is nobody's honest one. */
const LONGEST_KEY = 60;

/** 'a' stands before one digit, 'b' before two; 'Z' before one, 'Y' before two, of what lies below 'a'. */
function digitCount(head: string): number {
  if (head >= 'a' && head <= 'z') return head.charCodeAt(0) - 'a'.charCodeAt(0) + 1;
  if (head >= 'A' && head <= 'Z') return 'Z'.charCodeAt(0) - head.charCodeAt(0) + 1;
  return 0;
}

function headOf(isHigh: boolean, digits: number): string {
  return String.fromCharCode(isHigh ? 'a'.charCodeAt(0) + digits - 1 : 'Z'.charCodeAt(0) - digits + 1);
}

/** The whole part of a key; null where it is no key. */
function wholeOf(key: string): { isHigh: boolean; digits: number[] } | null {
  const head = key.charAt(0);
  const count = digitCount(head);
  const digits = [...key.slice(1, 1 + count)].map((digit) => DIGITS.indexOf(digit));
  if (count === 0 || digits.length < count || digits.includes(-1)) return null;
  return { isHigh: head >= 'a', digits };
}

function keyFrom(isHigh: boolean, digits: readonly number[]): string {
  return headOf(isHigh, digits.length) + digits.map((digit) => DIGITS.charAt(digit)).join('');
}

/** A key above all of these. */
export function orderAbove(keys: Iterable<string>): string {
  let highest = '';
  for (const key of keys) if (key > highest && wholeOf(key)) highest = key;
  const whole = wholeOf(highest);
  if (!whole) return FIRST;
  const digits = [...whole.digits];
  for (let i = digits.length - 1; i >= 0; i--) {
    if (digits[i]! < DIGITS.length - 1) {
      digits[i]!++;
      return keyFrom(whole.isHigh, digits);
    }
    digits[i] = 0;
  }
  if (whole.isHigh) return keyFrom(true, Array<number>(Math.min(digits.length + 1, HIGHEST_LENGTH)).fill(0));
  return digits.length === 1 ? 'a0' : keyFrom(false, Array<number>(digits.length - 1).fill(0));
}

/** Between these: above the highest of them that lies below `ceiling`, which is a whole step; a fraction where no whole step is left. */
export function orderUnder(ceiling: string, keys: Iterable<string>): string {
  const below = [...keys].filter((key) => key < ceiling && key.length < LONGEST_KEY && wholeOf(key) !== null);
  if (below.length === 0) return orderBelow([ceiling]);
  const next = orderAbove(below);
  if (next < ceiling) return next;
  // The middle of what is left above the highest.
  return below.reduce((a, b) => (a > b ? a : b)) + 'V';
}

/** A key under all of these. */
export function orderBelow(keys: Iterable<string>): string {
  let lowest: string | null = null;
  for (const key of keys) if ((lowest === null || key < lowest) && wholeOf(key)) lowest = key;
  const whole = wholeOf(lowest ?? '');
  if (!whole) return FIRST;
  // A fraction lies above its whole part, which is therefore already below.
  if (lowest!.length > 1 + whole.digits.length) return keyFrom(whole.isHigh, whole.digits);
  const digits = [...whole.digits];
  const last = DIGITS.length - 1;
  for (let i = digits.length - 1; i >= 0; i--) {
    if (digits[i]! > 0) {
      digits[i]!--;
      return keyFrom(whole.isHigh, digits);
    }
    digits[i] = last;
  }
  if (!whole.isHigh) return keyFrom(false, Array<number>(Math.min(digits.length + 1, HIGHEST_LENGTH - 1)).fill(last));
  return digits.length === 1 ? `Z${DIGITS.charAt(last)}` : keyFrom(true, Array<number>(digits.length - 1).fill(last));
}
