/** Words in a note that likely tell who somebody is: found to warn about them, never to change them by themselves. */
import { addressesIn, namesIn, type Stretch } from './personal-names.ts';
import { inLatin } from './serbian-letters.ts';
import { isCardNumber, isIban, isPersonNumber, isPhoneNumber, isSerbianAccount } from './personal-numbers.ts';

export const PERSONAL_DATA_KINDS = ['email', 'bank-account', 'identity-number', 'phone', 'address', 'name'] as const;
export type PersonalDataKind = (typeof PERSONAL_DATA_KINDS)[number];

/** Where in the text it stands; `to` is behind its last character (UTF-16 units). */
export interface PersonalDatum extends Stretch {
  kind: PersonalDataKind;
}

/** What stands in place of what was masked; the same in every language. */
export const MASK = '[…]';

const EMAIL = /[\p{L}\p{N}][\p{L}\p{N}._%+-]*(?:@|\s?[([](?:at|afna)[)\]]\s?)(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/gu;
const IBAN = /(?<![\p{L}\p{N}])[A-Za-z]{2}\d{2}(?:\s?[A-Za-z0-9]{4}){2,7}(?:\s?[A-Za-z0-9]{1,3})?(?![\p{L}\p{N}])/gu;
const ACCOUNT = /(?<!\d)\d{3}-\d{1,13}-\d{2}(?!\d)/g;
const CARD = /(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?!\d)/g;
const LONG_NUMBER = /(?<!\d)\d{13}(?!\d)/g;
const CALLED_IDENTITY = /(?:EM[ŠS]O|JMBG|davčn\p{L}*(?:\s+št\p{L}*\.?)?)\s*[:=]?\s*((?:SI)?\d{8,13})(?!\d)/giu;
const DIALLED = /(?<![\p{L}\p{N},.])(?:\+\s?)?\(?\d{1,5}\)?(?:[ \u00a0]?[./–-]?[ \u00a0]?\(?\d{1,9}\)?){1,6}(?![\d])/gu;
const CALLED_PHONE =
  /(?<!\p{L})(?:tel(?:efon\p{L}*)?|gsm|mob(?:itel|ilni)?|phone|call|pokličite?|pozovite?|viber|whatsapp)[.:]?\s*(?:št\.?|številka|broj|na|us|me|:)?\s*((?:\d[ ./-]?){5,11}\d)(?!\d)/giu;
/** What is counted or paid is not dialled. */
const COUNTED = /^\s*(?:€|eur\b|evr|rsd\b|din\b|dinar|%|m2|m²|km\b|kg\b)/iu;

const whole = (text: string, pattern: RegExp, isIt: (written: string) => boolean = () => true): Stretch[] =>
  [...text.matchAll(pattern)]
    .filter((match) => isIt(match[0]))
    .map((match) => ({ from: match.index, to: match.index + match[0].length }));

/** What stands behind a word that says what it is. */
const called = (text: string, pattern: RegExp): Stretch[] =>
  [...text.matchAll(pattern)].map((match) => {
    const to = match.index + match[0].length;
    return { from: to - (match[1]?.length ?? 0), to };
  });

const phonesIn = (text: string): Stretch[] => [
  ...whole(text, DIALLED, isPhoneNumber).filter(({ to }) => !COUNTED.test(text.slice(to))),
  ...called(text, CALLED_PHONE).filter(({ to }) => !COUNTED.test(text.slice(to))),
];

const FINDERS: Record<PersonalDataKind, (text: string) => Stretch[]> = {
  email: (text) => whole(text, EMAIL),
  'bank-account': (text) => [
    ...whole(text, IBAN, isIban),
    ...whole(text, ACCOUNT, isSerbianAccount),
    ...whole(text, CARD, (written) => isCardNumber(written.replace(/\D/g, ''))),
  ],
  'identity-number': (text) => [...whole(text, LONG_NUMBER, isPersonNumber), ...called(text, CALLED_IDENTITY)],
  phone: phonesIn,
  address: addressesIn,
  name: namesIn,
};

/** In the order of the text; where two kinds overlap, the one that is surer (the earlier in the list of kinds). */
export function personalDataIn(text: string): PersonalDatum[] {
  if (!/[\u0400-\u04ff]/.test(text)) return foundIn(text);
  const { latin, stoodAt } = inLatin(text);
  const back = (at: number) => stoodAt[at] ?? text.length;
  return foundIn(latin).map(({ kind, from, to }) => ({ kind, from: back(from), to: back(to) }));
}

function foundIn(text: string): PersonalDatum[] {
  const found: PersonalDatum[] = [];
  for (const kind of PERSONAL_DATA_KINDS) {
    for (const { from, to } of FINDERS[kind](text)) {
      if (found.every((other) => to <= other.from || from >= other.to)) found.push({ kind, from, to });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

export function hasPersonalData(text: string): boolean {
  return personalDataIn(text).length > 0;
}

/** The text with a mask in place of each datum; everything else stays as it was written. */
export function masked(text: string, data: readonly PersonalDatum[] = personalDataIn(text)): string {
  return data.toReversed().reduce((rest, { from, to }) => rest.slice(0, from) + MASK + rest.slice(to), text);
}

/** The text without it: what a person does who takes it out, spaces and commas tidied. */
export function withoutPersonalData(text: string, data: readonly PersonalDatum[] = personalDataIn(text)): string {
  if (data.length === 0) return text;
  return data
    .toReversed()
    .reduce((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text)
    .replace(/ {2,}/g, ' ')
    .replace(/(?:[ ]*[,;:])+(?=[ ]*(?:[.!?]|$))/gm, '')
    .replace(/ +(?=[,.;:!?])/g, '')
    .replace(/([,;])(?:\s*[,;])+/g, '$1')
    .trim();
}
