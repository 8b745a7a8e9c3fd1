/** What is typed into texts that a page shows before their document has come: held, and brought together with them on arrival. */
import { mergedTyping } from '#domain/merged-typing.ts';

/** A text that is here, and how to write it. 'not-yet': it has not come; 'never': it can't be written here any more. */
type Arrival = { now: string; write: (text: string) => void } | 'not-yet' | 'never';

export class EarlyTyping<Id> {
  readonly #typed = new Map<Id, { shown: string; text: string }>();

  get isEmpty(): boolean {
    return this.#typed.size === 0;
  }

  /** `shown`: what the page says before; `text`: what the person has made of it by now. */
  hold(id: Id, shown: string, text: string): void {
    const before = this.#typed.get(id)?.shown ?? shown;
    if (text === before) this.#typed.delete(id);
    else this.#typed.set(id, { shown: before, text });
  }

  /** Puts what has arrived beside what others have written meanwhile; returns the words that can't be put anywhere. */
  takeUp(arrivalOf: (id: Id) => Arrival): string[] {
    const left: string[] = [];
    for (const [id, { shown, text }] of [...this.#typed]) {
      const arrival = arrivalOf(id);
      if (arrival === 'not-yet') continue;
      this.#typed.delete(id);
      if (arrival === 'never') left.push(text);
      else arrival.write(mergedTyping(shown, text, text.length, arrival.now).text);
    }
    return left;
  }
}
