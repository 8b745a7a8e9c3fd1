/** The tablet that several people share: in whose hands it is, what they have written and not handed in, and what goes wrong. */
import type { NoteColour } from '#domain/idea.ts';
import type { IdeaSource } from '#domain/idea-source.ts';
import type { SeatId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import type { Seat, Side } from '#domain/seat.ts';
import { sendForm } from '../../../../send-form.ts';

/** An idea as it is handed in. */
export interface HandedIn {
  seat: Seat;
  text: string;
  colour: NoteColour;
  source?: IdeaSource;
}

/** Lies on the table; somebody sits down and writes already; in somebody's hands; on its way to the next one. */
export type Hands =
  | { at: 'table' }
  | { at: 'newcomer'; side: Side }
  | { at: 'writer'; seat: SeatId }
  | { at: 'passing'; isHandedIn: boolean };

/** Whose words they are: a seat's, or those of a turn whose seat is still being made. */
export type Writer = SeatId | number;

export class SharedTablet {
  hands = $state.raw<Hands>({ at: 'table' });
  /** Whether it goes from hand to hand: after each idea it asks for the next person instead of showing the board. */
  isGoingRound = $state(false);
  /** Counts whose turn it is: whoever sits down and gets their seat meanwhile is the same person. */
  turn = $state(0);
  problem = $state.raw<Refusal | 'no-answer' | null>(null);
  /** Just seated: the published view may not know them yet. */
  #seated = $state.raw<readonly Seat[]>([]);
  readonly #drafts = new Map<Writer, string>();
  /** What somebody wrote who could not be seated: it waits for whoever sits down next. */
  #unseated = '';
  readonly #handIn: (idea: HandedIn) => boolean;

  /** `handIn`: false where nothing is taken now. */
  constructor(handIn: (idea: HandedIn) => boolean) {
    this.#handIn = handIn;
  }

  /** Somebody sits down on a side of the table: they write at once, and their seat is made meanwhile. */
  async sit(side: Side): Promise<void> {
    this.problem = null;
    const turn = ++this.turn;
    this.hands = { at: 'newcomer', side };
    this.#drafts.set(turn, this.#unseated);
    this.#unseated = '';
    const sat = await sendForm<{ seat: Seat }>('?/sit', { side: String(side) });
    const words = this.draft(turn);
    this.#drafts.delete(turn);
    // The tablet may have been laid aside and taken by the next one meanwhile.
    const isStillWriting = this.hands.at === 'newcomer' && this.turn === turn;
    if (!sat.ok || !sat.value) {
      this.problem = sat.ok ? 'no-answer' : sat.reason;
      this.#unseated = words;
      if (isStillWriting) this.hands = { at: 'table' };
      return;
    }
    const { seat } = sat.value;
    this.#seated = [...this.#seated, seat];
    this.#drafts.set(seat.id, words);
    if (isStillWriting) this.hands = { at: 'writer', seat: seat.id };
  }

  /** Who sits here, with whoever has only just sat down. */
  people(published: readonly Seat[]): readonly Seat[] {
    const known = new Set(published.map(({ id }) => id));
    return [...published, ...this.#seated.filter(({ id }) => !known.has(id))];
  }

  take(seat: SeatId): void {
    this.problem = null;
    this.turn++;
    this.hands = { at: 'writer', seat };
  }

  draft(of: Writer): string {
    return this.#drafts.get(of) ?? '';
  }

  keepDraft(of: Writer, text: string): void {
    this.#drafts.set(of, text);
  }

  /** false: not taken now; the words stay with their seat. */
  handIn(idea: HandedIn): boolean {
    if (idea.text.trim() === '') return false;
    if (!this.#handIn(idea)) return false;
    this.#drafts.delete(idea.seat.id);
    this.hands = this.isGoingRound ? { at: 'passing', isHandedIn: true } : { at: 'table' };
    return true;
  }

  goRound(): void {
    this.isGoingRound = true;
    this.hands = { at: 'passing', isHandedIn: false };
  }

  putDown(): void {
    this.isGoingRound = false;
    this.hands = { at: 'table' };
  }

  /** Out of somebody's hands without handing in: what they wrote stays with their seat. */
  layAside(): void {
    this.hands = this.isGoingRound ? { at: 'passing', isHandedIn: false } : { at: 'table' };
  }

  async change(seat: SeatId, fields: Record<string, string>): Promise<void> {
    const changed = await sendForm<{ seat: Seat }>('?/changeSharer', { seat, ...fields });
    this.problem = changed.ok ? null : changed.reason;
    if (changed.ok && changed.value) {
      const { seat: now } = changed.value;
      this.#seated = this.#seated.map((one) => (one.id === now.id ? now : one));
    }
  }

  async giveBack(seat: SeatId): Promise<void> {
    const given = await sendForm('?/giveBack', { seat });
    this.problem = given.ok ? null : given.reason;
    if (!given.ok) return;
    this.#seated = this.#seated.filter(({ id }) => id !== seat);
    this.#drafts.delete(seat);
    this.layAside();
  }
}
