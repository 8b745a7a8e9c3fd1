/** Tar archives, as far as a backup needs them: plain files one after the other (POSIX.1-1988, "ustar"). */

const BLOCK = 512;
/** Octal digits of a size: 8 GB less a byte. */
const MOST_BYTES = 8 ** 11 - 1;

export interface TarEntry {
  name: string;
  size: number;
}

/** The header that stands before a file's bytes. */
export function tarHeader({ name, size }: TarEntry, modifiedAt: number): Buffer {
  if (size > MOST_BYTES) throw new Error(`invariant: ${name} is larger than a tar archive can hold`);
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`;
  header.write(name, 0, 100, 'utf8');
  header.write(octal(0o600, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(octal(size, 11), 124);
  header.write(octal(Math.floor(modifiedAt / 1000), 11), 136);
  header.write(' '.repeat(8), 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** What fills a file's last block. */
export const tarPadding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);

export const TAR_END = Buffer.alloc(2 * BLOCK);

/** null: the end. Throws where it is no header. */
function readHeader(header: Buffer): TarEntry | null {
  if (header.every((byte) => byte === 0)) return null;
  const text = (from: number, length: number) =>
    header
      .subarray(from, from + length)
      .toString('utf8')
      .replace(/\0.*$/s, '');
  const size = Number.parseInt(text(124, 12), 8);
  const expected = Number.parseInt(text(148, 8), 8);
  const unsigned = Buffer.from(header).fill(' ', 148, 156);
  if (!Number.isInteger(size) || checksum(unsigned) !== expected || text(156, 1) !== '0') {
    throw new NotATar('no tar header');
  }
  return { name: text(0, 100), size };
}

export class NotATar extends Error {}

function checksum(header: Buffer): number {
  let sum = 0;
  for (const byte of header) sum += byte;
  return sum;
}

export async function wholeOf(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

/** The archive's files in their order. The bytes of each must be read before the next one is asked for. */
export async function* readTar(
  source: AsyncIterable<Buffer>,
): AsyncGenerator<TarEntry & { bytes: AsyncGenerator<Buffer> }> {
  const chunks = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  async function* take(count: number): AsyncGenerator<Buffer> {
    for (let missing = count; missing > 0;) {
      if (rest.length === 0) {
        const next = await chunks.next();
        if (next.done) throw new NotATar('ends too early');
        rest = next.value;
      }
      const piece = rest.subarray(0, missing);
      rest = rest.subarray(piece.length);
      missing -= piece.length;
      yield piece;
    }
  }

  const whole = (count: number) => wholeOf(take(count));
  for (;;) {
    const entry = readHeader(await whole(BLOCK));
    if (!entry) return;
    yield { ...entry, bytes: take(entry.size) };
    await whole(tarPadding(entry.size).length);
  }
}
