/** What this browser shows of itself to the others, and who of the others is typing. */
import { atom, type Atom, type Editor } from 'tldraw';
import type { IdeaId } from '#domain/identifiers.ts';
import type { BoardPresence } from '../board.ts';

/** Milliseconds between two showings of the pointer: about twenty a second. */
const POINTER_MS = 50;

/** Publishes the pointer, in board units, at most once a frame; returns how to stop. */
export function showPointer(editor: Editor, presence: BoardPresence): () => void {
  const container = editor.getContainer();
  let frame = 0;
  let shownAt = -Infinity;
  let last: PointerEvent | null = null;
  const publish = (now: number) => {
    frame = 0;
    if (!last) return;
    if (now - shownAt < POINTER_MS) {
      frame = requestAnimationFrame(publish);
      return;
    }
    shownAt = now;
    const { x, y } = editor.screenToPage({ x: last.clientX, y: last.clientY });
    last = null;
    presence.show({ pointer: { x: Math.round(x), y: Math.round(y) } });
  };
  const moved = (event: PointerEvent) => {
    last = event;
    frame ||= requestAnimationFrame(publish);
  };
  const left = () => {
    last = null;
    presence.show({ pointer: null });
  };
  container.addEventListener('pointermove', moved, { capture: true, passive: true });
  container.addEventListener('pointerleave', left);
  return () => {
    cancelAnimationFrame(frame);
    container.removeEventListener('pointermove', moved, { capture: true });
    container.removeEventListener('pointerleave', left);
    presence.show({ pointer: null, typing: null });
  };
}

/** Who types where, as names; the atom changes only when somebody starts or stops. */
export function followTypists(presence: BoardPresence): {
  typists: Atom<ReadonlyMap<IdeaId, string>>;
  stop: () => void;
} {
  const typists = atom<ReadonlyMap<IdeaId, string>>('typists', new Map());
  const read = () => {
    const now = new Map<IdeaId, string>();
    for (const { typing, name } of presence.peers()) {
      if (typing) now.set(typing, [now.get(typing), name].filter(Boolean).join(', '));
    }
    const before = typists.get();
    if (now.size === before.size && [...now].every(([id, names]) => before.get(id) === names)) return;
    typists.set(now);
  };
  read();
  return { typists, stop: presence.subscribe(read) };
}
