/** What happens to clients while the disk takes nothing and much waits for it already: what they write stays with them. */
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { WebSocket } from 'ws';
import type { Dialect } from './transport/dialect.ts';
import type { UpdateLog } from './log/update-log.ts';
import { MessageType, SYNC_STEP_2, SYNC_UPDATE } from './transport/wire.ts';

/** Bytes of an update that changes nothing. */
const EMPTY_UPDATE_BYTES = 2;

/**
 * Hands messages over as they come. While the log is full, the first one that writes waits, and all behind it, unread: the client's words
 * are not acknowledged, so its page keeps them and says so. Who only reads goes on. No change is refused, so nothing gets out of step.
 */
export function patient(
  socket: Pick<WebSocket, 'pause' | 'resume' | 'readyState'>,
  log: Pick<UpdateLog, 'isFull' | 'room'>,
  dialect: Dialect,
  take: (message: Uint8Array) => void,
): (message: Uint8Array) => void {
  const waiting: Uint8Array[] = [];

  async function takeLater(): Promise<void> {
    while (waiting[0] && socket.readyState === WebSocket.OPEN) {
      if (log.isFull && writes(waiting[0], dialect)) await log.room();
      else take(waiting.shift() as Uint8Array);
    }
    waiting.length = 0;
    socket.resume();
  }

  return (message) => {
    if (waiting.length === 0 && !(log.isFull && writes(message, dialect))) {
      take(message);
      return;
    }
    // Each time: who else slows this socket down may have let it go on.
    socket.pause();
    waiting.push(message);
    if (waiting.length === 1) void takeLater();
  };
}

/** Whether a message brings changes. A malformed one does not; whoever takes it finds out. */
function writes(message: Uint8Array, dialect: Dialect): boolean {
  try {
    const decoder = createDecoder(message);
    if (dialect.name === 'hocuspocus') readVarString(decoder);
    const kind = readVarUint(decoder) as MessageType;
    if (kind !== MessageType.Sync && kind !== MessageType.SyncReply) return false;
    const step = readVarUint(decoder);
    if (step !== SYNC_STEP_2 && step !== SYNC_UPDATE) return false;
    return readVarUint8Array(decoder).length > EMPTY_UPDATE_BYTES;
  } catch {
    return false;
  }
}
