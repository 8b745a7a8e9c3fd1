/** A client's socket as Hocuspocus sees it, whichever protocol the client speaks. */
import type { WebSocket } from 'ws';

/** What Hocuspocus writes to. */
export interface SocketLike {
  readonly readyState: number;
  send(data: Uint8Array): void;
  close(code?: number, reason?: string): void;
}

export interface ClientSocket extends SocketLike {
  /** Hands over each of the client's messages, in Hocuspocus's words. */
  onMessage(take: (message: Uint8Array) => void): void;
}

/** The socket of a client that speaks Hocuspocus's own protocol. */
export function hocuspocusSocket(socket: WebSocket): ClientSocket {
  return {
    get readyState() {
      return socket.readyState;
    },
    send: (data) => socket.send(data),
    close: (code, reason) => socket.close(code, reason),
    onMessage(take) {
      socket.on('message', (data: Buffer) => take(new Uint8Array(data)));
    },
  };
}
