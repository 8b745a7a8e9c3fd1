/** A photo made ready for sending: upright, scaled down, and nothing in it but the picture. */
import { PICTURE_MAX_BYTES, PICTURE_TYPE, pictureSize } from '#domain/table-picture.ts';

export interface ScaledPicture {
  jpeg: Blob;
  width: number;
  height: number;
}

/** Why a file was not taken: the browser can't read it as a picture, or it is larger than any camera's. */
export type UnusableFile = 'unreadable' | 'too-large';

/** Bytes and pixels of what is chosen. What says that it is larger would take the memory of the whole device to be read. */
const FILE_MAX_BYTES = 60_000_000;
const FILE_MAX_PIXELS = 220_000_000;
/** Tried in this order until the picture is small enough; handwriting stays readable at all of them. */
const QUALITIES = [0.8, 0.65, 0.5];

/** Drawing it anew leaves behind what the camera noted in the file. */
export async function scaledPicture(file: Blob): Promise<ScaledPicture | UnusableFile> {
  if (file.size > FILE_MAX_BYTES) return 'too-large';
  // A drawing that may hold a program is no photo.
  if (file.type === 'image/svg+xml') return 'unreadable';
  const address = URL.createObjectURL(file);
  try {
    const image = await pictureAt(address);
    if (!image) return 'unreadable';
    // Its size is known before it is unpacked.
    if (image.naturalWidth * image.naturalHeight > FILE_MAX_PIXELS) return 'too-large';
    return (await drawnAnew(image)) ?? 'unreadable';
  } finally {
    URL.revokeObjectURL(address);
  }
}

function pictureAt(address: string): Promise<HTMLImageElement | null> {
  const image = new Image();
  return new Promise((resolve) => {
    image.onload = () => resolve(image);
    image.onerror = () => resolve(null);
    image.src = address;
  });
}

async function drawnAnew(image: HTMLImageElement): Promise<ScaledPicture | null> {
  const isWhole = await image.decode().then(
    () => true,
    () => false,
  );
  const { width, height } = pictureSize(image.naturalWidth, image.naturalHeight);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!isWhole || !context) return null;
  // What is transparent would become black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  for (const quality of QUALITIES) {
    const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, PICTURE_TYPE, quality));
    if (jpeg && jpeg.type === PICTURE_TYPE && jpeg.size <= PICTURE_MAX_BYTES) return { jpeg, width, height };
  }
  return null;
}
