/** From a session at a table to what the board asks for: the board knows neither sessions nor documents. */
import type { BoardOptions, BoardPeer, BoardPictures, BoardWords } from '#board/board.ts';
import { NOTE_COLOURS } from '#domain/idea.ts';
import type { Translate } from '#language/translate.ts';
import type { TableSession } from '#session/table-session.svelte.ts';
import { calm } from '#ui/calm.svelte.ts';
import { ideaSignature } from '#ui/seat-words.ts';

export interface BoardSurroundings {
  t: Translate;
  locale: string;
  tableNumber: number;
  licenceKey: string | null;
  pictures: BoardPictures | null;
}

export function boardOptions(
  session: TableSession,
  { t, locale, tableNumber, licenceKey, pictures }: BoardSurroundings,
): BoardOptions {
  const seats = () => new Map(session.view.seats.map((seat) => [seat.id, seat]));
  let shown: { of: readonly unknown[]; standing: TableSession['ideas'] } | null = null;
  return {
    ideas: {
      current() {
        if (shown?.of !== session.ideas) {
          shown = { of: session.ideas, standing: session.ideas.filter((idea) => idea.removedAt === null) };
        }
        return shown.standing;
      },
      subscribe: (changed) => session.subscribe(changed),
      text: (id) => (session.ideas.some((idea) => idea.id === id && idea.isCovered) ? null : session.text(id)),
      add: (place) => session.add('', place ? { place } : {}),
      move: (moves) => session.moveAll(moves),
      recolour: (id, colour) => session.recolour(id, colour),
      remove: (id) => session.remove(id),
      signature: (idea) => ideaSignature(idea, seats(), t),
    },
    drawing: session.drawing,
    origin: session.origin,
    presence: {
      peers: () => peersOf(session, t),
      subscribe: (changed) => session.subscribe(changed),
      show: (mine) => session.show(mine),
    },
    undo: {
      undo: () => session.undo(),
      redo: () => session.redo(),
      canUndo: () => session.canUndo,
      canRedo: () => session.canRedo,
      mark: () => session.mark(),
      subscribe: (changed) => session.subscribe(changed),
    },
    ...(pictures && { pictures }),
    words: boardWords(t, tableNumber),
    locale,
    readOnly: !session.mayWrite,
    licenceKey,
  };
}

function peersOf(session: TableSession, t: Translate): BoardPeer[] {
  const seats = new Map(session.view.seats.map((seat) => [seat.id, seat]));
  return session.peers.map((peer) => {
    const seat = peer.seat ? seats.get(peer.seat) : undefined;
    return {
      id: peer.client,
      name: peer.seat === null ? t('common.facilitator') : seat?.name || t('common.nameless'),
      colour: seat?.colour ?? 'lilac',
      pointer: calm.isOn ? null : peer.pointer,
      typing: peer.typing,
      selected: peer.selected,
    };
  });
}

function boardWords(t: Translate, tableNumber: number): BoardWords {
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
    board: t('board.label', { number: tableNumber }),
    empty: t('table.empty'),
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
  };
}
