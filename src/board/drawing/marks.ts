/** What an element looks like, as a few paths and lines of text: the board in the browser and the one drawn on the server show the same. */
import type { Place } from '#domain/note-place.ts';
import { areaAround, areaOfAll, middleOf, turned, widened, type Area } from './area.ts';
import { arrowLine, type ArrowEnds } from './arrow-line.ts';
import {
  STAMP_SIDE,
  type Arrow,
  type DrawnElement,
  type Frame,
  type Ink,
  type Stamp,
  type StampElement,
  type TextElement,
} from './element.ts';
import { foreignMarks } from './foreign-marks.ts';
import { finishedOutline, linePath } from './ink-outline.ts';
import { BASELINE, LINE_HEIGHT, linesAt, type Mark, type TextMark } from './mark.ts';
import { wrappedLines, type MeasureText } from './wrapped-lines.ts';

/** An element in its place on the board. The marks are in coordinates of their own, which stand at `place`, turned by `rotation` radians. */
export interface Look {
  place: Place;
  rotation: number;
  marks: readonly Mark[];
  /** What it covers of the board. */
  area: Area;
  /** Points along an arrow or a stroke, on the board: what a pointer can hit. null: all of the area. */
  line: readonly Place[] | null;
}

const FRAME_CORNER = 18;
const FRAME_EDGE = '#8a7a68';
const FRAME_INK = '#5f5346';
const FRAME_NAME_SIZE = 17;
const FRAME_NAME_HEIGHT = 34;
const ARROW_LABEL_SIZE = 20;

/** Where an element stands on the board itself, whatever frames it lies in. */
export interface Standing {
  place: Place;
  rotation: number;
}

export function lookOf(element: DrawnElement, at: Standing, ends: ArrowEnds, measure: MeasureText): Look {
  switch (element.kind) {
    case 'ink':
      return inkLook(element, at);
    case 'arrow':
      return arrowLook(element, at, ends, measure);
    case 'text':
      return textLook(element, at, measure);
    case 'frame':
      return frameLook(element, at);
    case 'stamp':
      return stampLook(element, at);
    case 'picture': {
      const { picture, name, width, height } = element;
      return boxLook(at, { x: 0, y: 0, width, height }, [{ kind: 'image', picture, name, width, height }]);
    }
    case 'foreign':
      return boxLook(at, element.box, foreignMarks(element, measure));
  }
}

function boxLook(at: Standing, box: Area, marks: readonly Mark[]): Look {
  const { x, y, width, height } = box;
  const corners = [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ].map((corner) => turned(corner, at.place, at.rotation));
  return { ...at, marks, area: areaAround(corners), line: null };
}

function inkLook(ink: Ink, at: Standing): Look {
  const marks: Mark[] = [];
  if (ink.isFilled) {
    marks.push({ kind: 'path', d: linePath(ink.points, true), fill: ink.colour + '33', stroke: null, width: 0 });
  }
  marks.push({ kind: 'path', d: finishedOutline(ink), fill: ink.colour, stroke: null, width: 0 });
  const line = ink.points.map((point) => turned(point, at.place, at.rotation));
  return { ...at, marks, area: widened(areaAround(line), ink.width / 2), line };
}

function arrowLook(arrow: Arrow, at: Standing, ends: ArrowEnds, measure: MeasureText): Look {
  const line = arrowLine(arrow, at, ends);
  const stroke = { kind: 'path', fill: null, stroke: arrow.colour, width: arrow.width } as const;
  const marks: Mark[] = [
    { ...stroke, d: linePath(line) },
    ...headMarks(arrow, arrow.end.head, line),
    ...headMarks(arrow, arrow.start.head, line.toReversed()),
  ];
  const areas = [widened(areaAround(line), arrow.width * 3)];
  if (arrow.label.length > 0) {
    const label = labelOn(line, arrow, measure);
    marks.push(...label.marks);
    areas.push(label.area);
  }
  return { place: { x: 0, y: 0 }, rotation: 0, marks, area: areaOfAll(areas)!, line };
}

function headMarks(arrow: Arrow, head: string, line: readonly Place[]): Mark[] {
  const tip = line[line.length - 1]!;
  const before = line.findLast((point) => Math.hypot(point.x - tip.x, point.y - tip.y) > 1);
  if (head === 'none' || !before) return [];
  const angle = Math.atan2(tip.y - before.y, tip.x - before.x);
  const length = Math.min(Math.max(arrow.width * 4, 10), Math.hypot(tip.x - before.x, tip.y - before.y) + 6);
  const at = (back: number, aside: number) => turned({ x: -back, y: aside }, tip, angle);
  const wing = length * 0.55;
  const base = { kind: 'path', stroke: arrow.colour, width: arrow.width } as const;
  if (head === 'arrow') return [{ ...base, d: linePath([at(length, -wing), tip, at(length, wing)]), fill: null }];
  if (head === 'bar' || head === 'pipe') return [{ ...base, d: linePath([at(0, -wing), at(0, wing)]), fill: null }];
  const shapes: Record<string, Place[]> = {
    triangle: [tip, at(length, -wing), at(length, wing)],
    inverted: [at(length, 0), at(0, -wing), at(0, wing)],
    diamond: [tip, at(length / 2, -wing), at(length, 0), at(length / 2, wing)],
    square: [at(0, -wing), at(0, wing), at(2 * wing, wing), at(2 * wing, -wing)],
    dot: Array.from({ length: 16 }, (_, i) => turned({ x: wing, y: 0 }, tip, (i * Math.PI) / 8)),
  };
  const shape = Object.hasOwn(shapes, head) ? shapes[head] : undefined;
  return shape ? [{ ...base, d: linePath(shape, true), fill: arrow.colour }] : [];
}

/** The words stand in the middle of the line, on a piece of paper that covers it. */
function labelOn(line: readonly Place[], arrow: Arrow, measure: MeasureText): { marks: Mark[]; area: Area } {
  const lengths = line.slice(1).map((point, i) => Math.hypot(point.x - line[i]!.x, point.y - line[i]!.y));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  const part = Math.max(
    0,
    lengths.findIndex((length) => (left -= length) <= 0),
  );
  const along = lengths[part] ? 1 + left / lengths[part] : 0;
  const [from, to] = [line[part]!, line[part + 1] ?? line[part]!];
  const middle = { x: from.x + (to.x - from.x) * along, y: from.y + (to.y - from.y) * along };
  const width = Math.max(...arrow.label.map((text) => measure(text))) * ARROW_LABEL_SIZE + 12;
  const height = arrow.label.length * ARROW_LABEL_SIZE * LINE_HEIGHT + 4;
  const area = { x: middle.x - width / 2, y: middle.y - height / 2, width, height };
  const corners = [
    { x: area.x, y: area.y },
    { x: area.x + width, y: area.y },
    { x: area.x + width, y: area.y + height },
    { x: area.x, y: area.y + height },
  ];
  return {
    area,
    marks: [
      { kind: 'path', d: linePath(corners, true), fill: '#ffffff', stroke: null, width: 0 },
      {
        kind: 'text',
        lines: linesAt(arrow.label, ARROW_LABEL_SIZE, middle.x, area.y + 2),
        size: ARROW_LABEL_SIZE,
        colour: arrow.colour,
        align: 'middle',
        face: 'text',
      },
    ],
  };
}

function textLook(text: TextElement, at: Standing, measure: MeasureText): Look {
  const { size, width: broken } = text;
  const lines = broken === null ? text.lines : text.lines.flatMap((line) => wrappedLines(line, broken / size, measure));
  const width = Math.max(broken ?? 0, ...lines.map((line) => measure(line) * size), 8);
  const x = { start: 0, middle: width / 2, end: width }[text.align];
  const mark: TextMark = {
    kind: 'text',
    lines: linesAt(lines, size, x, 0),
    size,
    colour: text.colour,
    align: text.align,
    face: 'text',
  };
  return boxLook(at, { x: 0, y: 0, width, height: lines.length * size * LINE_HEIGHT }, [mark]);
}

function frameLook(frame: Frame, at: Standing): Look {
  const { width: w, height: h } = frame;
  const r = Math.min(FRAME_CORNER, w / 2, h / 2);
  const d = `M${r} 0H${w - r}A${r} ${r} 0 0 1 ${w} ${r}V${h - r}A${r} ${r} 0 0 1 ${w - r} ${h}H${r}A${r} ${r} 0 0 1 0 ${h - r}V${r}A${r} ${r} 0 0 1 ${r} 0Z`;
  return boxLook(at, { x: 0, y: 0, width: w, height: h }, [
    { kind: 'path', d, fill: null, stroke: FRAME_EDGE, width: 2, dash: '7 5' },
    {
      kind: 'text',
      lines: [{ text: frame.name, x: 16, y: -FRAME_NAME_HEIGHT / 2 + FRAME_NAME_SIZE * BASELINE - 2 }],
      size: FRAME_NAME_SIZE,
      colour: FRAME_INK,
      align: 'start',
      face: 'head',
    },
  ]);
}

/** The name above a frame, by which it is held. */
export function frameNameArea(frame: Frame, place: Place): Area {
  return { x: place.x, y: place.y - FRAME_NAME_HEIGHT, width: frame.width, height: FRAME_NAME_HEIGHT };
}

/** White signs on a coloured disc of 48 units; each has a form of its own, so that the colour is never the only sign. */
const STAMP_SIGNS: Record<Stamp, { disc: string; sign: string }> = {
  agree: { disc: '#2c6e49', sign: 'M14 25L21.5 32.5L35 17' },
  question: { disc: '#1b5688', sign: 'M18 19A6.5 6.5 0 1 1 26.5 25.2Q24 26.4 24 29.5M24 35.5V36' },
  important: { disc: '#a5321f', sign: 'M24 12V28M24 35V35.5' },
};

function stampLook(element: StampElement, at: Standing): Look {
  const { disc, sign } = STAMP_SIGNS[element.stamp];
  const middle = middleOf({ x: 0, y: 0, width: STAMP_SIDE, height: STAMP_SIDE });
  const edge = Array.from({ length: 48 }, (_, i) => turned({ x: 22, y: 0 }, middle, (i * Math.PI) / 24));
  return boxLook(at, { x: 0, y: 0, width: STAMP_SIDE, height: STAMP_SIDE }, [
    { kind: 'path', d: linePath(edge, true), fill: disc, stroke: '#ffffff', width: 2 },
    { kind: 'path', d: sign, fill: null, stroke: '#ffffff', width: 4.5 },
  ]);
}
