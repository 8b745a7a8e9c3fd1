/** A photo made ready for sending: upright, scaled down, and nothing in it but the picture. */
import { PICTURE_MAX_BYTES, PICTURE_TYPE, pictureSize } from '#domain/table-picture.ts';

export interface ScaledPicture {
  jpeg: Blob;
  width: number;
  height: number;
}

/** Tried in this order until the picture is small enough; handwriting stays readable at all of them. */
const QUALITIES = [0.8, 0.65, 0.5];

/** null: the browser can't read it as a picture. Drawing it anew leaves behind what the camera noted in the file. */
export async function scaledPicture(file: Blob): Promise<ScaledPicture | null> {
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!image) return null;
  try {
    const { width, height } = pictureSize(image.width, image.height);
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d');
    if (!context) return null;
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
  } finally {
    image.close();
  }
}
