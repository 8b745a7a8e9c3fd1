/** What one person wrote, word by word, and how much of it was acknowledged: held against what a document says. */
import type * as Y from 'yjs';
import type { IdeaId } from '#domain/identifiers.ts';
import { ideaText } from '#document/table-document.ts';

/** Words go into a note of the person's own, or into the note that the whole table shares. */
interface Word {
  note: IdeaId;
  word: string;
  isOwn: boolean;
  /** The deed by which it was written, and the one by which it was struck out again; deeds are counted from 0. */
  writtenBy: number;
  struckBy: number | null;
}

export interface Complaints {
  missing: string[];
  doubled: string[];
  /** Not in the order in which they were written, in pieces, or there although struck out. */
  differing: string[];
}

export const noComplaints = (): Complaints => ({ missing: [], doubled: [], differing: [] });

/** What words look like: a name, a number, an end. */
const WORD = /[a-z0-9]+:\d+;/g;

export class WrittenWords {
  /** How often this person changed something. Each deed is one update. */
  deeds = 0;
  /** How many of the deeds, from the first one on, the server has acknowledged. */
  acknowledged = 0;
  readonly name: string;
  readonly #words: Word[] = [];

  constructor(name: string) {
    this.name = name;
  }

  /** A word that is about to be written: it must stand in the books before it goes out. */
  write(note: IdeaId, { isOwn }: { isOwn: boolean }): string {
    const word = `${this.name}:${this.#words.length};`;
    this.#words.push({ note, word, isOwn, writtenBy: this.deeds++, struckBy: null });
    return word;
  }

  /** The last word, which is about to be struck out; null: there is none to strike out. */
  strike(): string | null {
    const last = this.#words.at(-1);
    if (!last?.isOwn || last.struckBy !== null) return null;
    last.struckBy = this.deeds++;
    return last.word;
  }

  /** Holds a document against what was written. `isAllThere`: whether what was not acknowledged must be there too. */
  check(doc: Y.Doc, complaints: Complaints, { isAllThere }: { isAllThere: boolean }): void {
    const certain = isAllThere ? this.deeds : this.acknowledged;
    const places = new Map<IdeaId, Map<string, number[]>>();
    for (const { note } of this.#words) if (!places.has(note)) places.set(note, placesOfWords(doc, note, complaints));
    let before = { note: '', at: -1 };
    for (const one of this.#words) {
      const found = places.get(one.note)?.get(one.word) ?? [];
      const isCertainlyStruck = one.struckBy !== null && one.struckBy < certain;
      const mayBeStruck = one.struckBy !== null;
      if (found.length > 1) complaints.doubled.push(one.word);
      if (found.length === 0 && one.writtenBy < certain && !mayBeStruck) complaints.missing.push(one.word);
      if (found.length > 0 && isCertainlyStruck) complaints.differing.push(`${one.word} was struck out`);
      const at = found[0];
      if (at === undefined || !one.isOwn) continue;
      if (before.note === one.note && at < before.at) complaints.differing.push(`${one.word} is out of order`);
      before = { note: one.note, at };
    }
  }
}

/** Where each word stands in a note. Anything between the words is half a word, and complained of. */
function placesOfWords(doc: Y.Doc, note: IdeaId, complaints: Complaints): Map<string, number[]> {
  const text = ideaText(doc, note)?.toString() ?? '';
  const places = new Map<string, number[]>();
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    if (match.index !== end) complaints.differing.push(`"${text.slice(end, match.index)}" is no word`);
    end = match.index + match[0].length;
    places.set(match[0], [...(places.get(match[0]) ?? []), match.index]);
  }
  if (end !== text.length) complaints.differing.push(`"${text.slice(end)}" is no word`);
  return places;
}
