/** The outline of a stroke of ink, thinner where it was drawn fast or lightly. */
import { getStroke } from 'perfect-freehand';
import type { Place } from '#domain/note-place.ts';
import type { Ink } from './element.ts';
import type { InkPoint } from './ink-points.ts';

type Stroke = Pick<Ink, 'width' | 'isPen' | 'hasThinning' | 'points'>;

const finished = new WeakMap<readonly InkPoint[], string>();

/** The same, worked out once for the same points: a stroke that is only moved keeps its outline. */
export function finishedOutline(stroke: Stroke): string {
  let outline = finished.get(stroke.points);
  if (outline === undefined) finished.set(stroke.points, (outline = inkOutline(stroke)));
  return outline;
}

/** Path data in the stroke's own coordinates. `isComplete`: the hand has been lifted. */
export function inkOutline(stroke: Stroke, isComplete = true): string {
  const { width, isPen, hasThinning, points } = stroke;
  if (isDot(points)) return circle(points[0]!, width * 0.7);
  const outline = getStroke(
    points.map(({ x, y, pressure }) => [x, y, pressure]),
    {
      size: isPen && hasThinning ? 1 + width * 1.2 : width,
      thinning: hasThinning ? (isPen ? 0.62 : 0.5) : 0,
      smoothing: 0.62,
      streamline: isPen ? 0.5 : 0.6,
      // Without it a quick stroke by mouse or finger would be hardly more than a hair.
      easing: (pressure) => (isPen ? pressure : Math.sin((pressure * Math.PI) / 2)),
      simulatePressure: hasThinning && !isPen,
      last: isComplete,
    },
  );
  return smooth(outline.map(([x, y]) => ({ x: x, y: y })));
}

function isDot(points: readonly InkPoint[]): boolean {
  const first = points[0]!;
  return points.every(({ x, y }) => Math.hypot(x - first.x, y - first.y) < 1);
}

function circle({ x, y }: Place, radius: number): string {
  const r = short(radius);
  return `M${short(x - radius)} ${short(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
}

/** Through the middles between the points, with the points as handles. */
function smooth(points: readonly Place[]): string {
  const last = points[points.length - 1];
  if (!last || points.length < 3) return '';
  const middle = (a: Place, b: Place) => `${short((a.x + b.x) / 2)} ${short((a.y + b.y) / 2)}`;
  const curves = points.map((point, i) => {
    const next = points[(i + 1) % points.length]!;
    return `Q${short(point.x)} ${short(point.y)} ${middle(point, next)}`;
  });
  return `M${middle(last, points[0]!)}${curves.join('')}Z`;
}

/** The plain line through the points: what a closed stroke is filled with. */
export function linePath(points: readonly Place[], isClosed = false): string {
  return points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join('') + (isClosed ? 'Z' : '');
}

function short(value: number): number {
  return Math.round(value * 100) / 100;
}
