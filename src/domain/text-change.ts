/** The smallest single change that turns one text into another, so that typing merges with what others type. */

/** UTF-16 offsets, as Y.Text counts. */
export interface TextChange {
  at: number;
  remove: number;
  insert: string;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/**
 * `caret` is where the caret stands in `after`: what was typed ends there, so that a repeated letter ("aa" to "aaa") lands where it was
 * typed and not at the end of the run. null where the texts are equal. Never splits a surrogate pair.
 */
export function textChange(before: string, after: string, caret: number = after.length): TextChange | null {
  if (before === after) return null;
  const tail = after.length - caret;
  let end = 0;
  const mostEnd = Math.min(before.length, after.length, Math.max(0, tail));
  while (end < mostEnd && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  let start = 0;
  const mostStart = Math.min(before.length, after.length) - end;
  while (start < mostStart && before[start] === after[start]) start++;
  // What lies behind the caret may have changed too (a paste by the browser, a correction): take back what still agrees.
  while (
    end < Math.min(before.length, after.length) - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end++;
  if (start > 0 && (isLowSurrogate(before, start) || isLowSurrogate(after, start))) start--;
  if (end > 0 && (isLowSurrogate(before, before.length - end) || isLowSurrogate(after, after.length - end))) end--;
  return { at: start, remove: before.length - start - end, insert: after.slice(start, after.length - end) };
}

/**
 * The step from `from` to `to`, taken in a text that has meanwhile become `now`: both changes stand where they do not touch the same words;
 * where they do, `now` stays as it is.
 */
export function textCarriedOver(from: string, to: string, now: string): string {
  const step = textChange(from, to);
  if (step === null) return now;
  const since = textChange(from, now);
  if (since === null) return to;
  const bothInsertThere = step.at === since.at && step.remove === 0 && since.remove === 0;
  if (bothInsertThere) return now;
  if (step.at + step.remove <= since.at) return changed(now, step);
  if (since.at + since.remove > step.at) return now;
  return changed(now, { ...step, at: step.at + since.insert.length - since.remove });
}

function changed(text: string, { at, remove, insert }: TextChange): string {
  return text.slice(0, at) + insert + text.slice(at + remove);
}
