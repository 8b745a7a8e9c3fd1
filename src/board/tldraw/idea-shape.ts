/** The shape that shows an idea on the canvas: a view of the idea, which stands without it. */
import { T, createShapeId, type IndexKey, type RecordProps, type TLShape, type TLShapeId } from 'tldraw';
import type { Idea, NoteColour } from '#domain/idea.ts';
import type { IdeaId } from '#domain/identifiers.ts';

export const IDEA_SHAPE = 'idea';

export interface IdeaShapeProps {
  text: string;
  colour: NoteColour;
  round: number;
  signature: string;
  isCovered: boolean;
}

declare module 'tldraw' {
  export interface TLGlobalShapePropsMap {
    idea: IdeaShapeProps;
  }
}

export type IdeaShape = TLShape<typeof IDEA_SHAPE>;

export const ideaShapeProps: RecordProps<IdeaShape> = {
  text: T.string,
  colour: T.literalEnum('sun', 'apricot', 'rose', 'mint', 'sky', 'lilac'),
  round: T.number,
  signature: T.string,
  isCovered: T.boolean,
};

const ID_PREFIX = 'idea-';

export function shapeIdOf(idea: IdeaId): TLShapeId {
  return createShapeId(ID_PREFIX + idea);
}

/** The idea a shape shows; null for a copy that has no idea of its own yet. */
export function ideaIdOf(shape: TLShapeId): IdeaId | null {
  const id = shape.slice('shape:'.length);
  return id.startsWith(ID_PREFIX) ? (id.slice(ID_PREFIX.length) as IdeaId) : null;
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * Where an idea lies in the pile: above what was written before it, the same on every device without any of them writing it down.
 * An order key of tldraw's kind: "a1", then a fraction in base 62 that must not end in 0.
 */
export function pileIndex(idea: Idea): IndexKey {
  let fraction = '';
  for (let rest = Math.max(0, Math.trunc(idea.writtenAt)); fraction.length < 9; rest = Math.floor(rest / 62)) {
    fraction = (DIGITS[rest % 62] ?? '0') + fraction;
  }
  return `a1${fraction}V` as IndexKey;
}
