/** A socket that holds back each acknowledgement until the change it acknowledges is on disk. */
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { WebSocket } from 'ws';
import type { SocketLike } from './client-socket.ts';

/** Hocuspocus's frame type SyncStatus: "your change was taken" (1) or refused (0). */
const SYNC_STATUS = 8;

/** What Hocuspocus writes to instead of the real socket. `settled` resolves once everything so far in the document is on disk. */
export function durableSocket(socket: SocketLike, settled: (document: string) => Promise<void>): SocketLike {
  return {
    get readyState() {
      return socket.readyState;
    },
    send(data) {
      const document = acknowledgedDocument(data);
      if (document === null) {
        socket.send(data);
        return;
      }
      void settled(document).then(() => {
        if (socket.readyState === WebSocket.OPEN) socket.send(data);
      });
    },
    close: (code, reason) => socket.close(code, reason),
  };
}

/** The document a SyncStatus frame is about; null for every other frame. */
function acknowledgedDocument(frame: Uint8Array): string | null {
  const decoder = createDecoder(frame);
  const address = readVarString(decoder);
  if (readVarUint(decoder) !== SYNC_STATUS) return null;
  return address.split('\0')[0] ?? address;
}
