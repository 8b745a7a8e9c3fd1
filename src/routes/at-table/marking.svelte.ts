/** Pinning ideas and marking open questions at one table; what is marked comes back with the published view. */
import type { IdeaMark, MarkKind } from '#domain/handover.ts';
import type { IdeaId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import { sendForm } from '../send-form.ts';

export interface MarkingOptions {
  /** Of this table, as they stand now. */
  marks: () => readonly IdeaMark[];
  mayPin: () => boolean;
}

/** What each mark's form says. */
const WORDS = {
  pin: { action: '?/pin', set: 'pin', unset: 'unpin' },
  question: { action: '?/question', set: 'question', unset: 'settle' },
} as const;

export class Marking {
  problem = $state.raw<Refusal | 'no-answer' | null>(null);
  readonly #options: MarkingOptions;

  constructor(options: MarkingOptions) {
    this.#options = options;
  }

  get mayPin(): boolean {
    return this.#options.mayPin();
  }

  is(idea: IdeaId, kind: MarkKind): boolean {
    return this.#options.marks().some((mark) => mark.idea === idea && mark.kind === kind);
  }

  /** The form's action, and what its button says: for the page before its script runs too. */
  next(idea: IdeaId, kind: MarkKind): { action: string; word: string } {
    const { action, set, unset } = WORDS[kind];
    return { action, word: this.is(idea, kind) ? unset : set };
  }

  async turn(idea: IdeaId, kind: MarkKind): Promise<void> {
    const { action, word } = this.next(idea, kind);
    const turned = await sendForm(action, { idea, do: word });
    this.problem = turned.ok ? null : turned.reason;
  }
}
