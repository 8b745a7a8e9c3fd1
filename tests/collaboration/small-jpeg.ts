/** A small JPEG as a browser draws it, with what tests put into it. */

/** White, 24 by 16 pixels, without anything but the picture. */
const WHITE = Buffer.from(
  [
    '/9j/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBD',
    'AVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAAQABgD',
    'ASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAA',
    'AP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/ALQAAAf/2Q==',
  ].join(''),
  'base64',
);

/** Says that it is of this size: what it shows does not matter. `camera`: words that a camera notes in it. */
export function smallJpeg({ width = 24, height = 16, camera = '' } = {}): Uint8Array {
  const bytes = Buffer.from(WHITE);
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(height, frame + 5);
  bytes.writeUInt16BE(width, frame + 7);
  if (camera === '') return bytes;
  const notes = Buffer.from(`Exif\0\0${camera}`);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(notes.length + 2, 2);
  return Buffer.concat([bytes.subarray(0, 2), head, notes, bytes.subarray(2)]);
}
