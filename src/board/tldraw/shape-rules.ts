/** What shapes may not do on our boards, whatever tool was used: notes stay upright and on the page, frames lie under them. */
import { getIndexBelow, type Editor, type TLShape } from 'tldraw';
import { isIdeaShape } from './idea-shape-util.tsx';

/** `frameName`: what a frame without a name is called. Returns how to lift the rules. */
export function layDownRules(editor: Editor, frameName: string): () => void {
  const rules = [
    editor.sideEffects.registerBeforeCreateHandler('shape', (shape, source) => {
      if (shape.type !== 'frame' || source === 'remote') return shape;
      const lowest = editor.getCurrentPageShapesSorted().find(({ parentId }) => parentId === shape.parentId);
      const index = lowest ? getIndexBelow(lowest.index) : shape.index;
      return { ...shape, index, props: { ...shape.props, name: shape.props.name || frameName } };
    }),
    editor.sideEffects.registerBeforeChangeHandler('shape', (before, after) =>
      isIdeaShape(after) ? keptInPlace(editor, before, after) : after,
    ),
    // The eraser is for what is drawn. A note is removed on purpose or not at all.
    editor.sideEffects.registerBeforeChangeHandler('instance_page_state', (_, after) => {
      const erasing = after.erasingShapeIds.filter((id) => {
        const shape = editor.getShape(id);
        return !shape || !isIdeaShape(shape);
      });
      return erasing.length === after.erasingShapeIds.length ? after : { ...after, erasingShapeIds: erasing };
    }),
    editor.sideEffects.registerAfterChangeHandler('instance_page_state', (before, after) => {
      if (before.editingShapeId === after.editingShapeId || !before.editingShapeId) return;
      const shape = editor.getShape(before.editingShapeId);
      if (shape?.type !== 'frame' || shape.props.name.trim() !== '') return;
      editor.updateShape({ id: shape.id, type: 'frame', props: { name: frameName } });
    }),
  ];
  return () => rules.forEach((lift) => lift());
}

function keptInPlace(editor: Editor, before: TLShape, after: TLShape): TLShape {
  const page = editor.getCurrentPageId();
  // Coordinates in a frame are not the page's: keep the old ones with the old parent.
  const place = after.parentId === page ? {} : { parentId: page, x: before.x, y: before.y };
  const kept = { ...place, rotation: 0, opacity: 1, isLocked: false };
  return Object.entries(kept).every(([key, value]) => after[key as keyof TLShape] === value)
    ? after
    : { ...after, ...kept };
}
