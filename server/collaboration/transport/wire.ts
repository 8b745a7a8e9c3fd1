/** What goes over a collaboration socket, in Hocuspocus's words: messages, their addresses, and WebSocket frames made once for many. */
import { AuthMessageType, writeAuthenticated, writePermissionDenied } from '@hocuspocus/common';
import { MessageType } from '@hocuspocus/server';
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync';

export { AuthMessageType, MessageType };
export const SYNC_STEP_1 = messageYjsSyncStep1;
export const SYNC_STEP_2 = messageYjsSyncStep2;
export const SYNC_UPDATE = messageYjsUpdate;

/** A message to a client, without the address of the document it is about. */
export type Message = Uint8Array;

/** Asks for what a state does not have yet. */
export const syncStep1 = (stateVector: Uint8Array): Message => sync(SYNC_STEP_1, stateVector);
/** Everything that was asked for; the client is in step once it has it. */
export const syncStep2 = (update: Uint8Array): Message => sync(SYNC_STEP_2, update);
export const syncUpdate = (update: Uint8Array): Message => sync(SYNC_UPDATE, update);

function sync(kind: number, bytes: Uint8Array): Message {
  const encoder = createEncoder();
  writeVarUint(encoder, MessageType.Sync);
  writeVarUint(encoder, kind);
  writeVarUint8Array(encoder, bytes);
  return toUint8Array(encoder);
}

/** Presence: `entries` as y-protocols encodes them, each a client, a clock and a state. */
export function awareness(entries: readonly Uint8Array[]): Message {
  const encoder = createEncoder();
  writeVarUint(encoder, entries.length);
  const count = toUint8Array(encoder);
  const length = entries.reduce((sum, entry) => sum + entry.length, count.length);
  const whole = createEncoder();
  writeVarUint(whole, MessageType.Awareness);
  writeVarUint(whole, length);
  return joined([toUint8Array(whole), count, ...entries]);
}

export function authenticated(readOnly: boolean): Message {
  const encoder = createEncoder();
  writeVarUint(encoder, MessageType.Auth);
  writeAuthenticated(encoder, readOnly ? 'readonly' : 'read-write');
  return toUint8Array(encoder);
}

export function denied(reason: string): Message {
  const encoder = createEncoder();
  writeVarUint(encoder, MessageType.Auth);
  writePermissionDenied(encoder, reason);
  return toUint8Array(encoder);
}

/** A change of the client's is on disk. */
export const SAVED: Message = Uint8Array.of(MessageType.SyncStatus, 1);
/** A change of the client's was not taken: its copy is out of step from here on. */
export const NOT_TAKEN: Message = Uint8Array.of(MessageType.SyncStatus, 0);
/** Sent to a whole connection, not to a document: the client answers, and knows that the server is there. */
export const PING = Uint8Array.of(MessageType.Ping);

/** A document's name as it stands before each message about it. */
export function addressOf(document: string): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, document);
  return toUint8Array(encoder);
}

const LENGTH_IN_16_BITS = 126;
const LENGTH_IN_64_BITS = 127;
/** The last frame of a binary message (RFC 6455, section 5.2). */
const FINAL_BINARY = 0x82;

/** One unmasked binary WebSocket frame around these parts, as a server sends it (RFC 6455, section 5.2). */
export function webSocketFrame(parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const headerLength = length < LENGTH_IN_16_BITS ? 2 : length < 2 ** 16 ? 4 : 10;
  const frame = Buffer.allocUnsafe(headerLength + length);
  frame[0] = FINAL_BINARY;
  if (headerLength === 2) frame[1] = length;
  else if (headerLength === 4) {
    frame[1] = LENGTH_IN_16_BITS;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = LENGTH_IN_64_BITS;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  let at = headerLength;
  for (const part of parts) {
    frame.set(part, at);
    at += part.length;
  }
  return frame;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
