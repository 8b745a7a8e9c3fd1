/** Identifiers made in the browser; `crypto.getRandomValues` works on plain http too, `randomUUID` does not. */
import { identifierFrom } from '#domain/identifiers.ts';

export function newId<Id extends string>(): Id {
  return identifierFrom<Id>(crypto.getRandomValues(new Uint8Array(20)));
}
