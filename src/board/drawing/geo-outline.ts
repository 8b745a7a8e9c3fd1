/** The outlines of the plain figures that other tools draw: rectangles, ellipses, polygons, stars. */
import type { Place } from '#domain/note-place.ts';
import type { Area } from './area.ts';

export type GeoLines = readonly { points: readonly Place[]; isClosed: boolean }[];

const PARTS_OF_A_CURVE = 64;

/** Corners on a box that reaches from 0 to 1 on both sides. */
const CORNERS: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  rectangle: [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ],
  triangle: [
    [0.5, 0],
    [1, 1],
    [0, 1],
  ],
  diamond: [
    [0.5, 0],
    [1, 0.5],
    [0.5, 1],
    [0, 0.5],
  ],
  trapezoid: [
    [0.2, 0],
    [0.8, 0],
    [1, 1],
    [0, 1],
  ],
  rhombus: [
    [0.25, 0],
    [1, 0],
    [0.75, 1],
    [0, 1],
  ],
  'rhombus-2': [
    [0, 0],
    [0.75, 0],
    [1, 1],
    [0.25, 1],
  ],
  'arrow-right': [
    [0, 0.25],
    [0.6, 0.25],
    [0.6, 0],
    [1, 0.5],
    [0.6, 1],
    [0.6, 0.75],
    [0, 0.75],
  ],
};
const SIDES: Readonly<Record<string, number>> = { pentagon: 5, hexagon: 6, octagon: 8 };
const STAR_DEPTH = 0.5;

/** What is called by a name nobody here knows is shown by its box. */
export function geoOutline(name: unknown, { width, height }: Area): GeoLines {
  const corners = cornersOf(typeof name === 'string' ? name : '');
  const points = corners.map(([x, y]) => ({ x: x * width, y: y * height }));
  const outline = { points, isClosed: true };
  if (name === 'x-box') return [outline, ...cross(width, height)];
  return name === 'check-box' ? [outline, hook(width, height)] : [outline];
}

function cornersOf(name: string): readonly (readonly [number, number])[] {
  if (name === 'ellipse' || name === 'oval') return around(PARTS_OF_A_CURVE, () => 1);
  if (name === 'star') return around(10, (i) => (i % 2 === 0 ? 1 : STAR_DEPTH));
  if (Object.hasOwn(SIDES, name)) return around(SIDES[name]!, () => 1);
  const right = CORNERS['arrow-right']!;
  if (name === 'arrow-left') return right.map(([x, y]) => [1 - x, y]);
  if (name === 'arrow-down') return right.map(([x, y]) => [y, x]);
  if (name === 'arrow-up') return right.map(([x, y]) => [y, 1 - x]);
  return Object.hasOwn(CORNERS, name) ? CORNERS[name]! : CORNERS.rectangle!;
}

function around(count: number, radius: (i: number) => number): [number, number][] {
  return Array.from({ length: count }, (_, i) => {
    const angle = (i / count) * 2 * Math.PI - Math.PI / 2;
    return [0.5 + (radius(i) * Math.cos(angle)) / 2, 0.5 + (radius(i) * Math.sin(angle)) / 2];
  });
}

function cross(width: number, height: number): GeoLines {
  const line = (from: Place, to: Place) => ({ points: [from, to], isClosed: false });
  return [line({ x: 0, y: 0 }, { x: width, y: height }), line({ x: width, y: 0 }, { x: 0, y: height })];
}

function hook(width: number, height: number): GeoLines[number] {
  const side = Math.min(width, height) * 0.45;
  const [x, y] = [width / 2, height / 2];
  const points = [
    { x: x - side * 0.5, y },
    { x: x - side * 0.1, y: y + side * 0.4 },
    { x: x + side * 0.55, y: y - side * 0.4 },
  ];
  return { points, isClosed: false };
}
