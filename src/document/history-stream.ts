/** A document's updates on their way to a browser: one after another, each with its place in the log and its time. */

export interface KeptUpdate {
  /** Its place in the log; later ones have greater numbers. */
  sequence: number;
  /** Epoch ms. */
  at: number;
  bytes: Uint8Array;
}

/** Bytes before each update: its length (32 bits), its sequence and its time (64 bits each, as numbers are). */
const HEAD_BYTES = 20;

export function packUpdates(updates: readonly KeptUpdate[]): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(updates.reduce((sum, { bytes }) => sum + HEAD_BYTES + bytes.length, 0));
  const view = new DataView(packed.buffer);
  let at = 0;
  for (const update of updates) {
    view.setUint32(at, update.bytes.length);
    view.setFloat64(at + 4, update.sequence);
    view.setFloat64(at + 12, update.at);
    packed.set(update.bytes, at + HEAD_BYTES);
    at += HEAD_BYTES + update.bytes.length;
  }
  return packed;
}

/** Takes up what arrives, however it was cut on the way. */
export class UpdatesArriving {
  #rest = new Uint8Array();

  /** The updates that are whole now. */
  take(chunk: Uint8Array): KeptUpdate[] {
    const bytes = new Uint8Array(this.#rest.length + chunk.length);
    bytes.set(this.#rest);
    bytes.set(chunk, this.#rest.length);
    const view = new DataView(bytes.buffer);
    const updates: KeptUpdate[] = [];
    let at = 0;
    while (bytes.length - at >= HEAD_BYTES) {
      const end = at + HEAD_BYTES + view.getUint32(at);
      if (end > bytes.length) break;
      const [sequence, time] = [view.getFloat64(at + 4), view.getFloat64(at + 12)];
      updates.push({ sequence, at: time, bytes: bytes.subarray(at + HEAD_BYTES, end) });
      at = end;
    }
    this.#rest = bytes.subarray(at);
    return updates;
  }
}
