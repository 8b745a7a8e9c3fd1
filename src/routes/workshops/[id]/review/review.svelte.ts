/** The review as one facilitator works on it: which idea is next, what was just decided, and how to take it back. */
import { tick } from 'svelte';
import { invalidate } from '$app/navigation';
import type { IdeaId } from '#domain/identifiers.ts';
import type { ProposedIdea } from '#domain/moderation.ts';
import { masked } from '#domain/personal-data.ts';
import type { Refusal } from '#domain/refusal.ts';
import type { Translate } from '#language/translate.ts';
import { sendForm } from '../../../send-form.ts';

export class Review {
  /** The idea that keys act on. */
  current = $state.raw<IdeaId | null>(null);
  /** Whose reason is being asked for. */
  asked = $state.raw<IdeaId | null>(null);
  report = $state.raw('');
  problem = $state.raw<Refusal | 'no-answer' | null>(null);
  isBusy = $state(false);

  readonly #waiting: () => readonly ProposedIdea[];
  readonly #t: Translate;
  #lastDecided: ProposedIdea | null = null;

  constructor(waiting: () => readonly ProposedIdea[], t: Translate) {
    this.#waiting = waiting;
    this.#t = t;
  }

  /** Where the current idea stands in the queue, from 0; if it has gone, the one that took its place. */
  get index(): number {
    const found = this.#waiting().findIndex((idea) => idea.id === this.current);
    return found >= 0 ? found : Math.min(this.#place, this.#waiting().length - 1);
  }
  #place = 0;

  #asking: Promise<void> = Promise.resolve();

  /** Asks for the lists anew, one question after the other: of two at once, whoever asked the first would go on without its answer. */
  refresh(): Promise<void> {
    this.#asking = this.#asking.then(() => invalidate('kavarna:review'));
    return this.#asking;
  }

  choose(place: number): ProposedIdea | null {
    const idea = this.#waiting()[Math.max(0, Math.min(place, this.#waiting().length - 1))] ?? null;
    this.current = idea?.id ?? null;
    this.#place = idea ? this.#waiting().indexOf(idea) : 0;
    return idea;
  }

  async approve(idea: ProposedIdea, isMasked = false): Promise<void> {
    const fields = { idea: idea.id, version: String(idea.version), masked: isMasked ? 'yes' : '' };
    const text = isMasked ? masked(idea.text) : idea.text;
    await this.#decide(idea, '?/approve', fields, this.#t('review.approved-now', { text }));
  }

  async refuse(idea: ProposedIdea, reason: string): Promise<void> {
    this.asked = null;
    const fields = { idea: idea.id, reason };
    await this.#decide(idea, '?/refuse', fields, this.#t('review.held-back-now', { text: idea.text }));
  }

  async undoLast(): Promise<void> {
    const idea = this.#lastDecided;
    if (!idea) return;
    this.#lastDecided = null;
    await this.#send('?/undo', { idea: idea.id }, this.#t('review.undone-now', { text: idea.text }));
    this.current = idea.id;
  }

  async #decide(idea: ProposedIdea, action: string, fields: Record<string, string>, report: string): Promise<void> {
    this.#place = this.index;
    if (await this.#send(action, fields, report)) this.#lastDecided = idea;
  }

  async #send(action: string, fields: Record<string, string>, report: string): Promise<boolean> {
    if (this.isBusy) return false;
    this.isBusy = true;
    const result = await sendForm(action, fields);
    this.problem = result.ok ? null : result.reason;
    if (result.ok) this.report = report;
    await this.refresh();
    await tick();
    this.isBusy = false;
    return result.ok;
  }
}
