/** Pins and open questions as forms: for facilitators, and for seats at their own table. */
import { fail } from '@sveltejs/kit';
import type { Asker } from '#domain/access.ts';
import type { MarkKind } from '#domain/handover.ts';
import type { IdeaId, TableId } from '#domain/identifiers.ts';
import { textField } from '../form-fields.ts';
import { refusalStatus } from '../refusal-status.ts';

type HandoverCommands = App.Locals['kavarna']['handover'];

export async function markFrom(
  form: FormData,
  { handover, asker, table, kind }: { handover: HandoverCommands; asker: Asker; table: TableId; kind: MarkKind },
) {
  const idea = textField(form, 'idea') as IdeaId;
  const isOff = ['unpin', 'settle'].includes(textField(form, 'do'));
  const marked = await handover[isOff ? 'unmark' : 'mark'](asker, table, idea, kind);
  return marked.ok ? { isMarked: !isOff } : fail(refusalStatus(marked.reason), { refusal: marked.reason, text: '' });
}
