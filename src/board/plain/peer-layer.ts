/** Where the others at the table point: an arrow and a name in their colour. */
import type { BoardPeer } from '../board.ts';
import { toScreen, type Camera } from './camera.ts';
import { svgElement } from './mark-elements.ts';

interface Shown {
  element: HTMLElement;
  name: HTMLElement;
}

export class PeerLayer {
  readonly element = document.createElement('div');
  readonly #shown = new Map<number, Shown>();

  constructor() {
    this.element.className = 'board-peers';
    this.element.ariaHidden = 'true';
  }

  show(peers: readonly BoardPeer[], camera: Camera): void {
    const wanted = new Set<number>();
    for (const { id, name, colour, pointer } of peers) {
      if (!pointer) continue;
      wanted.add(id);
      const shown = this.#shown.get(id) ?? this.#made(id);
      const { x, y } = toScreen(camera, pointer);
      shown.element.style.transform = `translate(${x}px, ${y}px)`;
      shown.element.style.setProperty('--peer', `var(--note-${colour})`);
      if (shown.name.textContent !== name) shown.name.textContent = name;
      shown.name.hidden = name === '';
    }
    for (const [id, { element }] of this.#shown) {
      if (wanted.has(id)) continue;
      element.remove();
      this.#shown.delete(id);
    }
  }

  #made(id: number): Shown {
    const element = document.createElement('div');
    element.className = 'board-pointer';
    element.dataset.peer = String(id);
    const arrow = svgElement('svg', { width: 20, height: 20, viewBox: '0 0 20 20' });
    arrow.append(svgElement('path', { d: 'M2 2 17 8.4 10.3 10.3 8.4 17z' }));
    const name = document.createElement('span');
    element.append(arrow, name);
    this.element.append(element);
    const shown = { element, name };
    this.#shown.set(id, shown);
    return shown;
  }
}
