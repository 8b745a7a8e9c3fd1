/** Likely full names, and addresses of homes; names of schools, streets and squares are nobody's. */
import { givenName } from './given-names.ts';

const WORD = String.raw`\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?`;

export interface Stretch {
  /** Characters (UTF-16 units) from the text's beginning; `to` is behind the last. */
  from: number;
  to: number;
}

/** After these, in the genitive, stands whom something was named for: Osnovna šola Toneta Čufarja. */
const NAMED_FOR =
  /(?:^|[\s(„"])(?:o[šŠ]|š[oóO]l|škol|gimnazij|fakultet|knjižnic|bibliotek|čitalnic|dom|ulic|ul\.|cest|trg|bulevar|nabrežj|kej|park|zavod|ustanov|društv|udruženj|fundacij|ustanov|dvoran|hal|center|centr|cent|vrtec|vrtc|vrtić|bolnišnic|bolnic|most|spomenik|muzej|galerij|hiš|kuć|stadion|nagrad|festival|memorial|kip|dan|rojstn|zadrug|podjetj|tvrtk|kolo|cerk|crkv|samostan|manastir|klub|plakat|pesm|knjig|del)\p{L}*\.?(?:\s+\p{L}+){0,3}\s+$/iu;
/** Behind a name, in English: Nikola Tesla School. */
const NAMES_A_PLACE =
  /^\s+(?:School|Library|Street|Square|Park|Hospital|Centre|Center|Institute|Foundation|Hall|Road)\b/;
/** Second words that make no surname, and people whom everybody may name. */
const NO_SURNAME =
  /^(?:Koper|Desetnica|Gradec|Gorica|Reka|Center|Dom|Park|Trg|Občina|Opština|Šola|Škola|Evropa|Slovenija|Srbija|Ljubljan|Beograd|Celje|Maribor|Prešer\p{L}*|Cankar\p{L}*|Trubar\p{L}*|Tesl\p{L}*|Plečnik\p{L}*|Karadžić\p{L}*|Vrtec|School|Library|Street|Day)$/u;

const PAIR = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(${WORD})(?:[ \u00a0](${WORD}))?[ \u00a0](${WORD})(?![\p{L}\p{N}])`,
  'gu',
);
/** After these any capitalised word is a person. */
const TITLE = new RegExp(
  String.raw`(?<![\p{L}.])(?:[Gg]osp(?:a|e|o|od|oda|odu|odom|odin|odina|odinu|odinom|ođa|ođe|ođi|ođu|ođom)|[Gg]a\.|[Gg]dč\.|g\.|M(?:rs?|s)\.?)\s+(?:dr\.\s+)?((?!Svet|Bog\b)${WORD}(?: ${WORD})?)`,
  'gu',
);
const INTRODUCED = new RegExp(
  String.raw`(?:[Ii]me in priimek|[Ii]me i prezime|[Ff]ull name|[Mm]y name is|[Ii]me mi je|[Pp]išem se|[Zz]ovem se|[Ii]menujem se|[Kk]ontakt(?:na oseba| osoba)?:|[Cc]ontact:)\s*:?\s*(${WORD}(?: ${WORD})?)`,
  'gu',
);
const BACKWARDS = new RegExp(String.raw`(?<![\p{L}])(\p{Lu}\p{Ll}+(?:ić|ič))[ ,]{1,2}(${WORD})(?![\p{L}])`, 'gu');

export function namesIn(text: string): Stretch[] {
  const found: Stretch[] = [];
  for (const pattern of [TITLE, INTRODUCED]) {
    for (const match of text.matchAll(pattern)) {
      const to = match.index + match[0].length;
      found.push({ from: to - (match[1]?.length ?? 0), to });
    }
  }
  for (const match of text.matchAll(BACKWARDS)) {
    if (givenName(match[2] ?? '') === 'nominative')
      found.push({ from: match.index, to: match.index + match[0].length });
  }
  return [...found, ...pairsIn(text)];
}

/** Two or three capitalised words with a given name before the last. */
function pairsIn(text: string): Stretch[] {
  const found: Stretch[] = [];
  const pattern = new RegExp(PAIR);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [whole, first = '', second = '', last = ''] = match;
    const before = second || first;
    const begin = givenName(first) ? match.index : match.index + (second ? first.length + 1 : 0);
    const form = givenName(before) ?? (second ? givenName(first) : null);
    const to = match.index + whole.length;
    // The pair after this one may begin with this one's second word.
    pattern.lastIndex = match.index + first.length;
    if (form === null || NO_SURNAME.test(last) || NO_SURNAME.test(second) || NAMES_A_PLACE.test(text.slice(to)))
      continue;
    if (form === 'oblique' && NAMED_FOR.test(text.slice(0, begin))) continue;
    found.push({ from: begin, to });
  }
  return found;
}

/** What may follow a house number; any other small word is what the number counts ("cesti 3 klopi"). */
const AFTER_NUMBER = String.raw`(?=$|[\s]*$|[.,;:!?)\n]|\s+\p{Lu}|\s+(?:in|v|na|pri|ter|ob|i|u|kod|kraj|and|in|near|where|kjer|gde)\b)`;
const HOUSE = String.raw`\d{1,3}(?:\s?[a-hA-H]|\/\d{1,3})?${AFTER_NUMBER}`;
const STREET = String.raw`(?:Ulic[aeiou]|Ul\.|ul\.|Cest[aeio]|Pot[i]?|Trg[au]?|Nabrežj[eau]|Naselj[eau]|Drevored[au]?|Bulevar[au]?)`;
const small = 'v|na|ob|pod|za|pri|k|od|u';
const ADDRESSES = [
  // Ulica Ivana Cankarja 12, Cesta zmage 5, Bulevar kralja Aleksandra 73
  String.raw`(?<!\p{L})${STREET}(?:\s+\p{L}{2,}\.?){1,4}\s+${HOUSE}`,
  // Slovenska cesta 12, na Prešernovi ulici 5
  String.raw`(?<!\p{L})${WORD}(?:\s+(?:${small}|${WORD})){0,2}\s+(?:ulic[aeiou]|cest[aeio]|pot[i]?|trg[au]?|naselj[eau])\s+${HOUSE}`,
  // naslov: Prešernova 5; stanujem na Vodnikovi 7
  String.raw`(?<!\p{L})(?:naslov[au]?|adres[aeiu]|stanujem|stanuje|živim|živi|address|live at)\s*:?\s*(?:je\s+|na\s+|u\s+|is\s+)?${WORD}(?:\s+${WORD})?\s+${HOUSE}`,
  // 12 Main Street
  String.raw`(?<!\p{N})\d{1,4}[a-z]?\s(?:${WORD}\s){1,3}(?:Street|Road|Avenue|Lane|Drive|Square)(?!\p{L})(?!\s+\p{Ll}{4,})`,
].map((source) => new RegExp(source, 'gu'));

export function addressesIn(text: string): Stretch[] {
  return ADDRESSES.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length })),
  );
}
