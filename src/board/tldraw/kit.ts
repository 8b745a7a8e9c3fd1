/** What of tldraw a board uses: the shapes, tools and overlays picked by hand, its text without links or fonts of its own. */
import {
  ArrowBindingUtil,
  ArrowShapeTool,
  ArrowShapeUtil,
  DEFAULT_THEME,
  DrawShapeTool,
  DrawShapeUtil,
  EraserTool,
  FrameShapeTool,
  HandTool,
  SelectTool,
  TextShapeTool,
  TextShapeUtil,
  defaultOverlayUtils,
  getTipTapDefaultExtensions,
  type TLTheme,
  type TldrawOptions,
} from 'tldraw';
import { FrameShapeUtil } from './frame-shape-util.tsx';
import { IDEA_SHAPE } from './idea-shape.ts';
import { IdeaShapeUtil } from './idea-shape-util.tsx';
import { PictureShapeUtil } from './picture-shape-util.tsx';
import { StampShapeUtil } from './stamp-shape-util.tsx';

/** The page's own face is loaded already; tldraw would fetch one of its own for each text. */
class PlainTextShapeUtil extends TextShapeUtil {
  override getFontFaces() {
    return [];
  }
}

class PlainArrowShapeUtil extends ArrowShapeUtil {
  override getFontFaces() {
    return [];
  }
}

export const shapeUtils = [
  IdeaShapeUtil,
  DrawShapeUtil,
  PlainArrowShapeUtil,
  PlainTextShapeUtil,
  FrameShapeUtil,
  StampShapeUtil,
  PictureShapeUtil,
] as const;
export const bindingUtils = [ArrowBindingUtil] as const;
export const overlayUtils = defaultOverlayUtils;
export const tools = [SelectTool, HandTool, EraserTool, DrawShapeTool, ArrowShapeTool, TextShapeTool, FrameShapeTool];

/** Shapes that may lie in the drawing; ideas never do. */
export const DRAWN_SHAPES: ReadonlySet<string> = new Set(
  shapeUtils.map((util) => util.type).filter((type) => type !== IDEA_SHAPE),
);

const FACE = { fontFamily: 'var(--font-text)', faces: [] };
const INK = '#5f5346';
const SKY = '#1b5688';

export const theme: TLTheme = {
  ...DEFAULT_THEME,
  fonts: { draw: FACE, sans: FACE, serif: FACE, mono: FACE },
  colors: {
    ...DEFAULT_THEME.colors,
    light: {
      ...DEFAULT_THEME.colors.light,
      text: '#241c15',
      background: '#ffffff',
      selectionStroke: SKY,
      selectionFill: 'rgb(27 86 136 / .18)',
      black: { ...DEFAULT_THEME.colors.light.black, solid: INK, fill: INK },
    },
  },
};

/** `board`: what a screen reader calls the whole. `nonce`: what the page's policy asks of a style sheet made in the page. */
export function editorOptions(board: string, nonce: string | undefined): Partial<TldrawOptions> {
  return {
    branding: board,
    nonce,
    maxPages: 1,
    maxShapesPerPage: 20_000,
    maxFontsToLoadBeforeRender: 0,
    createTextOnCanvasDoubleClick: false,
    camera: { zoomSteps: [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 4], wheelBehavior: 'pan' },
    text: {
      tipTapConfig: { extensions: getTipTapDefaultExtensions({ link: false }), autofocus: 'end', injectCSS: false },
    },
  };
}
