/** One thing of a board onto a page: its paths, its lines of text, its picture. */
import { interWidth } from '#board/drawing/inter-widths.ts';
import type { ImageMark, Mark, PathMark, TextMark } from '#board/drawing/mark.ts';
import { missingPictureMarks } from '#board/drawing/picture.ts';
import type { SceneItem } from '#board/drawing/scene.ts';
import { colourParts, type SvgPictures } from '#board/drawing/svg.ts';

const FORBIDDEN = /[\u0000-\u001f\u007f\ufffe\uffff]|\ufe0e|\ufe0f|\p{Cs}/gu;

export function paintItem(
  pdf: PDFKit.PDFDocument,
  { place, rotation, opacity, marks }: SceneItem,
  pictures: SvgPictures,
): void {
  pdf.save();
  pdf.translate(place.x, place.y);
  if (rotation !== 0) pdf.rotate((rotation * 180) / Math.PI);
  for (const mark of marks) {
    const isPicture = mark.kind === 'image';
    for (const one of isPicture ? paintPicture(pdf, mark, opacity, pictures) : [mark]) paintMark(pdf, one, opacity);
  }
  pdf.restore();
}

/** Returns what is to be painted in its place where it isn't there. pdfkit keeps a picture once, under its address. */
function paintPicture(
  pdf: PDFKit.PDFDocument,
  mark: ImageMark,
  opacity: number,
  { data, missing }: SvgPictures,
): readonly Mark[] {
  const address = data.get(mark.picture);
  if (address === undefined) return missingPictureMarks(mark, missing, interWidth);
  const { width, height } = mark;
  pdf.fillOpacity(opacity).image(address, 0, 0, { width, height });
  return [];
}

function paintMark(pdf: PDFKit.PDFDocument, mark: Mark, opacity: number): void {
  if (mark.kind === 'path') paintPath(pdf, mark, opacity);
  else if (mark.kind === 'text') paintText(pdf, mark, opacity);
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
