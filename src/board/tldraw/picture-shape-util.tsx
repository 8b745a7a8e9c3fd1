/** A picture as our own board lays it down; here it is shown, moved, made larger, copied and removed. */
import { useSyncExternalStore } from 'react';
import {
  HTMLContainer,
  Rectangle2d,
  ShapeUtil,
  T,
  resizeBox,
  type RecordProps,
  type TLResizeInfo,
  type TLShape,
} from 'tldraw';
import { isIdentifier, type PictureId } from '#domain/identifiers.ts';
import { interWidth } from '../drawing/inter-widths.ts';
import { missingPictureMarks } from '../drawing/picture.ts';
import { Marks } from './marks.tsx';
import { useSurroundings } from './surroundings.ts';

interface PictureShapeProps {
  w: number;
  h: number;
  /** Which of the table's pictures it is. */
  picture: string;
  /** What is on it. */
  name: string;
}

declare module 'tldraw' {
  export interface TLGlobalShapePropsMap {
    picture: PictureShapeProps;
  }
}

type PictureShape = TLShape<'picture'>;

const pictureShapeProps: RecordProps<PictureShape> = {
  w: T.nonZeroNumber,
  h: T.nonZeroNumber,
  picture: T.string,
  name: T.string,
};

const subscribeToNothing = () => () => {};

function Shown({ w, h, picture, name }: PictureShapeProps) {
  const { pictures, words } = useSurroundings().options;
  const id = isIdentifier(picture) ? (picture as PictureId) : null;
  const url = useSyncExternalStore(pictures?.subscribe ?? subscribeToNothing, () =>
    id === null ? null : (pictures?.url(id) ?? null),
  );
  if (url !== null) return <img src={url} width={w} height={h} alt={name || words.picture} draggable={false} />;
  if (id === null) return null;
  const mark = { kind: 'image', picture: id, name, width: w, height: h } as const;
  return (
    <svg width={w} height={h}>
      <Marks marks={missingPictureMarks(mark, words.pictureMissing, interWidth)} />
    </svg>
  );
}

export class PictureShapeUtil extends ShapeUtil<PictureShape> {
  static override type = 'picture' as const;
  static override props = pictureShapeProps;

  override getDefaultProps(): PictureShapeProps {
    return { w: 320, h: 240, picture: '', name: '' };
  }

  override getGeometry({ props: { w, h } }: PictureShape): Rectangle2d {
    return new Rectangle2d({ width: w, height: h, isFilled: true });
  }

  override isAspectRatioLocked(): boolean {
    return true;
  }

  override onResize(shape: PictureShape, info: TLResizeInfo<PictureShape>) {
    return resizeBox(shape, info, { minWidth: 40, minHeight: 40 });
  }

  /** An arrow points to the very place on it. */
  override canBind(): boolean {
    return false;
  }

  override component({ props }: PictureShape) {
    return (
      <HTMLContainer>
        <Shown {...props} />
      </HTMLContainer>
    );
  }

  override getIndicatorPath({ props: { w, h } }: PictureShape): Path2D {
    const path = new Path2D();
    path.rect(0, 0, w, h);
    return path;
  }
}
