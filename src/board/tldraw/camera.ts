/** Where one looks: at the notes when the board opens, at one of them when asked. */
import { isStill } from '../stillness.ts';
import { Box, react, type Editor } from 'tldraw';
import { NOTE_HEIGHT, NOTE_WIDTH, nextFreePlace, type Area, type Place } from '#domain/note-place.ts';
import type { IdeaId } from '#domain/identifiers.ts';
import { shapeIdOf } from './idea-shape.ts';

/** CSS pixels that the tools and a margin take of the view. */
const INSET = { left: 100, top: 32, right: 24, bottom: 32 };
/** Below this nobody reads a note; a large board then opens at its beginning. */
const SMALLEST_AT_OPENING = 0.6;
const SMALLEST = 0.1;
const LARGEST = 2;
/** What one types one wants to read while typing. */
const SMALLEST_WHILE_TYPING = 0.9;

const turnMs = () => (isStill() ? 0 : 200);

/** Where the first row of notes will lie: what an empty board leaves room for. */
function firstRow(): Box {
  const row: Place[] = [];
  for (let next = nextFreePlace(row); next.y === 0; next = nextFreePlace(row)) row.push(next);
  return new Box(0, 0, Math.max(...row.map(({ x }) => x)) + NOTE_WIDTH, NOTE_HEIGHT);
}

function fit(editor: Editor, content: Box, smallest: number, animated: boolean): void {
  const view = editor.getViewportScreenBounds();
  const left = Math.min(INSET.left, view.w / 4);
  const room = { w: view.w - left - INSET.right, h: view.h - INSET.top - INSET.bottom };
  const z = Math.max(smallest, Math.min(1, room.w / content.w, room.h / content.h));
  const camera = { x: left / z - content.x, y: INSET.top / z - content.y, z };
  const duration = turnMs();
  editor.setCamera(camera, animated && duration > 0 ? { animation: { duration } } : { immediate: true });
}

/** The first look: all notes if they can be read so, else the beginning of the board; never above 100 %. */
export function openView(editor: Editor): void {
  const drawn = editor.getCurrentPageBounds();
  fit(editor, drawn ? Box.Common([drawn, firstRow()]) : firstRow(), SMALLEST_AT_OPENING, false);
}

export function fitView(editor: Editor): void {
  fit(editor, editor.getCurrentPageBounds() ?? firstRow(), SMALLEST, true);
}

export function visibleArea(editor: Editor): Area {
  const { x, y, w, h } = editor.getViewportPageBounds();
  return { x, y, width: w, height: h };
}

export function followView(editor: Editor, changed: () => void): () => void {
  let isFirst = true;
  return react('follow the view', () => {
    editor.getViewportPageBounds();
    if (!isFirst) changed();
    isFirst = false;
  });
}

/** The area in the middle, as large as it fits: what one person sees whole, another sees whole. */
export function lookAt(editor: Editor, area: Area): void {
  const view = editor.getViewportScreenBounds();
  const z = Math.max(SMALLEST, Math.min(view.w / area.width, view.h / area.height, LARGEST));
  const camera = {
    x: view.w / 2 / z - area.x - area.width / 2,
    y: view.h / 2 / z - area.y - area.height / 2,
    z,
  };
  const duration = turnMs();
  editor.setCamera(camera, duration > 0 ? { animation: { duration } } : { immediate: true });
}

/** Moves no further than needed to see the whole note at a size in which it can be read. */
export function revealNote(editor: Editor, idea: IdeaId): void {
  const isTyped = editor.getEditingShapeId() === shapeIdOf(idea);
  const note = editor.getShapePageBounds(shapeIdOf(idea));
  if (!note) return;
  const camera = editor.getCamera();
  const view = editor.getViewportScreenBounds();
  const z = Math.max(camera.z, isTyped ? SMALLEST_WHILE_TYPING : SMALLEST_AT_OPENING);
  // A nearer look keeps the middle of the view where it is.
  const x = camera.x + view.w / 2 / z - view.w / 2 / camera.z;
  const y = camera.y + view.h / 2 / z - view.h / 2 / camera.z;
  const left = Math.min(INSET.left, view.w / 4);
  const dx = shiftInto((note.x + x) * z, note.w * z, left, view.w - INSET.right);
  const dy = shiftInto((note.y + y) * z, note.h * z, INSET.top, view.h - INSET.bottom);
  if (z === camera.z && dx === 0 && dy === 0) return;
  editor.setCamera({ x: x + dx / z, y: y + dy / z, z }, { immediate: true });
}

/** How far a stretch must move to lie between two bounds; one too long for them begins at the first. */
function shiftInto(start: number, length: number, from: number, to: number): number {
  if (start < from || length > to - from) return from - start;
  return Math.min(0, to - start - length);
}
