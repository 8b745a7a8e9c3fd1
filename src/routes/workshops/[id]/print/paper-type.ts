/** How large words are printed, so that the longest that may be written still stand whole on their paper. All lengths in one unit. */

/** A text set in lines: how long it is, and how large its letters would like to be. */
export interface Words {
  length: number;
  /** Height of its letters, and of a line as a multiple of it. */
  size: number;
  leading: number;
}

/** Width of a letter on average, as a share of its height; words that don't fill their line are in it. */
const LETTER = 0.52;
/** Shares of the wanted size, tried in this order; the last is taken whatever it gives. */
const SHARES = [1, 0.9, 0.8, 0.7, 0.62, 0.55, 0.48, 0.42, 0.36, 0.3] as const;

export function linesOf({ length, size }: Pick<Words, 'length' | 'size'>, width: number): number {
  return length === 0 ? 0 : Math.ceil((length * size * LETTER) / width);
}

/** The largest share of their sizes at which these texts, one below the other, stand in a field. */
export function shareThatFits(texts: readonly Words[], field: { width: number; height: number; gap: number }): number {
  const shown = texts.filter(({ length }) => length > 0);
  const height = (share: number) =>
    shown.reduce(
      (sum, text) =>
        sum + linesOf({ ...text, size: text.size * share }, field.width) * text.size * share * text.leading,
      field.gap * Math.max(0, shown.length - 1),
    );
  return SHARES.find((share) => height(share) <= field.height) ?? SHARES.at(-1) ?? 1;
}
