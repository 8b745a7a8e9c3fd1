/** One note as an element of the page: paper, text, who wrote it and in which round. */
import { LINE_HEIGHT, fittingStep } from '../fitting-text.ts';
import type { BoardWords } from '../board.ts';
import type { MeasureText } from '../drawing/wrapped-lines.ts';
import { NOTE_HEIGHT, NOTE_WIDTH } from '#domain/note-place.ts';
import { spoken } from '../words.ts';
import type { NoteInScene } from './scene.ts';

/** Board units; the same in board.css. */
const PADDING = 14;
const FOOTER_HEIGHT = 34;
/** Less than the paper leaves, since a layout rounds where a measurement does not. */
const TEXT_WIDTH = NOTE_WIDTH - 2 * PADDING - 2;
const TEXT_HEIGHT = NOTE_HEIGHT - PADDING - FOOTER_HEIGHT;

const steps = new Map<string, number>();

/** The size of type in which a text fits its note; worked out once for each text. */
export function typeSize(text: string, measure: MeasureText): number {
  let size = steps.get(text);
  if (size === undefined) {
    if (steps.size > 20_000) steps.clear();
    steps.set(text, (size = fittingStep(text, TEXT_WIDTH, TEXT_HEIGHT, measure)));
  }
  return size;
}

/** After fonts have come. */
export function forgetSizes(): void {
  steps.clear();
}

/** How a note stands out now. */
export interface NoteStanding {
  isSelected: boolean;
  isInHand: boolean;
  /** Who types into it: names. */
  typist: string | undefined;
  /** Somebody else has selected it: a colour of note paper. */
  chosenBy: string | undefined;
}

export class NoteElement {
  readonly element = document.createElement('article');
  readonly #words: BoardWords;
  readonly #measure: MeasureText;
  readonly #text = document.createElement('div');
  readonly #signature = document.createElement('span');
  readonly #round = document.createElement('span');
  readonly #lock = document.createElement('span');
  #shown: NoteInScene | null = null;
  #standing: NoteStanding | null = null;

  constructor(id: string, words: BoardWords, measure: MeasureText) {
    this.#words = words;
    this.#measure = measure;
    const { element } = this;
    element.className = 'board-note';
    element.dataset.idea = id;
    element.tabIndex = -1;
    this.#text.className = 'board-note-text';
    const footer = document.createElement('footer');
    footer.className = 'board-note-footer';
    this.#signature.className = 'board-note-signature';
    this.#round.className = 'board-note-round';
    this.#round.role = 'img';
    this.#lock.className = 'plain-lock';
    this.#lock.role = 'img';
    footer.append(this.#signature, this.#lock, this.#round);
    element.append(this.#text, footer);
    element.style.width = `${NOTE_WIDTH}px`;
    element.style.height = `${NOTE_HEIGHT}px`;
    element.style.lineHeight = String(LINE_HEIGHT);
  }

  show(note: NoteInScene, standing: NoteStanding): void {
    if (this.#shown !== note) this.#showNote(note);
    const before = this.#standing;
    const isSame =
      before?.isSelected === standing.isSelected &&
      before.isInHand === standing.isInHand &&
      before.typist === standing.typist &&
      before.chosenBy === standing.chosenBy;
    if (isSame) return;
    this.#standing = standing;
    this.#stand(note, standing);
  }

  measureAgain(): void {
    if (this.#shown) this.#fit(this.#shown.idea.text);
  }

  /** Puts a field in place of the text, or takes it away. */
  open(field: HTMLElement | null): void {
    const first = this.element.firstElementChild!;
    const wanted = field ?? this.#text;
    if (first !== wanted) first.replaceWith(wanted);
  }

  #showNote(note: NoteInScene): void {
    const before = this.#shown;
    this.#shown = note;
    const { idea, area, signature, extra, height } = note;
    const { style } = this.element;
    if (before?.area.x !== area.x || before.area.y !== area.y) style.transform = `translate(${area.x}px, ${area.y}px)`;
    if (before?.idea.text !== idea.text) {
      this.#text.textContent = idea.text;
      this.#fit(idea.text);
    }
    this.element.toggleAttribute('data-covered', idea.isCovered === true);
    if (before?.idea.colour !== idea.colour) style.backgroundColor = `var(--note-${idea.colour})`;
    const raised = extra.raised * 100_000 + height;
    if (style.zIndex !== String(raised)) style.zIndex = String(raised);
    if (before?.idea.round !== idea.round) {
      this.#round.hidden = idea.round === 0;
      this.#round.textContent = String(idea.round);
      this.#round.ariaLabel = spoken(this.#words.roundMark, { round: idea.round });
    }
    this.#lock.hidden = !extra.isLocked;
    this.#lock.ariaLabel = this.#words.locked;
    if (before?.signature !== signature && !this.#standing?.typist) this.#signature.textContent = signature;
  }

  #stand({ signature }: NoteInScene, { isSelected, isInHand, typist, chosenBy }: NoteStanding): void {
    const { element } = this;
    element.toggleAttribute('data-selected', isSelected);
    element.toggleAttribute('data-in-hand', isInHand);
    element.toggleAttribute('data-typed', typist !== undefined);
    element.toggleAttribute('data-chosen', chosenBy !== undefined);
    if (chosenBy) element.style.setProperty('--peer', `var(--note-${chosenBy})`);
    this.#signature.textContent = typist === undefined ? signature : spoken(this.#words.isTyping, { name: typist });
  }

  #fit(text: string): void {
    this.element.style.fontSize = `${typeSize(text, this.#measure)}px`;
  }
}
