/** The web server: the built pages, and collaboration sockets, on one port. */
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import compression from 'compression';
import type { Configuration } from './configuration.ts';
import type { Kavarna } from './kavarna.ts';

/** Under this key the pages find the one Kavarna of the process (hooks.server.ts). */
const KAVARNA = Symbol.for('kavarna');
/** Headers by which the pages' handler learns the protocol and the client's address. Always set by us, never taken from a client. */
const PROTOCOL_HEADER = 'x-kavarna-protocol';
const ADDRESS_HEADER = 'x-kavarna-client-address';
const API_PATH = '/api/v1/';
const FORM_TYPES = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)/i;
/** Bytes a page or the API takes in one request. */
const BODY_LIMIT_BYTES = 2 * 1024 * 1024;
/** Bytes of an archive that is brought in, and of what a form puts around it. */
const ARCHIVE_LIMIT_BYTES = 25 * 1024 * 1024;
const ARCHIVE_PATH = /^\/initiatives(\?|$)/;

/** What the library's types say of Express holds for any request of Node's. */
type Compress = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export interface RunningServer {
  port: number;
  close(): Promise<void>;
}

export function offerKavarna(kavarna: Kavarna): void {
  (globalThis as Record<symbol, unknown>)[KAVARNA] = kavarna;
}

/** Starts listening; the pages must have been built. */
export async function listen(kavarna: Kavarna, configuration: Configuration): Promise<RunningServer> {
  offerKavarna(kavarna);
  const pages = await loadPages(configuration);
  // A hall of phones on one wireless network: a table's page is a tenth of itself. Built files are compressed already and go as they are.
  const compress = compression() as unknown as Compress;
  const server = createServer((request, response) => {
    introduce(request, configuration);
    compress(request, response, () => pages(request, response));
  });
  server.on('upgrade', (request, socket, head) => {
    if (!kavarna.upgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(configuration.port, configuration.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  kavarna.demonstrations.listensAt(ownAddress(configuration.host, port));
  kavarna.rehearsals.listensAt(ownAddress(configuration.host, port));
  return { port, close: () => close(server) };
}

/** How this machine reaches its own server. */
export function ownAddress(host: string, port: number): string {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  return `http://${isEverywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function loadPages(configuration: Configuration): Promise<RequestListener> {
  // The built handler reads its settings from the environment when it is loaded.
  process.env['PROTOCOL_HEADER'] = PROTOCOL_HEADER;
  process.env['ADDRESS_HEADER'] = ADDRESS_HEADER;
  process.env['BODY_SIZE_LIMIT'] = String(ARCHIVE_LIMIT_BYTES);
  if (configuration.origin !== null) process.env['ORIGIN'] = configuration.origin;
  const built = (await import(new URL('../build/handler.js', import.meta.url).href)) as { handler: RequestListener };
  return built.handler;
}

/** Tells the pages what only the socket knows: whether it is encrypted, and who is at its other end. */
export function introduce(request: IncomingMessage, configuration: Configuration): void {
  request.url = readableUrl(request.url ?? '/');
  leaveContentTypeToApi(request);
  refuseLargeBody(request);
  request.headers[PROTOCOL_HEADER] = 'encrypted' in request.socket ? 'https' : 'http';
  const trusted = configuration.clientAddressHeader && request.headers[configuration.clientAddressHeader];
  request.headers[ADDRESS_HEADER] = clientAddress(trusted, request.socket);
}

/** An address that can't be decoded names nothing: taken letter by letter it finds its way to whoever says so, a page or the API. */
export function readableUrl(url: string): string {
  try {
    decodeURIComponent(url.split('?')[0] ?? '');
    return url;
  } catch {
    const [path = '', ...query] = url.split('?');
    return [path.replaceAll('%', '%25'), ...query].join('?');
  }
}

/**
 * The pages' handler turns away forms without our own origin, in words of its own. The API takes no cookie, so there is nothing to guard,
 * and what is no JSON it refuses itself.
 */
function leaveContentTypeToApi(request: IncomingMessage): void {
  const isForm = FORM_TYPES.test(request.headers['content-type'] ?? '');
  if (isForm && request.url?.startsWith(API_PATH)) request.headers['content-type'] = 'application/octet-stream';
}

/**
 * The pages' handler knows one limit for all pages, and one page takes archives. A body that is too large for any other is announced as too
 * large for all, so that the handler turns it away in its usual words.
 */
function refuseLargeBody(request: IncomingMessage): void {
  if (ARCHIVE_PATH.test(request.url ?? '')) return;
  const isChunked = request.headers['transfer-encoding'] !== undefined;
  const length = Number(request.headers['content-length'] ?? (isChunked ? Infinity : 0));
  if (length > BODY_LIMIT_BYTES && !request.url?.startsWith(API_PATH)) {
    request.headers['content-length'] = String(ARCHIVE_LIMIT_BYTES + 1);
  }
}

function clientAddress(trusted: string | string[] | null | undefined, socket: Socket): string {
  const given = Array.isArray(trusted) ? trusted.at(-1) : trusted;
  return given?.split(',').at(-1)?.trim() || (socket.remoteAddress ?? 'unknown');
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
