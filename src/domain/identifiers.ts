/** Identifiers of the workshop's things: strings that can't be mistaken for one another, and the names of the shared documents. */
declare const kind: unique symbol;
type Identifier<Kind extends string> = string & { readonly [kind]: Kind };

export type AccountId = Identifier<'account'>;
export type InitiativeId = Identifier<'initiative'>;
export type WorkshopId = Identifier<'workshop'>;
export type TableId = Identifier<'table'>;
export type SeatId = Identifier<'seat'>;
export type IdeaId = Identifier<'idea'>;
export type MeasureId = Identifier<'measure'>;
export type ObjectiveId = Identifier<'objective'>;
export type RestoringId = Identifier<'restoring'>;
export type PictureId = Identifier<'picture'>;

/** What any identifier looks like. 20 characters of 32 are 100 random bits: made anywhere, without asking anybody. */
export const IDENTIFIER_PATTERN = /^[0-9a-hjkmnp-tv-z]{20}$/;
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** An identifier from 20 random bytes (5 bits of each are used). */
export function identifierFrom<Id extends string>(randomBytes: Uint8Array): Id {
  if (randomBytes.length < 20) throw new Error('invariant: an identifier needs 20 random bytes');
  let text = '';
  for (let i = 0; i < 20; i++) text += ALPHABET[(randomBytes[i] ?? 0) & 31];
  return text as Id;
}

export function isIdentifier(text: unknown): text is string {
  return typeof text === 'string' && IDENTIFIER_PATTERN.test(text);
}

/** A shared document's name says who may write it: see ARCHITECTURE.md, "One document per authority". */
export type DocumentSubject =
  { kind: 'table'; id: TableId } | { kind: 'workshop'; id: WorkshopId } | { kind: 'initiative'; id: InitiativeId };

export const tableDocument = (id: TableId): string => `table/${id}`;
export const workshopDocument = (id: WorkshopId): string => `workshop/${id}`;
export const initiativeDocument = (id: InitiativeId): string => `initiative/${id}`;

export function parseDocumentName(name: string): DocumentSubject | null {
  const [room, id, ...rest] = name.split('/');
  if (rest.length > 0 || !isIdentifier(id)) return null;
  if (room === 'table') return { kind: 'table', id: id as TableId };
  if (room === 'workshop') return { kind: 'workshop', id: id as WorkshopId };
  if (room === 'initiative') return { kind: 'initiative', id: id as InitiativeId };
  return null;
}
