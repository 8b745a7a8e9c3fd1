/** The two protocols a client may speak: Hocuspocus's, and y-websocket's, which has one document a socket and fewer messages. */
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { FAILED, FORBIDDEN, OVERLOADED, READ_ONLY, TOO_LARGE, UNAUTHENTICATED, type CloseCode } from './close-codes.ts';
import { AuthMessageType, MessageType, PING, webSocketFrame, type Message } from './wire.ts';

/** What a message becomes on its way to a client: bytes for its socket, the end of the connection, or nothing. */
export type Spoken = Buffer | { close: CloseCode } | null;

export interface Dialect {
  name: 'hocuspocus' | 'y-websocket';
  /** `address` is the document's name, as it stands before each of Hocuspocus's messages. */
  speak(address: Uint8Array, message: Message): Spoken;
  /** Says that the server is there. */
  sign: Buffer;
}

export const HOCUSPOCUS: Dialect = {
  name: 'hocuspocus',
  speak: (address, message) => webSocketFrame([address, message]),
  sign: webSocketFrame([PING]),
};

/** Presence of nobody: the only thing that y-websocket clients take as a sign of life and that changes nothing. */
const NOBODYS_PRESENCE = Uint8Array.of(MessageType.Awareness, 1, 0);

export const Y_WEBSOCKET: Dialect = {
  name: 'y-websocket',
  speak(_address, message) {
    switch (message[0] as MessageType) {
      case MessageType.Sync:
      case MessageType.Awareness:
        return webSocketFrame([message]);
      case MessageType.Auth: {
        const decoder = createDecoder(message);
        readVarUint(decoder);
        if ((readVarUint(decoder) as AuthMessageType) !== AuthMessageType.PermissionDenied) return null;
        return { close: denial(readVarString(decoder)) };
      }
      case MessageType.SyncStatus:
        // y-websocket knows no acknowledgement, and no refusal either: what it wrote in vain would stand on its screen alone.
        return message[1] === 0 ? { close: READ_ONLY } : null;
      default:
        return null;
    }
  },
  sign: webSocketFrame([NOBODYS_PRESENCE]),
};

/** Hocuspocus's protocol says only the reason. One that is not ours is a failure, such as a document that could not be loaded. */
function denial(reason: string): CloseCode {
  const known: readonly CloseCode[] = [UNAUTHENTICATED, FORBIDDEN, OVERLOADED, TOO_LARGE];
  return known.find((one) => one.reason === reason) ?? FAILED;
}
