/** Excalidraw as it comes, with its tools, on a scene that arrives as a file. */
import { Excalidraw, type ExcalidrawAPI, type ExcalidrawView } from '@excalidraw/excalidraw';
import '@excalidraw/excalidraw/index.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import type { Area } from '#board/drawing/area.ts';
import { NOTE_HEIGHT } from '#domain/note-place.ts';
import { placesInView, type BoardOnPage } from '../board-on-page.ts';

/** Board units from a note's left and lower edge to a spot of bare paper. */
const BARE = { x: 10, y: NOTE_HEIGHT - 6 };

declare global {
  interface Window {
    EXCALIDRAW_ASSET_PATH?: string;
  }
}

export async function mountExcalidraw(place: HTMLElement, scene: Promise<object>, from: Area): Promise<BoardOnPage> {
  // Else it asks a server of its own for what it does not find.
  window.EXCALIDRAW_ASSET_PATH = `${location.origin}/`;
  const appState = viewOf(from, place.getBoundingClientRect());
  const initialData = scene.then((file) => ({ ...file, appState }));
  const api = await new Promise<ExcalidrawAPI>((ready) =>
    createRoot(place).render(createElement(Excalidraw, { initialData, excalidrawAPI: ready })),
  );
  return boardOf(api, place);
}

function viewOf(area: Area, { width, height }: { width: number; height: number }): ExcalidrawView {
  const zoom = Math.min(width / area.width, height / area.height);
  return { scrollX: -area.x, scrollY: -area.y, zoom: { value: zoom } };
}

function boardOf(api: ExcalidrawAPI, place: HTMLElement): BoardOnPage {
  const papers = () => api.getSceneElements().filter(({ type }) => type === 'rectangle');
  const visibleArea = (): Area => {
    const { scrollX, scrollY, zoom, width, height } = api.getAppState();
    return { x: -scrollX, y: -scrollY, width: width / zoom.value, height: height / zoom.value };
  };
  const places = () => papers().map(({ x, y }) => ({ x, y }));
  return {
    visibleArea,
    places,
    lookAt: (area) =>
      api.updateScene({ appState: viewOf(area, place.getBoundingClientRect()), captureUpdate: 'NEVER' }),
    selected() {
      const { selectedElementIds } = api.getAppState();
      return papers().filter(({ id }) => selectedElementIds[id]).length;
    },
    shown: () => paintedPapers(place, placesInView({ places, visibleArea }), api.getAppState()),
  };
}

/** Excalidraw paints on a canvas; a note is there when its paper's colour is: its spot is neither clear nor the white of the ground. */
function paintedPapers(
  within: HTMLElement,
  notes: readonly { x: number; y: number }[],
  { scrollX, scrollY, zoom }: ExcalidrawView,
): number {
  const canvas = within.querySelector<HTMLCanvasElement>('canvas.static');
  const pen = canvas?.getContext('2d');
  if (!pen) return 0;
  const inCanvas = (at: number, scroll: number, length: number) =>
    Math.min(length - 1, Math.max(0, Math.floor((at + scroll) * zoom.value * devicePixelRatio)));
  return notes.filter(({ x, y }) => {
    const spot = [inCanvas(x + BARE.x, scrollX, canvas!.width), inCanvas(y + BARE.y, scrollY, canvas!.height)] as const;
    const [red, green, blue, opacity] = pen.getImageData(...spot, 1, 1).data;
    return opacity === 255 && red! + green! + blue! < 3 * 250;
  }).length;
}
