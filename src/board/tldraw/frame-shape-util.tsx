/** A frame as our boards show it: a dashed line around a theme, its name above it; what lies in it stays visible. */
import { useLayoutEffect, useRef } from 'react';
import {
  BaseFrameLikeShapeUtil,
  Group2d,
  Rectangle2d,
  SVGContainer,
  frameShapeMigrations,
  frameShapeProps,
  useEditor,
  useValue,
  type Geometry2d,
  type TLFrameShape,
  type TLShape,
} from 'tldraw';
import { IDEA_SHAPE } from './idea-shape.ts';

const CORNER = 18;
/** Board units; the same in board.css. */
const NAME_HEIGHT = 34;
const LETTER_WIDTH = 10;
const NAME_MIN_WIDTH = 72;
const NAME_MAX_LENGTH = 120;

export class FrameShapeUtil extends BaseFrameLikeShapeUtil<TLFrameShape> {
  static override type = 'frame' as const;
  static override props = frameShapeProps;
  static override migrations = frameShapeMigrations;

  override getDefaultProps(): TLFrameShape['props'] {
    return { w: 320, h: 240, name: '', color: 'black' };
  }

  /** An idea's place means the same to every reader of it, so it is never counted from a frame's corner. */
  override canReceiveNewChildrenOfType(shape: TLFrameShape, type: TLShape['type']): boolean {
    return type !== IDEA_SHAPE && super.canReceiveNewChildrenOfType(shape, type);
  }

  override canEdit(): boolean {
    return true;
  }

  override canResizeChildren(): boolean {
    return false;
  }

  override getGeometry(shape: TLFrameShape): Geometry2d {
    const { w, h, name } = shape.props;
    const nameWidth = Math.max(1, Math.min(w, Math.max(NAME_MIN_WIDTH, name.length * LETTER_WIDTH)));
    return new Group2d({
      children: [
        new Rectangle2d({ width: w, height: h, isFilled: false }),
        new Rectangle2d({
          y: -NAME_HEIGHT,
          width: nameWidth,
          height: NAME_HEIGHT,
          isFilled: true,
          isLabel: true,
          excludeFromShapeBounds: true,
        }),
      ],
    });
  }

  override getText(shape: TLFrameShape): string {
    return shape.props.name;
  }

  override component(shape: TLFrameShape) {
    const { w, h } = shape.props;
    return (
      <>
        <SVGContainer>
          <rect className="board-frame-edge" width={w} height={h} rx={Math.min(CORNER, w / 2, h / 2)} />
        </SVGContainer>
        <FrameName shape={shape} />
      </>
    );
  }

  override getIndicatorPath(shape: TLFrameShape): Path2D {
    const { w, h } = shape.props;
    const path = new Path2D();
    path.roundRect(0, 0, w, h, Math.min(CORNER, w / 2, h / 2));
    return path;
  }
}

function FrameName({ shape }: { shape: TLFrameShape }) {
  const editor = useEditor();
  const field = useRef<HTMLInputElement>(null);
  const isEditing = useValue('is editing', () => editor.getEditingShapeId() === shape.id, [editor, shape.id]);

  useLayoutEffect(() => {
    const input = field.current;
    if (!isEditing || !input) return;
    const takeFocus = () => {
      input.focus({ preventScroll: true });
      input.select();
    };
    takeFocus();
    if (editor.inputs.getIsPointing()) window.addEventListener('pointerup', takeFocus, { once: true });
    return () => window.removeEventListener('pointerup', takeFocus);
  }, [editor, isEditing]);

  if (!isEditing) return <div className="board-frame-name">{shape.props.name}</div>;
  const keepToItself = (event: React.SyntheticEvent) => editor.markEventAsHandled(event);
  return (
    <input
      ref={field}
      className="board-frame-name"
      value={shape.props.name}
      maxLength={NAME_MAX_LENGTH}
      onChange={({ target }) => editor.updateShape({ id: shape.id, type: 'frame', props: { name: target.value } })}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        keepToItself(event);
        editor.complete();
      }}
      onPointerDown={keepToItself}
      onTouchStart={keepToItself}
      onTouchEnd={keepToItself}
    />
  );
}
