/** Reads files out of a zip archive: what a Word or an Excel file is inside. */
import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DEFLATED = 8;

/** The archive's files by their path. Source of the layout: PKWARE, .ZIP File Format Specification (APPNOTE 6.3). */
export function zipEntries(archive: Uint8Array): Map<string, Uint8Array> {
  const view = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  let end = view.length - 22;
  while (end >= 0 && view.readUInt32LE(end) !== END_OF_DIRECTORY) end--;
  if (end < 0) throw new Error('This is no zip archive.');
  const count = view.readUInt16LE(end + 10);
  let at = view.readUInt32LE(end + 16);
  const entries = new Map<string, Uint8Array>();
  for (let i = 0; i < count && view.readUInt32LE(at) === DIRECTORY_ENTRY; i++) {
    const method = view.readUInt16LE(at + 10);
    const size = view.readUInt32LE(at + 20);
    const nameLength = view.readUInt16LE(at + 28);
    const header = view.readUInt32LE(at + 42);
    const start = header + 30 + view.readUInt16LE(header + 26) + view.readUInt16LE(header + 28);
    const content = view.subarray(start, start + size);
    entries.set(
      view.toString('utf8', at + 46, at + 46 + nameLength),
      method === DEFLATED ? inflateRawSync(content) : content,
    );
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  return entries;
}
