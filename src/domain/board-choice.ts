/** Which board a page shows: tldraw where it may run and somebody wants it, our own everywhere else. */

export const BOARDS = ['plain', 'tldraw'] as const;
export type BoardKind = (typeof BOARDS)[number];

/** Browser cookie with the board that somebody chose on this device. */
export const BOARD_COOKIE = 'kavarna-board';

export interface BoardChoice {
  board: BoardKind;
  /** What may be chosen here; one where there is nothing to choose. */
  choices: readonly BoardKind[];
}

/** What a page needs to show it. */
export interface ShownBoard extends BoardChoice {
  licenceKey: string | null;
}

export function isBoardKind(value: unknown): value is BoardKind {
  return BOARDS.includes(value as BoardKind);
}

/**
 * tldraw's licence ties its use to a key, and the key to a host; without one it may be looked at on this machine alone. (Elsewhere it blanks the
 * canvas after five seconds and reports the page's address to its maker.) It is loaded only where the operator has set it, or a person chose it.
 */
export function chooseBoard(page: {
  hostname: string;
  hasLicenceKey: boolean;
  /** The operator's; null: not said. */
  preferred: BoardKind | null;
  /** This device's. */
  chosen: unknown;
}): BoardChoice {
  const { hostname, hasLicenceKey, preferred, chosen } = page;
  const isThisMachine = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  if (!hasLicenceKey && !isThisMachine) return { board: 'plain', choices: ['plain'] };
  // Whoever has paid for a key wants what it is for.
  const usual = preferred ?? (hasLicenceKey ? 'tldraw' : 'plain');
  return { board: isBoardKind(chosen) ? chosen : usual, choices: BOARDS };
}
