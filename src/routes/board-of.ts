/** The board a page shows, from its address, the operator's settings and what was chosen on the device. */
import type { RequestEvent } from '@sveltejs/kit';
import { BOARD_COOKIE, chooseBoard, type ShownBoard } from '#domain/board-choice.ts';

export function boardOf({ url, locals, cookies }: RequestEvent): ShownBoard {
  const { tldrawLicenceKey, board } = locals.kavarna.configuration;
  const choice = chooseBoard({
    hostname: url.hostname,
    hasLicenceKey: tldrawLicenceKey !== null,
    preferred: board,
    chosen: cookies.get(BOARD_COOKIE),
  });
  return { ...choice, licenceKey: tldrawLicenceKey };
}
