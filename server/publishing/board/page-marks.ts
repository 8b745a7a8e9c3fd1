/** One thing of a board onto a page: its paths and its lines of text. */
import type { Mark, PathMark, TextMark } from '#board/drawing/mark.ts';
import type { SceneItem } from '#board/drawing/scene.ts';
import { colourParts } from '#board/drawing/svg.ts';

const FORBIDDEN = /[\u0000-\u001f\u007f\ufffe\uffff]|\ufe0e|\ufe0f|\p{Cs}/gu;

export function paintItem(pdf: PDFKit.PDFDocument, { place, rotation, opacity, marks }: SceneItem): void {
  pdf.save();
  pdf.translate(place.x, place.y);
  if (rotation !== 0) pdf.rotate((rotation * 180) / Math.PI);
  for (const mark of marks) paintMark(pdf, mark, opacity);
  pdf.restore();
}

function paintMark(pdf: PDFKit.PDFDocument, mark: Mark, opacity: number): void {
  if (mark.kind === 'path') paintPath(pdf, mark, opacity);
  else paintText(pdf, mark, opacity);
}

function paintPath(pdf: PDFKit.PDFDocument, { d, fill, stroke, width, dash }: PathMark, opacity: number): void {
  if (d === '' || (fill === null && stroke === null)) return;
  pdf.path(d);
  if (fill !== null) {
    const { solid, opacity: own } = colourParts(fill);
    pdf.fillColor(solid).fillOpacity(own * opacity);
  }
  if (stroke !== null) {
    const { solid, opacity: own } = colourParts(stroke);
    pdf.strokeColor(solid).strokeOpacity(own * opacity);
    pdf.lineWidth(width).lineCap('round').lineJoin('round');
    const [length, space] = (dash ?? '').split(' ').map(Number);
    if (length && space) pdf.dash(length, { space });
  }
  if (fill !== null && stroke !== null) pdf.fillAndStroke();
  else if (fill !== null) pdf.fill();
  else pdf.stroke();
  if (dash) pdf.undash();
}

function paintText(pdf: PDFKit.PDFDocument, { lines, size, colour, align, face }: TextMark, opacity: number): void {
  const { solid, opacity: own } = colourParts(colour);
  pdf
    .font(face)
    .fontSize(size)
    .fillColor(solid)
    .fillOpacity(own * opacity);
  for (const line of lines) {
    const text = line.text.replace(FORBIDDEN, '');
    if (text.trim() === '') continue;
    const width = align === 'start' ? 0 : pdf.widthOfString(text);
    const x = line.x - (align === 'middle' ? width / 2 : width);
    pdf.text(text, x, line.y, { lineBreak: false, baseline: 'alphabetic' });
  }
}
