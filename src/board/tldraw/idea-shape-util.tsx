/** How the canvas treats an idea: one size, upright, always on the page itself, opened for typing. */
import { Rectangle2d, ShapeUtil, type TLShape } from 'tldraw';
import { NOTE_HEIGHT, NOTE_WIDTH } from '#domain/note-place.ts';
import { IDEA_SHAPE, ideaShapeProps, type IdeaShape, type IdeaShapeProps } from './idea-shape.ts';
import { Note } from './note.tsx';

export class IdeaShapeUtil extends ShapeUtil<IdeaShape> {
  static override type = IDEA_SHAPE;
  static override props = ideaShapeProps;

  override getDefaultProps(): IdeaShapeProps {
    return { text: '', colour: 'sun', round: 0, signature: '', isCovered: false };
  }

  override getGeometry(): Rectangle2d {
    return new Rectangle2d({ width: NOTE_WIDTH, height: NOTE_HEIGHT, isFilled: true });
  }

  override canEdit(): boolean {
    return true;
  }

  override canResize(): boolean {
    return false;
  }

  override canScroll(): boolean {
    return true;
  }

  override hideResizeHandles(): boolean {
    return true;
  }

  override hideRotateHandle(): boolean {
    return true;
  }

  override hideSelectionBoundsFg(): boolean {
    return true;
  }

  override getText(shape: IdeaShape): string {
    return shape.props.text;
  }

  override getFontFaces() {
    return [];
  }

  override component(shape: IdeaShape) {
    return <Note shape={shape} />;
  }

  override getIndicatorPath(): Path2D {
    const path = new Path2D();
    // Where board.css draws the outline of a selected note.
    path.roundRect(-4.5, -4.5, NOTE_WIDTH + 9, NOTE_HEIGHT + 9, 6);
    return path;
  }
}

export function isIdeaShape(shape: TLShape): shape is IdeaShape {
  return shape.type === IDEA_SHAPE;
}
