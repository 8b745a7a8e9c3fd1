/** Hiding ideas of a table from everybody, with the last one at hand to be brought back. */
import type { IdeaId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import { sendForm } from '../send-form.ts';

export class Hiding {
  /** What was hidden last; null: nothing, or it is back. */
  last = $state.raw<IdeaId | null>(null);
  problem = $state.raw<Refusal | 'no-answer' | null>(null);

  async hide(idea: IdeaId): Promise<void> {
    const hidden = await sendForm('?/hide', { idea });
    this.problem = hidden.ok ? null : hidden.reason;
    if (hidden.ok) this.last = idea;
  }

  async bringBack(): Promise<void> {
    if (this.last === null) return;
    const back = await sendForm('?/unhide', { idea: this.last });
    this.problem = back.ok ? null : back.reason;
    if (back.ok) this.last = null;
  }
}
