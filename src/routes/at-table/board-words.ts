/** What a board says, in the page's language. */
import type { BoardWords } from '#board/board.ts';
import { NOTE_COLOURS } from '#domain/idea.ts';
import type { Translate } from '#language/translate.ts';

/** `own`: what only this board says. */
export function boardWords(t: Translate, own: Pick<BoardWords, 'board' | 'empty'>): BoardWords {
  return {
    untitled: t('idea.empty'),
    writeHere: t('idea.placeholder'),
    select: t('board.select'),
    draw: t('board.draw'),
    eraser: t('board.eraser'),
    arrow: t('board.arrow'),
    text: t('board.text'),
    frame: t('board.frame'),
    undo: t('common.undo'),
    redo: t('common.redo'),
    tools: t('board.tools'),
    zoomIn: t('board.zoom-in'),
    zoomOut: t('board.zoom-out'),
    zoomToFit: t('board.zoom-to-fit'),
    roundMark: t('board.round-mark', { round: '{round}' }),
    colours: Object.fromEntries(
      NOTE_COLOURS.map((colour) => [colour, t(`common.colour.${colour}`)]),
    ) as BoardWords['colours'],
    remove: t('common.remove'),
    isTyping: t('idea.is-typing', { name: '{name}' }),
    lasso: t('board.lasso'),
    stamp: t('board.stamp'),
    stamps: {
      agree: t('board.stamp.agree'),
      question: t('board.stamp.question'),
      important: t('board.stamp.important'),
    },
    write: t('board.write'),
    duplicate: t('board.duplicate'),
    toFront: t('board.to-front'),
    lock: t('board.lock'),
    unlock: t('board.unlock'),
    locked: t('board.locked'),
    tidy: t('board.tidy'),
    align: {
      left: t('board.align.left'),
      right: t('board.align.right'),
      top: t('board.align.top'),
      bottom: t('board.align.bottom'),
    },
    newNote: t('board.new-note'),
    more: t('board.more'),
    find: t('board.find'),
    found: t('board.found', { count: '{count}', of: '{of}' }),
    notFound: t('board.not-found'),
    previous: t('board.previous'),
    next: t('board.next'),
    close: t('common.close'),
    map: t('board.map'),
    picture: t('board.picture'),
    describe: t('board.describe'),
    pictureMissing: t('board.picture-missing'),
    ...own,
  };
}
