/** What is drawn, as SVG: one group an element, made anew only when it has changed. */
import type { Laid } from '../drawing/layout.ts';
import type { Mark } from '../drawing/mark.ts';
import type { Look } from '../drawing/marks.ts';
import { markElements, svgElement } from './mark-elements.ts';
import { PictureElements, type PictureSource } from './picture-element.ts';

interface Shown {
  group: SVGGElement;
  laid: Laid;
  marks: readonly Mark[];
  /** Of a picture. */
  address: string | null;
}

export class DrawnLayer {
  readonly element = svgElement('svg', { class: 'plain-drawn', width: 1, height: 1 });
  readonly #shown = new Map<string, Shown>();
  readonly #pictures: PictureElements;

  constructor(pictures: PictureSource) {
    this.#pictures = new PictureElements(pictures);
  }

  /** Pictures that could not be had are asked for once more. */
  retry(): void {
    this.#pictures.retry();
  }

  /** From the bottom up. `faded`: what the eraser is about to take. */
  show(items: readonly Laid[], faded: ReadonlySet<string>, open: string | null): void {
    const wanted = new Set(items.map(({ element }) => element.id));
    for (const [id, { group }] of this.#shown) {
      if (wanted.has(id)) continue;
      group.remove();
      this.#shown.delete(id);
    }
    let above: SVGGElement | null = null;
    for (const laid of items) {
      const group = this.#group(laid);
      const after: Element | null = above ? above.nextElementSibling : this.element.firstElementChild;
      if (after !== group) this.element.insertBefore(group, after);
      above = group;
      const { id, opacity } = laid.element;
      group.setAttribute('opacity', String(faded.has(id) ? 0.25 : opacity));
      group.toggleAttribute('data-open', id === open);
    }
  }

  #group(laid: Laid): SVGGElement {
    const { id, kind } = laid.element;
    let shown = this.#shown.get(id);
    const [mark] = laid.marks;
    const image = mark?.kind === 'image' ? mark : null;
    const address = image && this.#pictures.address(image);
    if (shown?.laid === laid && shown.address === address) return shown.group;
    if (!shown) {
      const group = svgElement('g', { 'data-drawn': id, 'data-kind': kind });
      this.#shown.set(id, (shown = { group, laid, marks: [], address }));
    }
    const { group } = shown;
    group.setAttribute('transform', transformOf(laid));
    if (shown.address !== address || !isSameMarks(shown.marks, laid.marks)) {
      if (image) this.#pictures.fill(group, image, address);
      else group.replaceChildren(...laid.marks.flatMap(markElements));
    }
    Object.assign(shown, { laid, marks: laid.marks, address });
    return group;
  }
}

export function transformOf({ place, rotation }: Look): string {
  return `translate(${place.x} ${place.y})` + (rotation === 0 ? '' : ` rotate(${(rotation * 180) / Math.PI})`);
}

/** An outline is one text, so a comparison is cheap beside making elements. */
function isSameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return a === b || (a.length === b.length && JSON.stringify(a) === JSON.stringify(b));
}
