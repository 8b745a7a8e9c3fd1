/** From an http request to a collaboration socket: the path, the origin, the size of a message. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Configuration } from '../configuration.ts';
import type { Collaboration } from './collaboration.ts';

export const COLLABORATION_PATH = '/collaboration';
/** Bytes of the largest message: a board of 5,000 notes arrives in one. */
const MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

export function upgradeHandler(
  configuration: Configuration,
  collaboration: Collaboration,
): (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false });
  return (request, socket, head) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path !== COLLABORATION_PATH) return false;
    if (!isOwnOrigin(request, configuration)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return true;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => collaboration.accept(webSocket, request));
    return true;
  };
}

/** A page of another site must not speak with our cookies. Programs send no origin, and bring a token. */
function isOwnOrigin(request: IncomingMessage, configuration: Configuration): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (configuration.origin !== null) return origin === configuration.origin;
  return URL.parse(origin)?.host === host;
}
