/** What every part of the canvas needs from the page around it, handed down through React. */
import { createContext, useContext } from 'react';
import type { Atom } from 'tldraw';
import type { IdeaId } from '#domain/identifiers.ts';
import type { BoardOptions } from '../board.ts';

export interface Surroundings {
  options: BoardOptions;
  /** Who is typing into which idea: names, joined. Changes only when somebody starts or stops. */
  typists: Atom<ReadonlyMap<IdeaId, string>>;
  /** Counts up when the page's fonts have arrived, so that what was measured is measured again. */
  fontsArrived: Atom<number>;
  undo(): void;
  redo(): void;
  removeSelected(): void;
  zoomToFit(): void;
  reveal(id: IdeaId): void;
  breakDown(error: unknown): void;
}

export const SurroundingsContext = createContext<Surroundings | null>(null);

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (!surroundings) throw new Error('invariant: a part of the canvas stands outside its surroundings');
  return surroundings;
}
