/** A stamp as our own board makes it: one size, upright; here it is shown, moved, copied and removed. */
import { Rectangle2d, SVGContainer, ShapeUtil, T, type RecordProps, type TLShape } from 'tldraw';
import { STAMP_SIDE, type Stamp } from '../drawing/element.ts';
import { lookOf } from '../drawing/marks.ts';
import { Marks } from './marks.tsx';

interface StampShapeProps {
  stamp: Stamp;
}

declare module 'tldraw' {
  export interface TLGlobalShapePropsMap {
    stamp: StampShapeProps;
  }
}

type StampShape = TLShape<'stamp'>;

const stampShapeProps: RecordProps<StampShape> = { stamp: T.literalEnum('agree', 'question', 'important') };

const AT_ORIGIN = { place: { x: 0, y: 0 }, rotation: 0 };

export class StampShapeUtil extends ShapeUtil<StampShape> {
  static override type = 'stamp' as const;
  static override props = stampShapeProps;

  override getDefaultProps(): StampShapeProps {
    return { stamp: 'agree' };
  }

  override getGeometry(): Rectangle2d {
    return new Rectangle2d({ width: STAMP_SIDE, height: STAMP_SIDE, isFilled: true });
  }

  override canResize(): boolean {
    return false;
  }

  override hideResizeHandles(): boolean {
    return true;
  }

  override hideRotateHandle(): boolean {
    return true;
  }

  override component({ id, props: { stamp } }: StampShape) {
    const common = { id, parent: null, order: '', opacity: 1, isLocked: false, colour: '' };
    const { marks } = lookOf({ ...common, ...AT_ORIGIN, kind: 'stamp', stamp }, AT_ORIGIN, {}, () => 0);
    return (
      <SVGContainer>
        <Marks marks={marks} />
      </SVGContainer>
    );
  }

  override getIndicatorPath(): Path2D {
    const path = new Path2D();
    path.rect(0, 0, STAMP_SIDE, STAMP_SIDE);
    return path;
  }
}
