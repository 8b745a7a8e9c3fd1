/** Chooses the board on this device; a plain form, so that it works before and without any script. */
import { redirect } from '@sveltejs/kit';
import { BOARD_COOKIE, isBoardKind } from '#domain/board-choice.ts';
import { ownPath, textField } from '../form-fields.ts';
import type { RequestHandler } from './$types';

const YEAR_SECONDS = 365 * 86_400;

export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const form = await request.formData();
  const board = form.get('board');
  if (isBoardKind(board)) {
    cookies.set(BOARD_COOKIE, board, {
      path: '/',
      maxAge: YEAR_SECONDS,
      sameSite: 'lax',
      secure: url.protocol === 'https:',
    });
  }
  redirect(303, ownPath(textField(form, 'back'), '/'));
};
