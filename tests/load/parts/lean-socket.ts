/** A WebSocket client (RFC 6455) as lean as measuring needs, so that a thousand of them cost less than what they measure. */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

const CONTINUATION_LIMIT = 125;
const LENGTH_IN_16_BITS = 126;
const LENGTH_IN_64_BITS = 127;
const TEXT = 0x1;
const BINARY = 0x2;
const CLOSE = 0x8;
const PING = 0x9;
const PONG = 0xa;
const FINAL = 0x80;
const IS_MASKED = 0x80;

export interface LeanEars {
  /** A whole binary message; valid during the call only, unless it is copied. */
  heard(message: Uint8Array): void;
  /** The connection is gone; `code` is that of the close frame, or 1006 where there was none. */
  closed(code: number): void;
}

export class LeanSocket {
  readonly #socket: Socket;
  readonly #ears: LeanEars;
  readonly #mask = randomBytes(4);
  #parts: Buffer[] = [];
  #length = 0;
  /** Bytes that must have come before looking again is worth it. */
  #wanted = 2;
  #closeCode = 1006;

  constructor(socket: Socket, ears: LeanEars, first: Buffer) {
    this.#socket = socket;
    this.#ears = ears;
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.on('close', () => ears.closed(this.#closeCode));
    if (first.length > 0) queueMicrotask(() => this.#take(first));
  }

  get bytesRead(): number {
    return this.#socket.bytesRead;
  }

  send(message: Uint8Array): void {
    this.#socket.write(this.#frame(BINARY, message));
  }

  close(): void {
    this.#socket.end(this.#frame(CLOSE, Buffer.from([0x03, 0xe8])));
  }

  /** Gone without a word, like a tablet whose battery is empty. */
  vanish(): void {
    this.#socket.destroy();
  }

  #frame(opcode: number, payload: Uint8Array): Buffer {
    const { length } = payload;
    const headerLength = length <= CONTINUATION_LIMIT ? 2 : length < 2 ** 16 ? 4 : 10;
    const frame = Buffer.allocUnsafe(headerLength + 4 + length);
    frame[0] = FINAL | opcode;
    if (headerLength === 2) frame[1] = IS_MASKED | length;
    else if (headerLength === 4) {
      frame[1] = IS_MASKED | LENGTH_IN_16_BITS;
      frame.writeUInt16BE(length, 2);
    } else {
      frame[1] = IS_MASKED | LENGTH_IN_64_BITS;
      frame.writeBigUInt64BE(BigInt(length), 2);
    }
    frame.set(this.#mask, headerLength);
    const start = headerLength + 4;
    for (let at = 0; at < length; at++) frame[start + at] = (payload[at] ?? 0) ^ (this.#mask[at & 3] ?? 0);
    return frame;
  }

  #take(chunk: Buffer): void {
    this.#parts.push(chunk);
    this.#length += chunk.length;
    if (this.#length < this.#wanted) return;
    const all = this.#parts.length === 1 ? chunk : Buffer.concat(this.#parts);
    let at = 0;
    this.#wanted = 2;
    while (all.length - at >= 2) {
      const size = frameSize(all, at);
      if (size === null || all.length - at < size.header + size.payload) {
        this.#wanted = size === null ? 10 : size.header + size.payload;
        break;
      }
      const start = at + size.header;
      this.#hear((all[at] ?? 0) & 0x0f, all.subarray(start, start + size.payload));
      at = start + size.payload;
    }
    const rest = all.subarray(at);
    this.#parts = rest.length > 0 ? [rest] : [];
    this.#length = rest.length;
  }

  #hear(opcode: number, payload: Buffer): void {
    if (opcode === BINARY) this.#ears.heard(payload);
    else if (opcode === PING) this.#socket.write(this.#frame(PONG, payload));
    else if (opcode === CLOSE) {
      this.#closeCode = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
      this.#socket.end(this.#frame(CLOSE, payload));
    } else if (opcode !== PONG && opcode !== TEXT) throw new Error(`A frame of kind ${opcode} is not expected here.`);
  }
}

/** Bytes of header and payload of the frame that begins at `at`; null while its header has not come. Servers do not mask. */
function frameSize(bytes: Buffer, at: number): { header: number; payload: number } | null {
  const short = (bytes[at + 1] ?? 0) & 0x7f;
  if (short < LENGTH_IN_16_BITS) return { header: 2, payload: short };
  if (short === LENGTH_IN_16_BITS) {
    return bytes.length - at < 4 ? null : { header: 4, payload: bytes.readUInt16BE(at + 2) };
  }
  return bytes.length - at < 10 ? null : { header: 10, payload: Number(bytes.readBigUInt64BE(at + 2)) };
}

/** Resolves once the server has taken the connection over as a WebSocket. */
export function openLeanSocket(address: string, path: string, ears: LeanEars): Promise<LeanSocket> {
  const { hostname, port, host } = new URL(address);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    let answer = Buffer.alloc(0);
    const read = (chunk: Buffer) => {
      answer = Buffer.concat([answer, chunk]);
      const end = answer.indexOf('\r\n\r\n');
      if (end < 0) return;
      socket.off('data', read);
      socket.off('error', reject);
      if (!answer.toString('latin1', 0, end).startsWith('HTTP/1.1 101')) {
        reject(new Error(`Not taken over: ${answer.toString('latin1', 0, 40)}`));
        socket.destroy();
        return;
      }
      // The close that follows an error is what counts.
      socket.on('error', () => socket.destroy());
      resolve(new LeanSocket(socket, ears, answer.subarray(end + 4)));
    };
    socket.on('data', read);
    socket.once('error', reject);
    socket.once('connect', () => {
      const lines = [
        `GET ${path} HTTP/1.1`,
        `Host: ${host}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      ];
      socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    });
  });
}
