/** English. Boards as pictures and as pages to print. */
import type sl from '../sl/picture.ts';

export default {
  'picture.download': 'Download the board',
  'picture.board.png': 'Picture (PNG)',
  'picture.board.svg': 'Picture for any size (SVG)',
  'picture.board-a4.pdf': 'To print on A4 (PDF)',
  'picture.board-a3.pdf': 'To print on A3 (PDF)',
  'picture.left-out': 'Hidden and removed ideas, and names, are left out.',
  'picture.boards-a4.pdf': 'All tables’ boards, A4 (PDF)',
  'picture.boards-a3.pdf': 'All tables’ boards, A3 (PDF)',
} as const satisfies Record<keyof typeof sl, string>;
