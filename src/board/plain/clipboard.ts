/** Copying out of a board and into it: its own items, lines of text, cells of a spreadsheet. */
import { isNoteColour } from '#domain/idea.ts';
import { nextFreePlace } from '#domain/note-place.ts';
import { elementFrom, type Fields } from '../drawing/element.ts';
import { notesFromText } from './pasted-text.ts';
import { inReadingOrder } from './reading-order.ts';
import type { CopiedNote, SelectedItems } from './selected-items.ts';
import type { Tabletop } from './tabletop.ts';

/** Type of what is copied from a board, beside plain text for everywhere else. */
const BOARD_ITEMS = 'application/x-kavarna-notes';
const COPY_OFFSET = { x: 24, y: 24 };
const MOST_ITEMS = 2_000;

/** False where nothing is selected. */
export function copyOut(event: ClipboardEvent, top: Tabletop, selected: SelectedItems): boolean {
  const { scene } = top.view;
  const notes = selected.notes();
  const drawn = selected.drawn();
  if (!event.clipboardData || notes.length + drawn.length === 0) return false;
  event.preventDefault();
  const lying = inReadingOrder(notes.map(({ idea, area }) => ({ id: idea.id, area, text: idea.text })));
  const words = selected.ids.flatMap((id) => {
    const element = scene.element(id);
    return element?.kind === 'text' ? [element.lines.join('\n')] : [];
  });
  event.clipboardData.setData('text/plain', [...lying.map(({ text }) => text), ...words].join('\n\n'));
  const copied = notes.map(({ idea: { text, colour, place } }): CopiedNote => ({ text, colour, place }));
  event.clipboardData.setData(BOARD_ITEMS, JSON.stringify({ notes: copied, drawn }));
  return true;
}

export function pasteIn(event: ClipboardEvent, top: Tabletop, selected: SelectedItems): void {
  if (!event.clipboardData) return;
  event.preventDefault();
  const own = ownItems(event.clipboardData.getData(BOARD_ITEMS));
  if (own) return selected.put(own, COPY_OFFSET);
  const texts = notesFromText(event.clipboardData.getData('text/plain'));
  const taken = [...top.view.scene.notes.values()].map(({ idea }) => idea.place);
  const notes = texts.map((text): CopiedNote => {
    const place = nextFreePlace(taken);
    taken.push(place);
    return { text, colour: 'sun', place };
  });
  if (notes.length === 0) return;
  selected.put({ notes, drawn: [] }, { x: 0, y: 0 });
  const [first] = top.state.selection;
  if (first !== undefined) top.reveal(first, undefined, true);
}

/** null where it is not what a board has copied: the clipboard may come from anywhere. */
function ownItems(text: string): { notes: CopiedNote[]; drawn: Fields[] } | null {
  try {
    const read = JSON.parse(text) as { notes?: unknown; drawn?: unknown };
    if (!Array.isArray(read.notes) || !Array.isArray(read.drawn)) return null;
    const notes = (read.notes as unknown[]).slice(0, MOST_ITEMS).filter(isCopiedNote);
    const drawn = (read.drawn as unknown[]).slice(0, MOST_ITEMS).filter(isDrawable);
    return notes.length + drawn.length > 0 ? { notes, drawn } : null;
  } catch {
    // Not ours.
    return null;
  }
}

function isCopiedNote(value: unknown): value is CopiedNote {
  const { text, colour, place } = (value ?? {}) as Partial<CopiedNote>;
  return typeof text === 'string' && isNoteColour(colour) && Number.isFinite(place?.x) && Number.isFinite(place?.y);
}

function isDrawable(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && elementFrom('shape:copied', value as Fields) !== null;
}
