/**
 * The points of a stroke as they are kept: base64 of little-endian numbers, the first point in 32 bits a number and each further one as its
 * distance from the one before in 16, with or without the pressure.
 */

export interface InkPoint {
  x: number;
  y: number;
  /** 0 to 1; 0.5 where the device doesn't tell. */
  pressure: number;
}

export interface InkSegment {
  type: 'free' | 'straight';
  path: string;
  dim?: 2 | 3;
}

const MIDDLE_PRESSURE = 0.5;
/** Hours of drawing without lifting the pen: what is longer ends here. */
const MOST_POINTS = 20_000;

/** All points of all segments in one line; null where they can't be read. */
export function inkPoints(segments: unknown, scale: { x: number; y: number }): InkPoint[] | null {
  if (!Array.isArray(segments)) return null;
  const points: InkPoint[] = [];
  for (const segment of segments as Partial<InkSegment>[]) {
    if (typeof segment?.path !== 'string') return null;
    const read = pointsFrom(segment.path, segment.dim === 2 ? 2 : 3);
    if (!read) return null;
    for (const { x, y, pressure } of read) {
      if (points.length >= MOST_POINTS) return points;
      points.push({ x: x * scale.x, y: y * scale.y, pressure });
    }
  }
  return points;
}

function pointsFrom(path: string, numbers: 2 | 3): InkPoint[] | null {
  const bytes = bytesFrom(path.slice(0, MOST_POINTS * 8));
  if (!bytes || (bytes.length > 0 && bytes.length < numbers * 4)) return null;
  if (bytes.length === 0) return [];
  const view = new DataView(bytes.buffer);
  const last = [0, 0, MIDDLE_PRESSURE];
  for (let i = 0; i < numbers; i++) last[i] = view.getFloat32(i * 4, true);
  const points = [pointOf(last)];
  for (let at = numbers * 4; at + numbers * 2 <= bytes.length; at += numbers * 2) {
    for (let i = 0; i < numbers; i++) last[i] = last[i]! + halfFrom(view.getUint16(at + i * 2, true));
    points.push(pointOf(last));
  }
  return points;
}

function pointOf([x, y, pressure]: readonly number[]): InkPoint {
  return { x: x!, y: y!, pressure: pressure! };
}

/** One segment of free hand. */
export function inkSegment(points: readonly InkPoint[], hasPressure: boolean): InkSegment {
  const numbers = hasPressure ? 3 : 2;
  const bytes = new Uint8Array(points.length === 0 ? 0 : numbers * 4 + (points.length - 1) * numbers * 2);
  const view = new DataView(bytes.buffer);
  const last: number[] = [0, 0, 0];
  for (const [n, point] of points.entries()) {
    const values = [point.x, point.y, point.pressure];
    for (let i = 0; i < numbers; i++) {
      const value = values[i]!;
      if (n === 0) {
        view.setFloat32(i * 4, value, true);
        last[i] = view.getFloat32(i * 4, true);
        continue;
      }
      const at = numbers * 4 + (n - 1) * numbers * 2 + i * 2;
      view.setUint16(at, halfOf(value - last[i]!), true);
      // What was lost in rounding goes into the next distance, so that a long stroke does not wander.
      last[i] = last[i]! + halfFrom(view.getUint16(at, true));
    }
  }
  return { type: 'free', path: btoa(String.fromCharCode(...bytes)), ...(hasPressure ? {} : { dim: 2 as const }) };
}

function bytesFrom(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    // Somebody else's data: the element alone is left out.
    return null;
  }
}

const SIGN = 0x8000;
const FRACTION_BITS = 10;
const FRACTION = 1 << FRACTION_BITS;
const BIAS = 15;

/** A number from the 16 bits of IEEE 754's half precision. */
export function halfFrom(bits: number): number {
  const sign = bits & SIGN ? -1 : 1;
  const exponent = (bits >> FRACTION_BITS) & 31;
  const fraction = bits & (FRACTION - 1);
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  if (exponent === 0) return sign * fraction * 2 ** (1 - BIAS - FRACTION_BITS);
  return sign * (1 + fraction / FRACTION) * 2 ** (exponent - BIAS);
}

/** The nearest half precision; what is too large becomes the largest. */
export function halfOf(value: number): number {
  const sign = value < 0 ? SIGN : 0;
  const size = Math.min(Math.abs(value), 65_504);
  if (!(size > 0)) return sign;
  const exponent = Math.max(Math.floor(Math.log2(size)), 1 - BIAS);
  const steps = Math.round(size / 2 ** (exponent - FRACTION_BITS));
  // A whole step past the fraction carries into the exponent by itself.
  return sign + ((exponent + BIAS - 1) << FRACTION_BITS) + steps;
}
