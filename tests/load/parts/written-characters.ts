/** Which characters an update brings, read without building a document: whose, from which clock, how many. */
import { createDecoder, readUint8, readVarString, readVarUint } from 'lib0/decoding';
import * as Y from 'yjs';

const CONTENT_STRING = 4;
const CONTENT_KIND = 0b0001_1111;
const HAS_ORIGIN = 0b1000_0000;
const HAS_RIGHT_ORIGIN = 0b0100_0000;

export type Written = (client: number, clock: number, length: number) => void;

/**
 * `update` is in Yjs's encoding, version 1. Plain typing is read here; whatever else there is, by Yjs itself, dearer. The same piece may be
 * told twice.
 */
export function writtenCharacters(update: Uint8Array, written: Written): void {
  if (readTyping(update, written)) return;
  for (const struct of Y.decodeUpdate(update).structs) {
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentString) {
      written(struct.id.client, struct.id.clock, struct.length);
    }
  }
}

/** False where the update holds more than pieces of text that follow on another piece. */
function readTyping(update: Uint8Array, written: Written): boolean {
  const decoder = createDecoder(update);
  const clients = readVarUint(decoder);
  for (let index = 0; index < clients; index++) {
    const structs = readVarUint(decoder);
    const client = readVarUint(decoder);
    let clock = readVarUint(decoder);
    for (let number = 0; number < structs; number++) {
      const info = readUint8(decoder);
      if ((info & CONTENT_KIND) !== CONTENT_STRING || !(info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN))) return false;
      for (const side of [HAS_ORIGIN, HAS_RIGHT_ORIGIN]) {
        if (!(info & side)) continue;
        readVarUint(decoder);
        readVarUint(decoder);
      }
      const { length } = readVarString(decoder);
      written(client, clock, length);
      clock += length;
    }
  }
  return true;
}
