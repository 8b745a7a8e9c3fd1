/** A JPEG taken apart: nothing but the picture is kept, and what is no JPEG is recognised (ITU-T T.81, annex B). */

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
/** Adobe's application segment says how colours are stored: without it they would come out wrong. */
const ADOBE = 0xee;

export interface BareJpeg {
  /** Pixels. */
  width: number;
  height: number;
  /** Without the camera's notes, place, preview or comments, and without anything after its end. */
  bytes: Uint8Array;
}

/** null: these bytes are not one whole JPEG picture. */
export function bareJpeg(bytes: Uint8Array): BareJpeg | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | null = null;
  let hasScan = false;
  for (let at = 2; at < bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1];
    if (marker === undefined) return null;
    // Any marker may be preceded by fill bytes.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === EOI) {
      kept.push(bytes.subarray(at, at + 2));
      return size && hasScan ? { ...size, bytes: Buffer.concat(kept) } : null;
    }
    const length = at + 4 <= bytes.length ? ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0) : 0;
    const end = at + 2 + length;
    if (!hasSegment(marker) || length < 2 || end > bytes.length) return null;
    if (isFrame(marker)) {
      // One picture has one frame.
      if (size || length < 8) return null;
      size = frameSize(bytes.subarray(at + 4, end));
      if (!size) return null;
    }
    const next = marker === SOS ? scanEnd(bytes, end) : end;
    if (marker === SOS) hasScan = true;
    if (isOfThePicture(marker)) kept.push(bytes.subarray(at, next));
    at = next;
  }
  // It ends without its end.
  return null;
}

/** Frames of Huffman-coded pictures, as cameras and browsers write them: baseline, extended, progressive. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xc2;
}

/** Tables, frames and scans, and what applications add. Markers that stand alone occur within scans only. */
function hasSegment(marker: number): boolean {
  return isFrame(marker) || [0xc4, 0xdb, 0xdd, SOS, 0xfe].includes(marker) || (marker >= 0xe0 && marker <= 0xef);
}

function isOfThePicture(marker: number): boolean {
  return marker === ADOBE || (marker < 0xe0 && marker !== 0xfe);
}

function frameSize(frame: Uint8Array): { width: number; height: number } | null {
  const [precision, high = 0, low = 0, wide = 0, narrow = 0, components] = frame;
  const [width, height] = [(wide << 8) | narrow, (high << 8) | low];
  const isUsual = precision === 8 && (components === 1 || components === 3 || components === 4);
  return isUsual && width > 0 && height > 0 ? { width, height } : null;
}

/** Where the coded data of a scan end: at the next marker that is neither a stuffed byte nor a restart. */
function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}
