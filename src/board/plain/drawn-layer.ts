/** What is drawn, as SVG: one group an element, made anew only when it has changed. */
import type { Laid } from '../drawing/layout.ts';
import type { Mark } from '../drawing/mark.ts';
import type { Look } from '../drawing/marks.ts';

const SVG = 'http://www.w3.org/2000/svg';

export function svgElement<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | number | null | undefined>> = {},
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(key, String(value));
  }
  return element;
}

interface Shown {
  group: SVGGElement;
  laid: Laid;
  marks: readonly Mark[];
}

export class DrawnLayer {
  readonly element = svgElement('svg', { class: 'plain-drawn', width: 1, height: 1 });
  readonly #shown = new Map<string, Shown>();

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
    if (shown?.laid === laid) return shown.group;
    if (!shown) {
      const group = svgElement('g', { 'data-drawn': id, 'data-kind': kind });
      this.#shown.set(id, (shown = { group, laid, marks: [] }));
    }
    shown.laid = laid;
    shown.group.setAttribute('transform', transformOf(laid));
    if (!isSameMarks(shown.marks, laid.marks)) shown.group.replaceChildren(...laid.marks.flatMap(markElements));
    shown.marks = laid.marks;
    return shown.group;
  }
}

export function transformOf({ place, rotation }: Look): string {
  return `translate(${place.x} ${place.y})` + (rotation === 0 ? '' : ` rotate(${(rotation * 180) / Math.PI})`);
}

/** An outline is one text, so a comparison is cheap beside making elements. */
function isSameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return a === b || (a.length === b.length && JSON.stringify(a) === JSON.stringify(b));
}

export function markElements(mark: Mark): SVGElement[] {
  if (mark.kind === 'path') {
    const { d, fill, stroke, width, dash } = mark;
    return [
      svgElement('path', {
        d,
        fill: fill ?? 'none',
        stroke,
        'stroke-width': stroke ? width : null,
        'stroke-linecap': stroke ? 'round' : null,
        'stroke-linejoin': stroke ? 'round' : null,
        'stroke-dasharray': dash,
      }),
    ];
  }
  return mark.lines.map(({ text, x, y }) => {
    const anchor = mark.align === 'start' ? null : mark.align;
    const line = svgElement('text', { x, y, fill: mark.colour, 'font-size': mark.size, 'text-anchor': anchor });
    line.classList.add(mark.face === 'head' ? 'plain-heading' : 'plain-text');
    line.textContent = text;
    return line;
  });
}
