/** The canvas with everything that lies on it, as one React tree. */
import { useEffect, useMemo } from 'react';
import {
  TldrawEditor,
  atom,
  createTLCurrentUser,
  type Editor,
  type TLEditorComponents,
  type TLStore,
  type TLUserPreferences,
} from 'tldraw';
import type { BoardOptions } from '../board.ts';
import { bindingUtils, editorOptions, overlayUtils, shapeUtils, theme, tools } from './kit.ts';
import { NoteBar } from './note-bar.tsx';
import { Peers } from './peers.tsx';
import { SurroundingsContext, useSurroundings, type Surroundings } from './surroundings.ts';
import { Toolbar } from './toolbar.tsx';

const GRID_STEP = 28;

function Ground() {
  return <div className="board-ground" />;
}

function InFront() {
  return (
    <>
      <Peers />
      <Toolbar />
      <NoteBar />
    </>
  );
}

function Loading() {
  return null;
}

/** In place of tldraw's own page of apology: the page beside the board knows what to say. */
function Broken({ error }: { error: unknown }) {
  const { breakDown } = useSurroundings();
  useEffect(() => breakDown(error), [breakDown, error]);
  return null;
}

/** One drawn element that cannot be shown is left out; the others stay. */
function LeftOut() {
  return null;
}

const components: TLEditorComponents = {
  ErrorFallback: Broken,
  ShapeErrorFallback: LeftOut,
  Background: Ground,
  InFrontOfTheCanvas: InFront,
  LoadingScreen: Loading,
  Spinner: null,
  Grid: null,
};

interface CanvasProps {
  options: BoardOptions;
  store: TLStore;
  surroundings: Surroundings;
  onMount(editor: Editor): () => void;
}

const themes = { default: theme };

export function Canvas({ options, store, surroundings, onMount }: CanvasProps) {
  // tldraw would keep these in the browser's storage and follow the system's colours.
  const user = useMemo(() => {
    const preferences = atom<TLUserPreferences>('preferences', {
      id: 'me',
      locale: options.locale,
      colorScheme: 'light',
    });
    return createTLCurrentUser({
      userPreferences: preferences,
      setUserPreferences: (changed) => preferences.set({ ...preferences.get(), ...changed, colorScheme: 'light' }),
    });
  }, [options.locale]);
  const settings = useMemo(
    () => editorOptions(options.words.board, document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce),
    [options.words.board],
  );
  return (
    <SurroundingsContext value={surroundings}>
      <TldrawEditor
        className="board"
        store={store}
        user={user}
        options={settings}
        themes={themes}
        colorScheme="light"
        shapeUtils={shapeUtils}
        bindingUtils={bindingUtils}
        overlayUtils={overlayUtils}
        tools={tools}
        components={components}
        initialState="select"
        autoFocus={false}
        licenseKey={options.licenceKey ?? undefined}
        onMount={onMount}
      />
    </SurroundingsContext>
  );
}

/** The dots of the ground move with the camera; returns how to stop. */
export function moveGround(editor: Editor): () => void {
  const container = editor.getContainer();
  const follow = () => {
    const { x, y, z } = editor.getCamera();
    // Far away every second row of dots is left out, again and again, so that they never grow into a grey.
    const step = GRID_STEP * z * 2 ** Math.max(0, Math.ceil(Math.log2(0.5 / z)));
    container.style.setProperty('--ground-step', `${step}px`);
    container.style.setProperty('--ground-at', `${(x * z) % step}px ${(y * z) % step}px`);
  };
  follow();
  return editor.store.listen(follow, { scope: 'session' });
}

/**
 * The style sheet that tldraw makes in the page is refused by our content security policy, and with it the look of the mark its licence
 * asks to be shown: the same rules are brought in as a sheet of the document's own. Returns how to take it away.
 */
export function adoptStyles(editor: Editor): () => void {
  const container = editor.getContainer();
  const sheet = new CSSStyleSheet();
  const adopt = () => {
    const made = [...container.querySelectorAll<HTMLStyleElement>(':scope > style')];
    const refused = made.filter((style) => !style.sheet || style.sheet.cssRules.length === 0);
    sheet.replaceSync(refused.map(({ textContent }) => textContent).join('\n'));
  };
  adopt();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  // The licence is looked at in the background, so the mark comes late.
  const observer = new MutationObserver(adopt);
  observer.observe(container, { childList: true });
  return () => {
    observer.disconnect();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
