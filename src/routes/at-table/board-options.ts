/** From a session at a table to what the board asks for: the board knows neither sessions nor documents. */
import type { BoardOptions, BoardPeer, BoardPictures } from '#board/board.ts';
import type { Translate } from '#language/translate.ts';
import type { TableSession } from '#session/table-session.svelte.ts';
import { calm } from '#ui/calm.svelte.ts';
import { ideaSignature } from '#ui/seat-words.ts';
import { boardWords } from './board-words.ts';

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
    words: boardWords(t, { board: t('board.label', { number: tableNumber }), empty: t('table.empty') }),
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
