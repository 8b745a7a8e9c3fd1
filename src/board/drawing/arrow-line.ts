/** The line an arrow takes: from what its ends hold on to, straight, bent or in corners. */
import type { Place } from '#domain/note-place.ts';
import { holdsPoint, turned, widened, type Area } from './area.ts';
import type { Arrow, Hold } from './element.ts';

/** Board units between an arrow's tip and what it points at. */
const GAP = 10;
/** Less than this counts as straight. */
const SMALLEST_BEND = 8;
const PARTS_OF_A_BEND = 32;

export interface HeldEnd {
  hold: Hold;
  target: Area;
}

export interface ArrowEnds {
  start?: HeldEnd | undefined;
  end?: HeldEnd | undefined;
}

/** Points on the board, from start to end; two of them where it is straight. `place` and `rotation` are the arrow's on the board. */
export function arrowLine(arrow: Arrow, at: { place: Place; rotation: number }, ends: ArrowEnds): Place[] {
  const start = ends.start ? anchorOf(ends.start) : turned(arrow.start.free, at.place, at.rotation);
  const end = ends.end ? anchorOf(ends.end) : turned(arrow.end.free, at.place, at.rotation);
  let line = bodyOf(arrow, start, end);
  if (ends.end && !ends.end.hold.isExact) line = cutAt(line, ends.end.target);
  if (ends.start && !ends.start.hold.isExact) line = cutAt(line.toReversed(), ends.start.target).toReversed();
  return line;
}

function anchorOf({ hold, target }: HeldEnd): Place {
  const { x, y } = hold.isPrecise ? hold.anchor : { x: 0.5, y: 0.5 };
  return { x: target.x + x * target.width, y: target.y + y * target.height };
}

function bodyOf(arrow: Arrow, start: Place, end: Place): Place[] {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = Math.hypot(dx, dy);
  if (arrow.isElbow) {
    const middle = start.x + dx / 2;
    return [start, { x: middle, y: start.y }, { x: middle, y: end.y }, end];
  }
  if (Math.abs(arrow.bend) < SMALLEST_BEND || length === 0) return [start, end];
  return arc(start, end, arrow.bend);
}

/** The part of a circle that stands off the straight line by `bend`, to the left of the way for a positive one. */
function arc(start: Place, end: Place, bend: number): Place[] {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = Math.hypot(dx, dy);
  const radius = (length * length) / (8 * Math.abs(bend)) + Math.abs(bend) / 2;
  const side = Math.sign(bend);
  const off = (radius - Math.abs(bend)) * side;
  const across = { x: -dy / length, y: dx / length };
  const centre = { x: start.x + dx / 2 - across.x * off, y: start.y + dy / 2 - across.y * off };
  const from = Math.atan2(start.y - centre.y, start.x - centre.x);
  let sweep = Math.atan2(end.y - centre.y, end.x - centre.x) - from;
  // Past the middle that stands on the bend's side.
  if (side > 0 && sweep > 0) sweep -= 2 * Math.PI;
  if (side < 0 && sweep < 0) sweep += 2 * Math.PI;
  return Array.from({ length: PARTS_OF_A_BEND + 1 }, (_, i) => {
    const angle = from + (sweep * i) / PARTS_OF_A_BEND;
    return { x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) };
  });
}

/** Ends the line where it comes into the area, a little before it; a line that lies wholly within stays as it is. */
function cutAt(line: Place[], target: Area): Place[] {
  const edge = widened(target, GAP);
  const last = line.findLastIndex((point) => !holdsPoint(edge, point));
  if (last < 0 || last === line.length - 1) return line;
  let [outside, inside] = [line[last]!, line[last + 1]!];
  for (let i = 0; i < 24; i++) {
    const middle = { x: (outside.x + inside.x) / 2, y: (outside.y + inside.y) / 2 };
    if (holdsPoint(edge, middle)) inside = middle;
    else outside = middle;
  }
  return [...line.slice(0, last + 1), outside];
}
