/** A page with Excalidraw and nothing beside it: `excalidraw.html?notes=2000`. */
import { fittingView } from '#board/drawing/opening-view.ts';
import { NOTE_HEIGHT, NOTE_WIDTH } from '#domain/note-place.ts';
import { beMeasured } from '../board-on-page.ts';

const count = Number(new URLSearchParams(location.search).get('notes') ?? '500');
const scene = fetch(`scene-${count}`).then((answer) => answer.json() as Promise<object>);
const place = document.getElementById('board')!;
const side = Math.ceil(Math.sqrt(count));
const { x, y, zoom } = fittingView(
  { x: 0, y: 0, width: side * NOTE_WIDTH, height: side * NOTE_HEIGHT },
  place.getBoundingClientRect(),
);
const from = { x, y, width: place.clientWidth / zoom, height: place.clientHeight / zoom };
const { mountExcalidraw } = await import('./mount-excalidraw.ts');
beMeasured(await mountExcalidraw(place, scene, from));
