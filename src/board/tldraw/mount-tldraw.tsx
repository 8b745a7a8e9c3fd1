/** The rich board: tldraw as an island of React, joined with the ideas and the drawing of a table. */
import 'tldraw/tldraw.css';
import '../board.css';
import './board.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { atom, createTLStore, registerDefaultSideEffects, type Editor, type TLStore } from 'tldraw';
import type { IdeaId } from '#domain/identifiers.ts';
import type { Board, BoardOptions, MountBoard } from '../board.ts';
import { fitView, followView, lookAt, openView, revealNote, visibleArea } from './camera.ts';
import { Canvas, adoptStyles, moveGround } from './canvas.tsx';
import { DrawingBinding } from './drawing-binding.ts';
import { IdeaNotes } from './idea-notes.ts';
import { shapeIdOf } from './idea-shape.ts';
import { bindingUtils, shapeUtils } from './kit.ts';
import { Outbox } from './outbox.ts';
import { followTypists, showPointer } from './presence.ts';
import { layDownRules } from './shape-rules.ts';
import { listenToKeys } from './shortcuts.ts';
import type { Surroundings } from './surroundings.ts';

export const mountTldraw: MountBoard = async (element, options) => {
  // Asked who the person is, tldraw would look into the browser's storage, and leave its own there.
  const users = { currentUser: atom('current user', null) };
  const store = createTLStore({ shapeUtils, bindingUtils, users });
  const { typists, stop: stopTypists } = followTypists(options.presence);
  const root = createRoot(element);
  let seated: Seated | null = null;
  const fontsArrived = atom('fonts arrived', 0);
  const fontsHaveArrived = () => void fontsArrived.update((times) => times + 1);
  document.fonts.addEventListener('loadingdone', fontsHaveArrived);
  const destroy = () => {
    document.fonts.removeEventListener('loadingdone', fontsHaveArrived);
    stopTypists();
    root.unmount();
  };
  const board = await new Promise<Seated>((resolve, reject) => {
    const surroundings: Surroundings = {
      options,
      typists,
      fontsArrived,
      undo: () => seated?.undo(),
      redo: () => seated?.redo(),
      removeSelected: () => seated?.removeSelected(),
      zoomToFit: () => seated && fitView(seated.editor),
      reveal: (id) => seated && revealNote(seated.editor, id),
      breakDown: (error) => {
        if (seated) options.brokeDown?.(error);
        else reject(error instanceof Error ? error : new Error(String(error)));
      },
    };
    root.render(
      <Canvas
        options={options}
        store={store}
        surroundings={surroundings}
        onMount={(editor) => {
          // React calls this within a change of its own; the store takes none from outside until that is over.
          queueMicrotask(() => {
            const taken = new Seated(editor, store, options, surroundings);
            seated = taken;
            afterPaint(() => resolve(taken));
          });
          return () => seated?.leave();
        }}
      />,
    );
  }).catch((error: unknown) => {
    destroy();
    throw error;
  });
  return {
    setReadOnly: (readOnly) => board.setReadOnly(readOnly),
    edit: (id) => board.edit(id),
    reveal: (id) => revealNote(board.editor, id),
    visibleArea: () => visibleArea(board.editor),
    followView: (changed) => followView(board.editor, changed),
    lookAt: (area) => lookAt(board.editor, area),
    destroy,
  } satisfies Board;
};

/** A page in the background paints nothing, and must not wait for it. */
function afterPaint(then: () => void): void {
  if (document.hidden) then();
  else requestAnimationFrame(() => requestAnimationFrame(then));
}

/** The editor once it stands, with all that keeps it in step with the page. */
class Seated {
  readonly editor: Editor;
  readonly #options: BoardOptions;
  readonly #outbox: Outbox;
  readonly #notes: IdeaNotes;
  readonly #leaving: (() => void)[];

  constructor(editor: Editor, store: TLStore, options: BoardOptions, actions: Surroundings) {
    this.editor = editor;
    this.#options = options;
    this.#outbox = new Outbox(store, (changed) => {
      this.#notes.send(changed);
      drawing.send(changed);
    });
    const drawing = new DrawingBinding(editor, options.drawing, options.origin, this.#outbox);
    this.#notes = new IdeaNotes(editor, options, this.#outbox, () => drawing.settle());
    this.#leaving = [registerDefaultSideEffects(editor), layDownRules(editor, options.words.frame)];
    this.#notes.start();
    drawing.start();
    openView(editor);
    this.setReadOnly(options.readOnly);
    this.#leaving.push(
      () => this.#notes.stop(),
      () => drawing.stop(),
      moveGround(editor),
      adoptStyles(editor),
      this.#followHands(),
      showPointer(editor, options.presence),
      listenToKeys(editor, options, actions),
    );
  }

  leave(): void {
    this.#outbox.stop();
    for (const stop of this.#leaving) stop();
  }

  undo(): void {
    this.#outbox.flush();
    this.#options.undo.undo();
  }

  redo(): void {
    this.#outbox.flush();
    this.#options.undo.redo();
  }

  removeSelected(): void {
    this.#step(() => this.editor.deleteShapes(this.editor.getSelectedShapeIds()));
  }

  setReadOnly(readOnly: boolean): void {
    const { editor } = this;
    if (editor.getIsReadonly() === readOnly) return;
    // What the hand had begun is finished, not lost.
    if (readOnly) editor.complete().setEditingShape(null).selectNone();
    this.#outbox.flush();
    editor.updateInstanceState({ isReadonly: readOnly });
    // Where nothing can be moved, a finger moves the view.
    editor.setCurrentTool(readOnly && editor.getInstanceState().isCoarsePointer ? 'hand' : 'select');
    this.#notes.refresh();
  }

  edit(id: IdeaId): void {
    const { editor } = this;
    this.#notes.refresh();
    const shape = editor.getShape(shapeIdOf(id));
    if (!shape || editor.getIsReadonly()) return;
    revealNote(editor, id);
    // At once, not with React's next turn: only within the person's own tap does a phone open its keyboard.
    flushSync(() => {
      editor.setCurrentTool('select');
      editor.select(shape.id).setEditingShape(shape.id);
    });
    editor.getContainer().querySelector<HTMLElement>(`[data-idea="${id}"] textarea`)?.focus({ preventScroll: true });
  }

  /** Each press, and each key, begins a step of undo; each release sends what it did. */
  #followHands(): () => void {
    const { editor } = this;
    const container = editor.getContainer();
    // tldraw hears keys and the wheel only then; who has the browser's focus is another matter.
    editor.updateInstanceState({ isFocused: true });
    container.tabIndex = 0;
    const takeFocus = ({ target }: PointerEvent) => {
      const onCanvas = target instanceof Element && !target.closest('button, input, textarea, [contenteditable]');
      if (onCanvas && !editor.getEditingShapeId()) container.focus({ preventScroll: true });
    };
    const before = ({ name }: { name: string }) => {
      if (name === 'pointer_down' || name === 'key_down') this.#endStep();
    };
    const after = ({ name }: { name: string }) => {
      if (name === 'pointer_up' || name === 'key_up') this.#outbox.flush();
    };
    container.addEventListener('pointerdown', takeFocus);
    editor.on('before-event', before);
    editor.on('event', after);
    return () => {
      container.removeEventListener('pointerdown', takeFocus);
      editor.off('before-event', before);
      editor.off('event', after);
    };
  }

  #step(act: () => void): void {
    this.#endStep();
    act();
    this.#endStep();
  }

  #endStep(): void {
    this.#outbox.flush();
    this.#options.undo.mark();
  }
}
