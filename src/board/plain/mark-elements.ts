/** Paths and lines of text as elements of SVG. */
import type { Mark } from '../drawing/mark.ts';

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

/** Of what is drawn: a picture needs to know where it is to be had. */
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
  if (mark.kind === 'image') return [];
  return mark.lines.map(({ text, x, y }) => {
    const anchor = mark.align === 'start' ? null : mark.align;
    const line = svgElement('text', { x, y, fill: mark.colour, 'font-size': mark.size, 'text-anchor': anchor });
    line.classList.add(mark.face === 'head' ? 'plain-heading' : 'plain-text');
    line.textContent = text;
    return line;
  });
}
