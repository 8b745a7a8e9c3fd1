/** What hands may do on a board, by what it is for. */
import type { BoardPurpose } from '../board.ts';
import { TOOLS, type Tool } from './gestures.ts';

export interface Abilities {
  tools: readonly Tool[];
  /** Notes and drawings are made, written, carried about, recoloured, locked, removed. */
  mayChange: boolean;
  /** There is something to press and to choose. */
  mayChoose: boolean;
}

const ABILITIES: Record<BoardPurpose, Abilities> = {
  table: { tools: TOOLS, mayChange: true, mayChoose: true },
  sorting: { tools: ['select', 'lasso'], mayChange: false, mayChoose: true },
  showing: { tools: [], mayChange: false, mayChoose: false },
};

export function abilitiesFor(purpose: BoardPurpose = 'table'): Abilities {
  return ABILITIES[purpose];
}
