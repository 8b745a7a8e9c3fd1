/** Which of a client's changes the server has acknowledged, read from the wire: what goes out, and what comes back for it. */
import { MessageType } from '@hocuspocus/server';
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { WebSocket } from 'ws';
import { messageYjsSyncStep1 } from 'y-protocols/sync';

export interface Listener {
  /** A message with changes goes out: everything done until now is in it or went before it. */
  sent(): void;
  /** The oldest message that was sent and not yet answered is on disk, says the server. */
  acknowledged(): void;
  /** The server did not take a change. */
  refused(): void;
  /** What was sent on an earlier connection will not be answered any more. */
  opened(): void;
}

/** A socket for the stock provider that tells what passes through it. */
export function tellingSocket(listener: Listener): typeof globalThis.WebSocket {
  class TellingSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols);
      listener.opened();
      this.on('message', (data: Buffer | ArrayBuffer) => {
        const decoder = createDecoder(new Uint8Array(data));
        if (data.byteLength === 1) return;
        readVarString(decoder);
        if ((readVarUint(decoder) as MessageType) !== MessageType.SyncStatus) return;
        if (readVarUint(decoder) === 1) listener.acknowledged();
        else listener.refused();
      });
    }

    override send(data: Uint8Array): void {
      if (bringsChanges(data)) listener.sent();
      super.send(data);
    }
  }
  return TellingSocket as unknown as typeof globalThis.WebSocket;
}

function bringsChanges(data: Uint8Array): boolean {
  if (data.length === 1) return false;
  const decoder = createDecoder(data);
  readVarString(decoder);
  const kind = readVarUint(decoder) as MessageType;
  return (kind === MessageType.Sync || kind === MessageType.SyncReply) && readVarUint(decoder) !== messageYjsSyncStep1;
}
