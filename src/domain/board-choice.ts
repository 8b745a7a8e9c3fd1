/** Which board a page shows: tldraw refuses to run in some places, and then it is not even loaded; our own runs everywhere. */

export const BOARDS = ['tldraw', 'plain'] as const;
export type BoardKind = (typeof BOARDS)[number];

/**
 * tldraw's own check, seen in the browser: with a key it runs anywhere; without one on plain http except on `*.localhost`, and on https only
 * on this machine itself. Elsewhere it blanks the canvas after five seconds and reports the page's address to its maker.
 */
export function whichBoard(page: { protocol: string; hostname: string; hasLicenceKey: boolean }): BoardKind {
  if (page.hasLicenceKey) return 'tldraw';
  const isThisMachine = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(page.hostname);
  if (page.protocol === 'https:') return isThisMachine ? 'tldraw' : 'plain';
  return page.hostname.endsWith('.localhost') ? 'plain' : 'tldraw';
}
