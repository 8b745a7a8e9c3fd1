/** A kept picture in the drawing: the image itself, or its sheet with words while it is not there. */
import type { PictureId } from '#domain/identifiers.ts';
import type { ImageMark } from '../drawing/mark.ts';
import { missingPictureMarks } from '../drawing/picture.ts';
import type { MeasureText } from '../drawing/wrapped-lines.ts';
import { markElements, svgElement } from './mark-elements.ts';

export interface PictureSource {
  /** null: it isn't there, or not yet. */
  url(id: PictureId): string | null;
  /** What stands in its place then. */
  missing: string;
  /** What a picture is called that nobody has described. */
  nameless: string;
  measure: MeasureText;
  /** To be told when one could not be shown. */
  changed(): void;
}

export class PictureElements {
  readonly #source: PictureSource;
  /** Addresses at which nothing was to be had. */
  readonly #broken = new Set<string>();

  constructor(source: PictureSource) {
    this.#source = source;
  }

  address({ picture }: ImageMark): string | null {
    const address = this.#source.url(picture);
    return address !== null && this.#broken.has(address) ? null : address;
  }

  /** Asks once more for what could not be had: the connection is back. */
  retry(): void {
    this.#broken.clear();
  }

  /** The image stays the same element as long as it can: made anew, it would flicker under the hand that draws it larger. */
  fill(group: SVGGElement, mark: ImageMark, address: string | null): void {
    if (address === null) {
      const marks = missingPictureMarks(mark, this.#source.missing, this.#source.measure);
      group.replaceChildren(...marks.flatMap(markElements));
      return;
    }
    const before = group.querySelector('image');
    const image = before ?? svgElement('image', { role: 'img', preserveAspectRatio: 'none' });
    image.setAttribute('aria-label', mark.name || this.#source.nameless);
    image.setAttribute('width', String(mark.width));
    image.setAttribute('height', String(mark.height));
    if (image.getAttribute('href') !== address) image.setAttribute('href', address);
    if (before) return;
    image.addEventListener('error', () => {
      this.#broken.add(image.getAttribute('href') ?? '');
      this.#source.changed();
    });
    group.replaceChildren(image);
  }
}
