/** What a foreign element looks like: its outline and its words; one that nobody knows, its bounds with its name. */
import { middleOf } from './area.ts';
import type { Foreign } from './foreign.ts';
import { inkOutline, linePath } from './ink-outline.ts';
import { LINE_HEIGHT, linesAt, type Mark } from './mark.ts';
import { wrappedLines, type MeasureText } from './wrapped-lines.ts';

const UNKNOWN_INK = '#8a7a68';
const MARGIN = 10;
/** Less than this nobody reads. */
const SMALLEST_TYPE = 4;

export function foreignMarks(element: Foreign, measure: MeasureText): Mark[] {
  const { colour, width, fill, isDashed, isUnknown, marker } = element;
  if (marker.length > 0) {
    const d = inkOutline({ width, isPen: false, hasThinning: false, points: marker });
    return [{ kind: 'path', d, fill: `${colour}59`, stroke: null, width: 0 }];
  }
  const stroke = isUnknown ? UNKNOWN_INK : colour;
  const outlines = element.lines.map(({ points, isClosed }, i): Mark => ({
    kind: 'path',
    d: linePath(points, isClosed),
    fill: i === 0 && isClosed ? fill : null,
    stroke,
    width,
    ...(isDashed && { dash: '7 5' }),
  }));
  const words = isUnknown ? [element.type] : element.words;
  return words.length === 0 ? outlines : [...outlines, wordsIn(element, words, measure)];
}

/** In the middle, in the largest type from the element's own downwards in which the words fit. */
function wordsIn({ box, size: own, colour, isUnknown }: Foreign, words: readonly string[], measure: MeasureText): Mark {
  const room = Math.max(box.width - 2 * MARGIN, 8);
  let size = own;
  let lines = brokenAt(words, room, size, measure);
  while (size > SMALLEST_TYPE && lines.length * size * LINE_HEIGHT > box.height) {
    size *= 0.85;
    lines = brokenAt(words, room, size, measure);
  }
  const middle = middleOf(box);
  return {
    kind: 'text',
    lines: linesAt(lines, size, middle.x, middle.y - (lines.length * size * LINE_HEIGHT) / 2),
    size,
    colour: isUnknown ? UNKNOWN_INK : colour,
    align: 'middle',
    face: 'text',
  };
}

function brokenAt(words: readonly string[], room: number, size: number, measure: MeasureText): string[] {
  return words.flatMap((line) => wrappedLines(line, room / size, measure));
}
