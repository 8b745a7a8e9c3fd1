/** Serbian (Latin). Words of the board: what it offers for drawing, selecting and finding. */
import type sl from '../sl/board.ts';

export default {
  'board.lasso': 'Zaokruži i izaberi',
  'board.stamp': 'Pečat',
  'board.stamp.agree': 'Slažem se',
  'board.stamp.question': 'Pitanje',
  'board.stamp.important': 'Važno',
  'board.write': 'Piši',
  'board.duplicate': 'Udvostruči',
  'board.to-front': 'Postavi napred',
  'board.lock': 'Zaključaj na mestu',
  'board.unlock': 'Otključaj',
  'board.locked': 'zaključano',
  'board.tidy': 'Složi u redove',
  'board.align.left': 'Poravnaj levo',
  'board.align.right': 'Poravnaj desno',
  'board.align.top': 'Poravnaj gore',
  'board.align.bottom': 'Poravnaj dole',
  'board.new-note': 'Nova ceduljica ovde',
  'board.more': 'Još',
  'board.find': 'Pronađi ceduljicu',
  'board.found': '{count} od {of}',
  'board.not-found': 'Nema pogodaka',
  'board.previous': 'Prethodni pogodak',
  'board.next': 'Sledeći pogodak',
  'board.map': 'Mapa table',
} as const satisfies Record<keyof typeof sl, string>;
