/** From an http request to a collaboration socket: the path, the origin, the size of a message. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { parseDocumentName } from '#domain/identifiers.ts';
import type { Configuration } from '../../configuration.ts';
import type { Upgraded } from './client.ts';
import { FORBIDDEN } from './close-codes.ts';
import type { Collaboration } from '../collaboration.ts';
import { MAX_MESSAGE_BYTES } from './limits.ts';

export const COLLABORATION_PATH = '/collaboration';
/** Before a document's name, for clients that speak y-websocket's protocol. */
const Y_WEBSOCKET_PATH = '/y/';
/** Offered as a subprotocol beside a token: so that the token stands in no address, which somebody might log. */
const SUBPROTOCOL = 'kavarna';

export function upgradeHandler(
  configuration: Configuration,
  collaboration: Collaboration,
): (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });

  function acceptYWebsocket(upgraded: Upgraded, url: URL): void {
    const { webSocket } = upgraded;
    const document = documentIn(url.pathname);
    if (document === null) {
      webSocket.on('error', () => webSocket.terminate());
      webSocket.close(FORBIDDEN.code, FORBIDDEN.reason);
      return;
    }
    const token = offeredToken(upgraded.request) ?? url.searchParams.get('token') ?? '';
    collaboration.acceptYWebsocket(upgraded, { document, token });
  }

  return (request, socket, head) => {
    const url = URL.parse(request.url ?? '/', 'http://localhost');
    const isYWebsocket = url?.pathname.startsWith(Y_WEBSOCKET_PATH);
    if (!url || (url.pathname !== COLLABORATION_PATH && !isYWebsocket)) return false;
    if (!isOwnOrigin(request, configuration)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return true;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const upgraded = { webSocket, raw: socket, request };
      if (isYWebsocket) acceptYWebsocket(upgraded, url);
      else collaboration.accept(upgraded);
    });
    return true;
  };
}

/** A client that can send no header of its own offers the protocols `kavarna` and its token. */
function offeredToken({ headers }: IncomingMessage): string | undefined {
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((one) => one.trim());
  return offered.includes(SUBPROTOCOL) ? offered.find((one) => one !== SUBPROTOCOL) : undefined;
}

/** The document that a path names; null where it can be no document's name. */
function documentIn(path: string): string | null {
  try {
    const name = decodeURIComponent(path.slice(Y_WEBSOCKET_PATH.length));
    return parseDocumentName(name) ? name : null;
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** A page of another site must not speak with our cookies. Programs send no origin, and bring a token. */
function isOwnOrigin(request: IncomingMessage, configuration: Configuration): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (configuration.origin !== null) return origin === configuration.origin;
  return URL.parse(origin)?.host === host;
}
