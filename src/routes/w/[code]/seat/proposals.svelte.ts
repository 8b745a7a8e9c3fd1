/** This seat's ideas under review: handed in at once or, without a connection, as soon as there is one; kept on the device until the server has them. */
import type { IdeaId, SeatId, TableId } from '#domain/identifiers.ts';
import type { ProposedIdea } from '#domain/moderation.ts';
import type { Refusal } from '#domain/refusal.ts';
import { newId } from '#session/new-id.ts';
import { sendForm } from '../../../send-form.ts';

/** Written here, not yet with the server. */
export interface UnsentProposal {
  id: IdeaId;
  table: TableId;
  text: string;
  author?: SeatId;
  /** Why the server did not take it; null: it has not answered yet. */
  refusal: Refusal | null;
}

/** Milliseconds after which what found no answer is sent again. */
const RETRY_MS = 5_000;

export class Proposals {
  /** What the server has: waiting, or refused. */
  own = $state.raw<readonly ProposedIdea[]>([]);
  unsent = $state.raw<readonly UnsentProposal[]>([]);
  /** The latest thing that went wrong with an idea the server has. */
  problem = $state.raw<Refusal | 'no-answer' | null>(null);
  /** Counts what was handed in from here, so that it can be said. */
  handedIn = $state(0);

  readonly #page: string;
  readonly #key: string;
  #isSending = false;
  /** Of the questions what has become of them: the latest that was asked, and the latest whose answer was taken. */
  #asked = 0;
  #answered = 0;

  constructor(options: { code: string; seat: SeatId; own: readonly ProposedIdea[] }) {
    this.#page = `/w/${options.code}/seat`;
    this.#key = `kavarna.unsent-proposals.${options.seat}`;
    this.own = options.own;
  }

  /** Takes up what an earlier page left unsent; returns how to stop. */
  start(): () => void {
    this.unsent = readKept(this.#key);
    const send = () => void this.#send();
    send();
    const again = setInterval(send, RETRY_MS);
    addEventListener('online', send);
    return () => {
      clearInterval(again);
      removeEventListener('online', send);
    };
  }

  /** `author`: who of those who share this tablet says it. */
  handIn(text: string, table: TableId, author?: SeatId): void {
    if (text.trim() === '') return;
    this.#keep([
      ...this.unsent,
      { id: newId<IdeaId>(), table, text: text.trim(), refusal: null, ...(author && { author }) },
    ]);
    void this.#send();
  }

  /** What was refused, once more: perhaps in the next round, or at the table where the person sits now. */
  handInAgain(id: IdeaId, table: TableId): void {
    this.#keep(this.unsent.map((one) => (one.id === id ? { ...one, table, refusal: null } : one)));
    void this.#send();
  }

  drop(id: IdeaId): void {
    this.#keep(this.unsent.filter((one) => one.id !== id));
  }

  async change(id: IdeaId, text: string): Promise<boolean> {
    return this.#command({ proposal: id, text, do: 'write' });
  }

  async takeBack(id: IdeaId): Promise<boolean> {
    return this.#command({ proposal: id, do: 'withdraw' });
  }

  /** Asks what has become of them. */
  async refresh(): Promise<void> {
    const asked = ++this.#asked;
    const answer = await fetch(`${this.#page}/proposals`).catch(() => null);
    // Without an answer what is known stands; the next news asks again.
    if (!answer?.ok) return;
    const own = (await answer.json()) as ProposedIdea[];
    if (asked < this.#answered) return;
    this.#answered = asked;
    this.own = own;
  }

  async #command(fields: Record<string, string>): Promise<boolean> {
    const result = await sendForm(`${this.#page}?/changeProposal`, fields);
    this.problem = result.ok ? null : result.reason;
    await this.refresh();
    return result.ok;
  }

  /** One after the other, in the order in which they were written. */
  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    for (;;) {
      const next = this.unsent.find((one) => one.refusal === null);
      if (!next) break;
      const { id, table, text, author = '' } = next;
      const result = await sendForm(`${this.#page}?/propose`, { id, table, text, author });
      if (result.ok) {
        await this.refresh();
        this.handedIn++;
        this.drop(id);
      } else if (result.reason === 'no-answer') break;
      else {
        const { reason } = result;
        this.#keep(this.unsent.map((one) => (one.id === id ? { ...one, refusal: reason } : one)));
      }
    }
    this.#isSending = false;
  }

  #keep(unsent: readonly UnsentProposal[]): void {
    this.unsent = unsent;
    try {
      if (unsent.length > 0) localStorage.setItem(this.#key, JSON.stringify(unsent));
      else localStorage.removeItem(this.#key);
    } catch {
      // A browser that keeps nothing: the words live as long as the page, which asks before it is closed.
    }
  }
}

function readKept(key: string): UnsentProposal[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? (kept as UnsentProposal[]) : [];
  } catch {
    return [];
  }
}
