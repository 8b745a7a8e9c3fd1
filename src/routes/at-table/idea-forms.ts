/** The list's forms, as commands: for whoever writes before or without any script. */
import type { Asker } from '#domain/access.ts';
import { isNoteColour } from '#domain/idea.ts';
import type { IdeaId, SeatId, TableId } from '#domain/identifiers.ts';
import { textField } from '../form-fields.ts';

type IdeaCommands = App.Locals['kavarna']['ideas'];
type ReviewCommands = App.Locals['kavarna']['review'];

/** Refused: with the text, so that nobody types it twice. */
export async function addIdeaFrom(form: FormData, ideas: IdeaCommands, asker: Asker, table: TableId) {
  const text = textField(form, 'text');
  const added = await ideas.addIdea(asker, table, { text, ...authorFrom(form) });
  return added.ok ? added : { ...added, text };
}

/** On a shared tablet the form says who of those who share it writes. */
function authorFrom(form: FormData): { seat?: SeatId } {
  const seat = textField(form, 'author');
  return seat === '' ? {} : { seat: seat as SeatId };
}

/** Handed in for review. The page says for which table: the seat may have moved while the words found no connection. */
export async function proposeFrom(form: FormData, review: ReviewCommands, asker: Asker, table: TableId) {
  const text = textField(form, 'text');
  const id = textField(form, 'id');
  const meant = textField(form, 'table');
  const proposed = await review.propose(asker, meant === '' ? table : (meant as TableId), {
    ...(id !== '' && { id: id as IdeaId }),
    ...authorFrom(form),
    text,
  });
  return proposed.ok ? proposed : { ...proposed, text };
}

/** The button `do` says what: write, remove or restore. */
export function changeIdeaFrom(form: FormData, ideas: IdeaCommands, asker: Asker, table: TableId) {
  const colour = form.get('colour');
  const deed = textField(form, 'do');
  return ideas.changeIdea(asker, table, textField(form, 'idea') as IdeaId, {
    ...(deed === 'write' && { text: textField(form, 'text') }),
    ...(deed === 'write' && isNoteColour(colour) && { colour }),
    ...(deed === 'remove' && { removed: true }),
    ...(deed === 'restore' && { removed: false }),
  });
}
