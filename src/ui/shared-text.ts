/** A text field in which several people type at once: what the others type comes in, and this person's caret stays at its place. */
import { mergedTyping, placeAfter } from '#domain/merged-typing.ts';
import { textChange } from '#domain/text-change.ts';
import type { Action } from 'svelte/action';

export interface SharedText {
  /** What the text is now, for everybody. */
  value: string;
  /** The person typed: the whole text, and where the caret stands in it. */
  ontype: (text: string, caret: number) => void;
}

/** `use:sharedText={{ value, ontype }}` on an input or a text area. */
export const sharedText: Action<HTMLInputElement | HTMLTextAreaElement, SharedText> = (field, options) => {
  let { value, ontype } = options;
  /** What the field held when it last agreed with everybody. */
  let agreed = value;
  let isComposing = false;

  // While a letter is being composed (accents, phone keyboards) the field must not be touched: it catches up afterwards.
  const show = () => {
    if (isComposing || field.value === value) {
      agreed = field.value;
      return;
    }
    const theirs = textChange(field.value, value);
    const { selectionStart: start, selectionEnd: end } = field;
    const isFocused = document.activeElement === field;
    field.value = value;
    agreed = value;
    // Setting a selection takes the focus in some browsers.
    if (isFocused && start !== null && end !== null) {
      field.setSelectionRange(placeAfter(start, theirs), placeAfter(end, theirs));
    }
  };
  const type = () => {
    const caret = field.selectionEnd ?? field.value.length;
    const merged = mergedTyping(agreed, field.value, caret, value);
    agreed = field.value;
    value = merged.text;
    ontype(merged.text, merged.caret);
  };
  const compose = () => {
    isComposing = true;
  };
  const composed = () => {
    isComposing = false;
    type();
    show();
  };

  field.value = value;
  field.addEventListener('input', type);
  field.addEventListener('compositionstart', compose);
  field.addEventListener('compositionend', composed);
  return {
    update(next) {
      ({ value, ontype } = next);
      show();
    },
    destroy() {
      field.removeEventListener('input', type);
      field.removeEventListener('compositionstart', compose);
      field.removeEventListener('compositionend', composed);
    },
  };
};
