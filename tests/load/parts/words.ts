/** What lean clients say and hear: Hocuspocus's protocol, y-websocket's, or the latter to a relay that answers nothing. */
import { createDecoder, readVarString, readVarUint, readVarUint8Array, type Decoder } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';

export type Speech = 'hocuspocus' | 'y-websocket' | 'relay';

const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const SYNC_REPLY = 4;
const SYNC_STATUS = 8;

const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

const TOKEN = 0;
const DENIED = 1;
const AUTHENTICATED = 2;

/** A state that has nothing, as a client without any content says it. */
const NOTHING = Uint8Array.of(0);
/** An update that brings nothing. */
const NO_UPDATE = Uint8Array.of(0, 0);

export interface Words {
  path: string;
  /** Asks to be let in; null where the path says all. */
  enter: Uint8Array | null;
  /** Asks for everything there is; null where nobody would answer. */
  ask: Uint8Array | null;
  /** Says that one has nothing which the server lacks. */
  nothing: Uint8Array;
  edit(update: Uint8Array): Uint8Array;
  presence(client: number, clock: number, state: string): Uint8Array;
}

export function wordsFor(speech: Speech, document: string, token: string): Words {
  const isHocuspocus = speech === 'hocuspocus';
  const message = (write: (encoder: ReturnType<typeof createEncoder>) => void): Uint8Array => {
    const encoder = createEncoder();
    if (isHocuspocus) writeVarString(encoder, document);
    write(encoder);
    return toUint8Array(encoder);
  };
  const sync = (kind: number, bytes: Uint8Array) =>
    message((encoder) => {
      writeVarUint(encoder, SYNC);
      writeVarUint(encoder, kind);
      writeVarUint8Array(encoder, bytes);
    });
  return {
    path: isHocuspocus ? '/collaboration' : `/${document}`,
    enter: isHocuspocus
      ? message((encoder) => {
          writeVarUint(encoder, AUTH);
          writeVarUint(encoder, TOKEN);
          writeVarString(encoder, token);
        })
      : null,
    ask: speech === 'relay' ? null : sync(STEP_1, NOTHING),
    nothing: sync(STEP_2, NO_UPDATE),
    edit: (update) => sync(UPDATE, update),
    presence: (client, clock, state) =>
      message((encoder) => {
        const told = createEncoder();
        writeVarUint(told, 1);
        writeVarUint(told, client);
        writeVarUint(told, clock);
        writeVarString(told, state);
        writeVarUint(encoder, AWARENESS);
        writeVarUint8Array(encoder, toUint8Array(told));
      }),
  };
}

export interface Hearing {
  /** The server asks what one has that it does not. */
  asked(): void;
  admitted(isReadOnly: boolean): void;
  denied(reason: string): void;
  /** Part of the document; `isAnswer` once it is all that was asked for. */
  update(update: Uint8Array, isAnswer: boolean): void;
  /** Somebody's latest presence. */
  present(client: number, clock: number): void;
  /** An edit of one's own was taken, or not. */
  acknowledged(isTaken: boolean): void;
}

export function hear(speech: Speech, message: Uint8Array, hearing: Hearing): void {
  // To the whole connection: a sign of life.
  if (message.length === 1) return;
  const decoder = createDecoder(message);
  if (speech === 'hocuspocus') skipString(decoder);
  switch (readVarUint(decoder)) {
    case SYNC:
    case SYNC_REPLY: {
      const kind = readVarUint(decoder);
      if (kind === STEP_1) hearing.asked();
      else hearing.update(readVarUint8Array(decoder), kind === STEP_2);
      break;
    }
    case AWARENESS:
      hearPresence(decoder, hearing);
      break;
    case AUTH: {
      const answer = readVarUint(decoder);
      if (answer === DENIED) hearing.denied(readVarString(decoder));
      else if (answer === AUTHENTICATED) hearing.admitted(readVarString(decoder) === 'readonly');
      break;
    }
    case SYNC_STATUS:
      hearing.acknowledged(readVarUint(decoder) === 1);
      break;
  }
}

function hearPresence(decoder: Decoder, hearing: Hearing): void {
  readVarUint(decoder);
  const count = readVarUint(decoder);
  for (let index = 0; index < count; index++) {
    const client = readVarUint(decoder);
    hearing.present(client, readVarUint(decoder));
    skipString(decoder);
  }
}

function skipString(decoder: Decoder): void {
  const length = readVarUint(decoder);
  decoder.pos += length;
}
