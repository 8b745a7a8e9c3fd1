/** English. Words of the board: what it offers for drawing, selecting and finding. */
import type sl from '../sl/board.ts';

export default {
  'board.lasso': 'Select by circling',
  'board.stamp': 'Stamp',
  'board.stamp.agree': 'I agree',
  'board.stamp.question': 'Question',
  'board.stamp.important': 'Important',
  'board.write': 'Write',
  'board.duplicate': 'Duplicate',
  'board.to-front': 'Bring to the front',
  'board.lock': 'Lock in place',
  'board.unlock': 'Unlock',
  'board.locked': 'locked',
  'board.tidy': 'Tidy into rows',
  'board.align.left': 'Align left',
  'board.align.right': 'Align right',
  'board.align.top': 'Align top',
  'board.align.bottom': 'Align bottom',
  'board.new-note': 'New note here',
  'board.more': 'More',
  'board.find': 'Find a note',
  'board.found': '{count} of {of}',
  'board.not-found': 'Nothing found',
  'board.previous': 'Previous match',
  'board.next': 'Next match',
  'board.map': 'Map of the board',
} as const satisfies Record<keyof typeof sl, string>;
