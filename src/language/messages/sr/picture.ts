/** Serbian, in Latin script. Boards as pictures and as pages to print. */
import type sl from '../sl/picture.ts';

export default {
  'picture.download': 'Preuzmi tablu',
  'picture.board.png': 'Slika (PNG)',
  'picture.board.svg': 'Slika za svako uvećanje (SVG)',
  'picture.board-a4.pdf': 'Za štampu na A4 (PDF)',
  'picture.board-a3.pdf': 'Za štampu na A3 (PDF)',
  'picture.left-out': 'Skrivene i uklonjene ideje, kao ni imena, nisu na slici.',
  'picture.boards-a4.pdf': 'Table svih stolova, A4 (PDF)',
  'picture.boards-a3.pdf': 'Table svih stolova, A3 (PDF)',
} as const satisfies Record<keyof typeof sl, string>;
