/** How a text breaks into lines: words go to the next line as a whole, and only a word wider than the line is broken. */

/** Width of a text in units of its type size. */
export type MeasureText = (text: string) => number;

/** `width` in units of the type size, as `measure` gives it. */
export function wrappedLines(text: string, width: number, measure: MeasureText): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) lines.push(...brokenParagraph(paragraph, width, measure));
  return lines;
}

function brokenParagraph(paragraph: string, width: number, measure: MeasureText): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (measure(line) > width && line.length > 1) {
      const fits = longestFit(line, width, measure);
      lines.push(line.slice(0, fits));
      line = line.slice(fits);
    }
  }
  return [...lines, line];
}

/** How many letters of a word go into the line, at least one. */
function longestFit(word: string, width: number, measure: MeasureText): number {
  let [fits, tooMany] = [1, word.length];
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (measure(word.slice(0, middle)) <= width) fits = middle;
    else tooMany = middle;
  }
  return fits;
}
