/** The board by keyboard: tools, undo, removing, copying; while somebody types, only undo. */
import type { Editor, TLContent } from 'tldraw';
import { IDEA_MAX_LENGTH } from '#domain/idea.ts';
import { cleanText } from '#domain/text.ts';
import type { BoardOptions } from '../board.ts';
import { isIdeaShape } from './idea-shape-util.tsx';
import type { Surroundings } from './surroundings.ts';
import { TOOLS } from './toolbar.tsx';

/** Type of what is copied from a board, beside plain text for everywhere else. */
const BOARD_CONTENT = 'application/x-kavarna-board';
/** Board units by which a copy lies beside the first. */
const COPY_OFFSET = { x: 24, y: 24 };

type Actions = Pick<Surroundings, 'undo' | 'redo' | 'removeSelected' | 'zoomToFit'>;

function isTypedInto(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Returns how to stop listening. */
export function listenToKeys(editor: Editor, options: BoardOptions, actions: Actions): () => void {
  const container = editor.getContainer();
  const document = container.ownerDocument;
  const commands = commandsOf(editor, actions);

  const keydown = (event: KeyboardEvent) => {
    const typing = isTypedInto(event.target);
    // A drawn text takes back its own letters first.
    if (typing && event.defaultPrevented) return;
    const command = commands.find(
      ({ keys, whileTyping }) => keys.includes(chord(event)) && (!typing || whileTyping) && !event.isComposing,
    );
    if (!command) return;
    if (command.run() !== false) event.preventDefault();
  };

  const isForBoard = (event: ClipboardEvent) =>
    container.contains(document.activeElement) && !isTypedInto(event.target) && !isTypedInto(document.activeElement);

  const copy = (event: ClipboardEvent) => {
    if (!isForBoard(event) || !event.clipboardData) return;
    const selected = editor.getSelectedShapes();
    const content = editor.getContentFromCurrentPage(selected);
    if (!content) return;
    event.preventDefault();
    const texts = selected.map((shape) => editor.getShapeUtil(shape).getText(shape)).filter(Boolean);
    event.clipboardData.setData('text/plain', texts.join('\n\n'));
    event.clipboardData.setData(BOARD_CONTENT, JSON.stringify(content));
    if (event.type === 'cut' && !editor.getIsReadonly()) actions.removeSelected();
  };

  const paste = (event: ClipboardEvent) => {
    if (!isForBoard(event) || !event.clipboardData || editor.getIsReadonly()) return;
    event.preventDefault();
    options.undo.mark();
    const content = event.clipboardData.getData(BOARD_CONTENT);
    if (!content || !putContent(editor, content)) putText(options, event.clipboardData.getData('text/plain'));
    options.undo.mark();
  };

  container.addEventListener('keydown', keydown);
  document.addEventListener('copy', copy);
  document.addEventListener('cut', copy);
  document.addEventListener('paste', paste);
  return () => {
    container.removeEventListener('keydown', keydown);
    document.removeEventListener('copy', copy);
    document.removeEventListener('cut', copy);
    document.removeEventListener('paste', paste);
  };
}

/** "mod+shift+z": letters as they are typed, with the modifiers that count. */
function chord(event: KeyboardEvent): string {
  const modifier = event.ctrlKey || event.metaKey ? 'mod+' : '';
  if (event.altKey) return '';
  // A digit is known by its place on the keyboard: with Shift it types something else, and something else again per country.
  const key =
    event.shiftKey && event.code.startsWith('Digit') ? event.code.slice('Digit'.length) : event.key.toLowerCase();
  return modifier + (event.shiftKey && key !== '+' ? 'shift+' : '') + key;
}

interface Command {
  keys: readonly string[];
  whileTyping?: boolean;
  /** false: there was nothing to do, so the key keeps its meaning for the browser. */
  run(): unknown;
}

function commandsOf(editor: Editor, actions: Actions): Command[] {
  const unlessReadOnly = (act: () => unknown) => () => (editor.getIsReadonly() ? false : act());
  return [
    { keys: ['mod+z'], whileTyping: true, run: unlessReadOnly(actions.undo) },
    { keys: ['mod+y', 'mod+shift+z'], whileTyping: true, run: unlessReadOnly(actions.redo) },
    { keys: ['delete', 'backspace'], run: unlessReadOnly(actions.removeSelected) },
    { keys: ['mod+a'], run: () => editor.selectAll() },
    {
      keys: ['mod+d'],
      run: unlessReadOnly(() => editor.duplicateShapes(editor.getSelectedShapeIds(), COPY_OFFSET)),
    },
    { keys: ['mod+=', 'mod++'], run: () => editor.zoomIn() },
    { keys: ['mod+-'], run: () => editor.zoomOut() },
    { keys: ['mod+0'], run: () => editor.resetZoom() },
    { keys: ['shift+1'], run: actions.zoomToFit },
    { keys: ['enter', 'arrowdown', 'arrowright'], run: () => selectFirstNote(editor) },
    ...TOOLS.map(({ name, key }) => ({ keys: [key], run: unlessReadOnly(() => editor.setCurrentTool(name)) })),
  ];
}

/** The way onto the notes without a pointer: from there tldraw's own Tab, arrow keys and Enter lead on. */
function selectFirstNote(editor: Editor): boolean {
  const isOnCanvas = document.activeElement === editor.getContainer();
  const first = editor.getCurrentPageShapesSorted().find(isIdeaShape);
  if (!isOnCanvas || !first || editor.getSelectedShapeIds().length > 0) return false;
  editor.select(first.id);
  return true;
}

/** False where the content is not what this board understands: it may come from elsewhere. */
function putContent(editor: Editor, content: string): boolean {
  try {
    editor.putContentOntoCurrentPage(JSON.parse(content) as TLContent, { select: true });
    return true;
  } catch {
    return false;
  }
}

function putText({ ideas, origin }: BoardOptions, typed: string): void {
  const words = cleanText(typed).trim().slice(0, IDEA_MAX_LENGTH);
  if (words === '') return;
  const id = ideas.add();
  const text = id && ideas.text(id);
  text?.doc?.transact(() => text.insert(0, words), origin);
}
