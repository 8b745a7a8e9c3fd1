/** All notes at once, from far away: coloured papers with lines for words, on one canvas. */
import { NOTE_COLOURS, type NoteColour } from '#domain/idea.ts';
import { toScreen, type Camera, type Size } from './camera.ts';
import type { NoteInScene } from './scene.ts';

/** Pixels per unit from which words are drawn as words; smaller ones nobody could read. */
const READABLE = 0.45;
const LINE = 22;
const LETTERS_IN_A_LINE = 20;

export class OverviewLayer {
  readonly element = document.createElement('canvas');
  readonly #pen = this.element.getContext('2d');
  #colours: Record<NoteColour, string> | null = null;
  #ink = '#5f5346';
  #isShown = false;

  constructor() {
    this.element.className = 'plain-overview';
    this.element.hidden = true;
    this.element.ariaHidden = 'true';
  }

  hide(): void {
    if (!this.#isShown) return;
    this.#isShown = false;
    this.element.hidden = true;
  }

  draw(
    notes: readonly NoteInScene[],
    camera: Camera,
    view: Size,
    selected: ReadonlySet<string>,
    isMoving: boolean,
  ): void {
    const pen = this.#pen;
    if (!pen) return;
    this.#isShown = true;
    this.element.hidden = false;
    const scale = isMoving ? 1 : Math.min(2, devicePixelRatio);
    const [width, height] = [Math.round(view.width * scale), Math.round(view.height * scale)];
    if (this.element.width !== width || this.element.height !== height) {
      this.element.width = width;
      this.element.height = height;
    } else pen.clearRect(0, 0, width, height);
    const origin = toScreen(camera, { x: 0, y: 0 });
    const zoom = camera.zoom * scale;
    pen.setTransform(zoom, 0, 0, zoom, origin.x * scale, origin.y * scale);
    this.#papers(pen, notes);
    if (camera.zoom >= READABLE && !isMoving) words(pen, notes);
    else if (camera.zoom > 0.08) this.#lines(pen, notes);
    this.#outlines(pen, notes, selected, 3 / camera.zoom);
    pen.setTransform(1, 0, 0, 1, 0, 0);
  }

  /** One path a colour: thousands of notes are six fillings. */
  #papers(pen: CanvasRenderingContext2D, notes: readonly NoteInScene[]): void {
    const colours = (this.#colours ??= this.#readColours());
    for (const colour of NOTE_COLOURS) {
      pen.beginPath();
      for (const { idea, area } of notes) {
        if (idea.colour === colour) pen.rect(area.x, area.y, area.width, area.height);
      }
      pen.fillStyle = colours[colour];
      pen.fill();
    }
  }

  #lines(pen: CanvasRenderingContext2D, notes: readonly NoteInScene[]): void {
    pen.beginPath();
    for (const { idea, area } of notes) {
      const lines = Math.min(4, Math.ceil(idea.text.length / LETTERS_IN_A_LINE));
      for (let i = 0; i < lines; i++) {
        const left = idea.text.length - i * LETTERS_IN_A_LINE;
        pen.rect(area.x + 14, area.y + 20 + i * LINE, Math.min(1, left / LETTERS_IN_A_LINE) * 165, 8);
      }
    }
    pen.globalAlpha = 0.55;
    pen.fillStyle = this.#ink;
    pen.fill();
    pen.globalAlpha = 1;
  }

  #outlines(
    pen: CanvasRenderingContext2D,
    notes: readonly NoteInScene[],
    selected: ReadonlySet<string>,
    width: number,
  ): void {
    if (selected.size === 0) return;
    pen.strokeStyle = getComputedStyle(this.element).getPropertyValue('--sky') || '#1b5688';
    pen.lineWidth = width;
    for (const { idea, area } of notes) {
      if (selected.has(idea.id)) pen.strokeRect(area.x, area.y, area.width, area.height);
    }
  }

  #readColours(): Record<NoteColour, string> {
    const look = getComputedStyle(this.element);
    const read = (colour: NoteColour) => [colour, look.getPropertyValue(`--note-${colour}`).trim() || '#ffe27a'];
    return Object.fromEntries(NOTE_COLOURS.map(read)) as Record<NoteColour, string>;
  }
}

function words(pen: CanvasRenderingContext2D, notes: readonly NoteInScene[]): void {
  pen.fillStyle = '#241c15';
  pen.font = `16px ${getComputedStyle(pen.canvas).fontFamily}`;
  for (const { idea, area } of notes) {
    let [line, row] = ['', 0];
    for (const word of idea.text.split(/\s+/)) {
      if (line.length + word.length > LETTERS_IN_A_LINE && line !== '') {
        pen.fillText(line, area.x + 14, area.y + 28 + row++ * LINE, 172);
        line = '';
        if (row > 4) break;
      }
      line = line === '' ? word : `${line} ${word}`;
    }
    if (row <= 4) pen.fillText(line, area.x + 14, area.y + 28 + row * LINE, 172);
  }
}
