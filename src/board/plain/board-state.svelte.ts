/** What this browser alone knows about its board: the tool in hand, what is selected or open, the menu. The controls show it. */
import type { Place } from '#domain/note-place.ts';
import type { Stamp } from '../drawing/element.ts';
import type { Camera } from './camera.ts';
import type { Tool } from './gestures.ts';
import type { ItemId } from './scene.ts';

export class BoardState {
  tool: Tool = $state('select');
  stamp: Stamp = $state('agree');
  isReadOnly = $state(false);
  selection: ReadonlySet<ItemId> = $state.raw(new Set());
  /** The note, text or frame whose words are being typed. */
  editing: ItemId | null = $state(null);
  /** A menu at this place of the view. */
  menu: Place | null = $state.raw(null);
  isFinding = $state(false);
  /** Hands are at work: what floats beside the selection waits. */
  isBusy = $state(false);
  camera: Camera = $state.raw({ x: 0, y: 0, zoom: 1 });
  /** Counted up when what lies on the board has changed. */
  scene = $state(0);
  canUndo = $state(false);
  canRedo = $state(false);
  /** The view, in CSS pixels. */
  view = $state.raw({ width: 0, height: 0 });
}
