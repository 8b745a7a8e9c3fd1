/** The socket of a stock y-websocket client: the document's name is put before what comes in, and taken off what goes out. */
import { AuthMessageType, ConnectionTimeout, writeAuthentication } from '@hocuspocus/common';
import { MessageType } from '@hocuspocus/server';
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import { WebSocket } from 'ws';
import type { ClientSocket } from './client-socket.ts';
import {
  FAILED,
  FORBIDDEN,
  READ_ONLY,
  RESET,
  TIMED_OUT,
  UNAUTHENTICATED,
  UNSUPPORTED,
  type CloseCode,
} from './close-codes.ts';

/** What a client may say; both protocols number these alike, in the message's first byte. */
const FROM_CLIENT: ReadonlySet<number | undefined> = new Set([
  MessageType.Sync,
  MessageType.Awareness,
  MessageType.QueryAwareness,
]);

/** What a y-websocket client said on opening: its path names one document, its query brings the token. */
export interface Opening {
  /** A document's name that has been parsed: it goes into every message as it is. */
  document: string;
  token: string;
}

export function yWebsocketSocket(socket: WebSocket, { document, token }: Opening): ClientSocket {
  const address = addressOf(document);
  const leave = ({ code, reason }: CloseCode) => socket.close(code, reason);

  return {
    get readyState() {
      return socket.readyState;
    },
    close(code, reason) {
      if (code === ConnectionTimeout.code) leave(TIMED_OUT);
      else socket.close(code, reason);
    },
    send(data) {
      const decoder = createDecoder(data);
      readVarString(decoder);
      const message = data.subarray(decoder.pos);
      switch (readVarUint(decoder) as MessageType) {
        case MessageType.Sync:
        case MessageType.Awareness:
        case MessageType.QueryAwareness:
          socket.send(message);
          break;
        case MessageType.SyncReply:
          socket.send(asSync(message));
          break;
        case MessageType.Auth:
          if ((readVarUint(decoder) as AuthMessageType) === AuthMessageType.PermissionDenied) {
            leave(denial(readVarString(decoder)));
          }
          break;
        case MessageType.SyncStatus:
          // y-websocket knows no acknowledgement, and no refusal either: what it wrote in vain would stand on its screen alone.
          if (readVarUint(decoder) === 0) leave(READ_ONLY);
          break;
        case MessageType.CLOSE:
          leave(RESET);
          break;
        default:
          // Stateless messages and the provider's own pings have no counterpart.
          break;
      }
    },
    onMessage(take) {
      take(authentication(document, token));
      socket.on('message', (data: Buffer) => {
        // What is still under way after a refusal would leave a gap where the refused was.
        if (socket.readyState !== WebSocket.OPEN) return;
        if (FROM_CLIENT.has(data[0])) take(joined(address, data));
        else leave(UNSUPPORTED);
      });
    },
  };
}

/** Hocuspocus says only the reason. One that is not ours is a failure, such as a document that could not be loaded. */
function denial(reason: string): CloseCode {
  return [UNAUTHENTICATED, FORBIDDEN].find((known) => known.reason === reason) ?? FAILED;
}

function addressOf(document: string): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, document);
  return toUint8Array(encoder);
}

function authentication(document: string, token: string): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, document);
  writeVarUint(encoder, MessageType.Auth);
  writeAuthentication(encoder, token);
  return toUint8Array(encoder);
}

function joined(address: Uint8Array, message: Uint8Array): Uint8Array {
  const whole = new Uint8Array(address.length + message.length);
  whole.set(address);
  whole.set(message, address.length);
  return whole;
}

function asSync(message: Uint8Array): Uint8Array {
  const sync = message.slice();
  sync[0] = MessageType.Sync;
  return sync;
}
