/** Slovenian. Boards as pictures and as pages to print. */
export default {
  'picture.download': 'Prenesi tablo',
  'picture.board.png': 'Slika (PNG)',
  'picture.board.svg': 'Slika za poljubno povečavo (SVG)',
  'picture.board-a4.pdf': 'Za tisk na A4 (PDF)',
  'picture.board-a3.pdf': 'Za tisk na A3 (PDF)',
  'picture.left-out': 'Skritih in odstranjenih zamisli ter imen ni na sliki.',
  'picture.boards-a4.pdf': 'Table vseh miz, A4 (PDF)',
  'picture.boards-a3.pdf': 'Table vseh miz, A3 (PDF)',
} as const;
