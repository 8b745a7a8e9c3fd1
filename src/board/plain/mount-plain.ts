/** Kavarna's own board: notes as elements of the page, ink as SVG, no React. */
import '../board.css';
import './plain.css';
import { mount, unmount, untrack } from 'svelte';
import type { Area } from '#domain/note-place.ts';
import type { BoardOptions, MountBoard, SortingBoard } from '../board.ts';
import { BoardState } from './board-state.svelte.ts';
import { BoardView } from './board-view.ts';
import { LARGEST_AT_SHOWING, openingView, viewOf } from './camera.ts';
import Controls from './Controls.svelte';
import { DrawingWriter } from './drawing-writer.ts';
import { Hands } from './hands.ts';
import { listenToKeys } from './keys.ts';
import { PictureInserting } from './picture-inserting.ts';
import { SelectedItems } from './selected-items.ts';
import { Tabletop } from './tabletop.ts';

export const mountPlain = async (element: HTMLElement, options: BoardOptions): Promise<SortingBoard> => {
  const state = new BoardState();
  const view = new BoardView(element, options, state);
  const top = new Tabletop(options, state, view, new DrawingWriter(options));
  const selected = new SelectedItems(top);
  const isShowing = options.purpose === 'showing';
  const lookingAt = (area: Area) => viewOf(area, state.view, isShowing ? LARGEST_AT_SHOWING : undefined);
  view.look(options.opensAt ? lookingAt(options.opensAt) : openingView(view.scene.whole(), state.view));
  top.setReadOnly(options.readOnly || isShowing);
  const { mayChoose } = top.can;
  const hands = mayChoose ? new Hands(top) : null;
  const pictures = top.can.mayChange && options.pictures ? new PictureInserting(top, options.pictures) : null;
  const controls = mayChoose ? mount(Controls, { target: view.root, props: { top, selected, pictures } }) : null;
  const countUndo = () => {
    state.canUndo = options.undo.canUndo();
    state.canRedo = options.undo.canRedo();
  };
  countUndo();
  const stops = mayChoose ? [listenToKeys(top, selected, pictures), options.undo.subscribe(countUndo)] : [];
  view.paint();
  await painted();
  return {
    setReadOnly(readOnly) {
      // What the hand had begun is finished, not lost.
      if (readOnly && !state.isReadOnly) hands?.giveUp();
      top.setReadOnly(readOnly || isShowing);
    },
    visibleArea: () => view.visibleArea(),
    followView: (changed) => view.followView(changed),
    // An effect that asks for a look does not ask again because the look has changed.
    lookAt: (area) => untrack(() => view.look(lookingAt(area), true)),
    edit: (id) => top.edit(id),
    reveal: (id) => {
      view.scene.refreshNotes();
      top.reveal(id, undefined, true);
    },
    select: (ids) => top.select(ids.filter((id) => view.scene.notes.has(id))),
    destroy() {
      top.close();
      hands?.stop();
      pictures?.stop();
      for (const stop of stops) stop();
      if (controls) void unmount(controls);
      view.destroy();
    },
  };
};
mountPlain satisfies MountBoard;

/** A page in the background paints nothing, and must not wait for it. */
function painted(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
