/** Joins a text area with a shared text: what is typed goes out as the smallest change, what others type comes in around the caret. */
import type * as Y from 'yjs';
import { textChange } from '#domain/text-change.ts';

/** Milliseconds without a keystroke after which the next one begins a new step of undo. */
const TYPING_PAUSE_MS = 1_500;

type Delta = Y.YTextEvent['delta'];

/** Where an offset lies after a change by somebody else. What is inserted just at the offset comes to stand behind it. */
export function carried(offset: number, delta: Delta): number {
  let at = 0;
  let moved = offset;
  for (const step of delta) {
    if (at >= moved && step.delete === undefined) break;
    if (step.retain !== undefined) at += step.retain;
    else if (typeof step.insert === 'string') {
      moved += step.insert.length;
      at += step.insert.length;
    } else if (step.delete !== undefined && at < moved) moved -= Math.min(step.delete, moved - at);
  }
  return moved;
}

export class NoteTyping {
  readonly #area: HTMLTextAreaElement;
  readonly #text: Y.Text;
  readonly #origin: unknown;
  readonly #mark: () => void;
  /** What the text area shows of the shared text, before the keystroke that is being handled. */
  #shown: string;
  /** Changes by others that wait for the end of a composition: touching the area would tear the half-made word. */
  #waiting: Delta[] = [];
  #composing = false;
  #writing = false;
  #lastKeystroke = 0;

  constructor(area: HTMLTextAreaElement, text: Y.Text, origin: unknown, mark: () => void) {
    this.#area = area;
    this.#text = text;
    this.#origin = origin;
    this.#mark = mark;
    this.#shown = text.toString();
    area.value = this.#shown;
    area.addEventListener('input', this.#typed);
    area.addEventListener('compositionstart', this.#compositionStarted);
    area.addEventListener('compositionend', this.#compositionEnded);
    text.observe(this.#changed);
  }

  stop(): void {
    this.#composing = false;
    if (this.#area.value !== this.#shown) this.#write();
    this.#area.removeEventListener('input', this.#typed);
    this.#area.removeEventListener('compositionstart', this.#compositionStarted);
    this.#area.removeEventListener('compositionend', this.#compositionEnded);
    this.#text.unobserve(this.#changed);
  }

  readonly #typed = (event: Event): void => {
    if (event.timeStamp - this.#lastKeystroke > TYPING_PAUSE_MS) this.#mark();
    this.#lastKeystroke = event.timeStamp;
    // While others' changes wait, the word being composed waits too: its offsets are of another text.
    if (this.#waiting.length === 0) this.#write();
  };

  readonly #compositionStarted = (): void => {
    this.#composing = true;
  };

  readonly #compositionEnded = (): void => {
    this.#composing = false;
    this.#write();
  };

  #write(): void {
    const area = this.#area;
    const change = textChange(this.#shown, area.value, area.selectionEnd);
    const waited = this.#waiting;
    this.#waiting = [];
    if (change) {
      const through = (offset: number) => waited.reduce(carried, offset);
      const at = through(change.at);
      const remove = Math.max(0, through(change.at + change.remove) - at);
      this.#writing = true;
      this.#text.doc?.transact(() => {
        if (remove > 0) this.#text.delete(at, remove);
        if (change.insert !== '') this.#text.insert(at, change.insert);
      }, this.#origin);
      this.#writing = false;
    }
    this.#shown = area.value;
    if (waited.length > 0) this.#show(waited);
  }

  readonly #changed = (event: Y.YTextEvent): void => {
    if (this.#writing) return;
    if (this.#composing) this.#waiting.push(event.delta);
    else this.#show([event.delta]);
  };

  #show(deltas: Delta[]): void {
    const area = this.#area;
    const { selectionStart, selectionEnd, selectionDirection, scrollTop } = area;
    this.#shown = this.#text.toString();
    area.value = this.#shown;
    const through = (offset: number) => deltas.reduce(carried, offset);
    area.setSelectionRange(through(selectionStart), through(selectionEnd), selectionDirection);
    area.scrollTop = scrollTop;
  }
}
