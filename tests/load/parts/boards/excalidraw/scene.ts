/** The same notes as a file of Excalidraw's: filled rectangles with bound text, already wrapped, as it keeps them itself. */
import { interWidth } from '#board/drawing/inter-widths.ts';
import { fittingLines, PAPERS } from '#board/drawing/note-look.ts';
import { NOTE_HEIGHT, NOTE_WIDTH } from '#domain/note-place.ts';
import { notesInRows, type WrittenNote } from '../notes-in-rows.ts';

const PADDING = 5;
const LINE_HEIGHT = 1.25;
/** The sans serif face of the system: nothing has to be fetched for it. */
const HELVETICA = 2;

export function sceneOf(count: number): string {
  return JSON.stringify({ type: 'excalidraw', version: 2, elements: notesInRows(count).flatMap(elementsOf) });
}

function elementsOf(note: WrittenNote, i: number): object[] {
  const textId = `${note.id}-text`;
  const { lines, size } = fittingLines(note.text, interWidth);
  const paper = {
    ...element(2 * i + 1),
    id: note.id,
    type: 'rectangle',
    ...note.place,
    width: NOTE_WIDTH,
    height: NOTE_HEIGHT,
    strokeColor: 'transparent',
    backgroundColor: PAPERS[note.colour],
    boundElements: [{ id: textId, type: 'text' }],
  };
  const words = {
    ...element(2 * i + 2),
    id: textId,
    type: 'text',
    x: note.place.x + PADDING,
    y: note.place.y + PADDING,
    width: Math.max(...lines.map(interWidth)) * size,
    height: lines.length * size * LINE_HEIGHT,
    strokeColor: '#241c15',
    backgroundColor: 'transparent',
    boundElements: null,
    text: lines.join('\n'),
    originalText: note.text,
    fontSize: size,
    fontFamily: HELVETICA,
    lineHeight: LINE_HEIGHT,
    textAlign: 'left',
    verticalAlign: 'top',
    containerId: note.id,
    autoResize: true,
  };
  return [paper, words];
}

function element(seed: number): object {
  return {
    angle: 0,
    fillStyle: 'solid',
    strokeWidth: 1,
    strokeStyle: 'solid',
    roughness: 0,
    opacity: 100,
    groupIds: [],
    frameId: null,
    roundness: null,
    seed,
    version: 1,
    versionNonce: seed,
    isDeleted: false,
    updated: 1,
    link: null,
    locked: false,
  };
}
