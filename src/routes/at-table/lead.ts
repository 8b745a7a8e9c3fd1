/** Leading: the others at the table look where this person looks, for as long as it is wanted. */
import type { Board } from '#board/board.ts';
import type { TableSession } from '#session/table-session.svelte.ts';

/** Milliseconds between two tellings of a view that moves. */
const TELL_EVERY_MS = 150;

/** Returns how to stop. */
export function lead(board: Board, session: TableSession): () => void {
  let next: ReturnType<typeof setTimeout> | null = null;
  const tell = () => {
    next = null;
    session.show({ leads: board.visibleArea() });
  };
  const stop = board.followView(() => {
    next ??= setTimeout(tell, TELL_EVERY_MS);
  });
  tell();
  return () => {
    stop();
    if (next) clearTimeout(next);
    session.show({ leads: null });
  };
}
