/** All that lies on a board, from the bottom up: frames and what lies under the notes, the notes, what is drawn over them. */
import { NOTE_HEIGHT, NOTE_WIDTH } from '#domain/note-place.ts';
import { areaOfAll, type Area } from './area.ts';
import { interWidth } from './inter-widths.ts';
import { noteExtra, noteIdOfExtra } from './note-extra.ts';
import { layOut, readDrawing, type Laid } from './layout.ts';
import { frameNameArea, type Look } from './marks.ts';
import { noteLook, type DrawnNote } from './note-look.ts';
import type { Entry } from './schema.ts';

export interface SceneItem extends Look {
  opacity: number;
  /** The words of a note, to be read aloud as one; null for what is drawn. */
  note: string | null;
}

export interface Scene {
  items: readonly SceneItem[];
  /** All of it; null: the board is empty. */
  area: Area | null;
}

/** `notes` in the order in which they were written. */
export function sceneOf(notes: readonly DrawnNote[], entries: readonly Entry[]): Scene {
  const areas = new Map<string, Area>();
  for (const { id, place } of notes) areas.set(id, { ...place, width: NOTE_WIDTH, height: NOTE_HEIGHT });
  const drawn = layOut(readDrawing(entries), (idea) => areas.get(idea) ?? null, interWidth);
  const item = (look: Look, opacity: number, note: string | null): SceneItem => ({ ...look, opacity, note });
  const drawnItem = (one: Laid): SceneItem => {
    const { element, area } = one;
    // A frame's name stands above it.
    const named = element.kind === 'frame' ? areaOfAll([area, frameNameArea(element, area)])! : area;
    return item({ ...one, area: named }, element.opacity, null);
  };
  const items = [
    ...drawn.filter(({ isUnder }) => isUnder).map(drawnItem),
    ...inThePile(notes, entries).map((note) => item(noteLook(note, interWidth), 1, note.text)),
    ...drawn.filter(({ isUnder }) => !isUnder).map(drawnItem),
  ];
  return { items, area: areaOfAll(items.map((one) => one.area)) };
}

/** The lowest first: some were brought forward. */
function inThePile(notes: readonly DrawnNote[], entries: readonly Entry[]): readonly DrawnNote[] {
  const raised = new Map<string, number>();
  for (const [key, fields] of entries) {
    const id = noteIdOfExtra(key);
    if (id !== null) raised.set(id, noteExtra(fields).raised);
  }
  if (raised.size === 0) return notes;
  return [...notes].sort((a, b) => (raised.get(a.id) ?? 0) - (raised.get(b.id) ?? 0));
}
