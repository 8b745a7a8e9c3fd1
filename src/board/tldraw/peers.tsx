/** Where the others at the table point: an arrow and a name in their colour. */
import { useCallback, useRef, useSyncExternalStore } from 'react';
import { useEditor, useValue } from 'tldraw';
import type { BoardPeer, BoardPresence } from '../board.ts';
import { useSurroundings } from './surroundings.ts';

export function Peers() {
  const { options } = useSurroundings();
  const peers = usePeers(options.presence);
  return (
    <div className="board-peers" aria-hidden="true">
      {peers.map((peer) => (
        <Pointer key={peer.id} peer={peer} />
      ))}
    </div>
  );
}

function Pointer({ peer }: { peer: BoardPeer }) {
  const editor = useEditor();
  const place = useValue('pointer', () => (peer.pointer ? editor.pageToViewport(peer.pointer) : null), [editor, peer]);
  if (!place) return null;
  return (
    <div
      className="board-pointer"
      data-peer={peer.id}
      style={{ transform: `translate(${place.x}px, ${place.y}px)`, ['--peer' as string]: `var(--note-${peer.colour})` }}
    >
      <svg width="20" height="20" viewBox="0 0 20 20">
        <path d="M2 2 17 8.4 10.3 10.3 8.4 17z" />
      </svg>
      {peer.name && <span>{peer.name}</span>}
    </div>
  );
}

/** The peers who point somewhere; the same array until one of them has moved. */
function usePeers(presence: BoardPresence): readonly BoardPeer[] {
  const known = useRef<readonly BoardPeer[]>([]);
  const subscribe = useCallback((changed: () => void) => presence.subscribe(changed), [presence]);
  return useSyncExternalStore(subscribe, () => {
    const now = presence.peers().filter(({ pointer }) => pointer !== null);
    const same = now.length === known.current.length && now.every((peer, i) => isSame(peer, known.current[i]));
    if (!same) known.current = now;
    return known.current;
  });
}

function isSame(a: BoardPeer, b: BoardPeer | undefined): boolean {
  return (
    b !== undefined &&
    a.id === b.id &&
    a.name === b.name &&
    a.colour === b.colour &&
    a.pointer?.x === b.pointer?.x &&
    a.pointer?.y === b.pointer?.y
  );
}
