/** How an idea came to be typed, where it was not its author who typed it. */
import { isIdentifier, type PictureId } from './identifiers.ts';
import { parseLanguageTag, type LanguageTag } from './language-tag.ts';
import { parsePaperCode } from './paper-code.ts';

/** A point on a photo, from 0 to 1 of its width and of its height. */
export interface PictureSpot {
  x: number;
  y: number;
}

/** Typed from a paper note; its photo, where on it, and the code printed on the note, as far as they are known. */
export interface PaperSource {
  kind: 'paper';
  /** T3-P07; empty where the note has none. */
  code: string;
  picture: PictureId | null;
  spot: PictureSpot | null;
}

/** Written by somebody for whoever said it. */
export interface DictatedSource {
  kind: 'dictated';
  /** In which it was said, where that was noted. */
  language?: LanguageTag;
}

export type IdeaSource = PaperSource | DictatedSource;

/** What a document or a program says, as a source; null where it is none. */
export function readIdeaSource(value: unknown): IdeaSource | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kind, language, code, picture, spot } = value as Record<string, unknown>;
  if (kind === 'dictated') {
    const tag = typeof language === 'string' ? parseLanguageTag(language) : null;
    return tag ? { kind, language: tag } : { kind };
  }
  if (kind !== 'paper') return null;
  const isKnown = isIdentifier(picture);
  return {
    kind,
    code: (typeof code === 'string' && parsePaperCode(code)) || '',
    picture: isKnown ? (picture as PictureId) : null,
    // A place on no photo is nowhere.
    spot: isKnown ? readSpot(spot) : null,
  };
}

function readSpot(value: unknown): PictureSpot | null {
  if (typeof value !== 'object' || value === null) return null;
  const { x, y } = value as Partial<PictureSpot>;
  const isShare = (share: unknown): share is number => typeof share === 'number' && share >= 0 && share <= 1;
  return isShare(x) && isShare(y) ? { x, y } : null;
}
