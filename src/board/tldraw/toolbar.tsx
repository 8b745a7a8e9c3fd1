/** The tools as a card on the left, and small controls for the view. */
import { useCallback, useSyncExternalStore } from 'react';
import { useEditor, useValue } from 'tldraw';
import type { BoardWords } from '../board.ts';
import { Icon, type IconName } from './icons.tsx';
import { useSurroundings } from './surroundings.ts';

/** tldraw's tool for each of ours, with the key that takes it up. */
export const TOOLS = [
  { name: 'select', key: 'v' },
  { name: 'draw', key: 'd' },
  { name: 'eraser', key: 'e' },
  { name: 'arrow', key: 'a' },
  { name: 'text', key: 't' },
  { name: 'frame', key: 'f' },
] as const satisfies { name: IconName & keyof BoardWords; key: string }[];

export function Toolbar() {
  const { options } = useSurroundings();
  const editor = useEditor();
  const isReadOnly = useValue('read-only', () => editor.getIsReadonly(), [editor]);
  return (
    <>
      {!isReadOnly && (
        <div
          className="board-card board-tools"
          role="toolbar"
          aria-label={options.words.tools}
          aria-orientation="vertical"
        >
          {TOOLS.map(({ name, key }) => (
            <ToolButton key={name} name={name} shortcut={key} />
          ))}
          <UndoButtons />
        </div>
      )}
      <ViewControls />
    </>
  );
}

function ToolButton({ name, shortcut }: { name: (typeof TOOLS)[number]['name']; shortcut: string }) {
  const editor = useEditor();
  const { options } = useSurroundings();
  const isTaken = useValue('tool', () => editor.getCurrentToolId() === name, [editor, name]);
  return (
    <BoardButton
      icon={name}
      label={options.words[name]}
      shortcut={shortcut.toUpperCase()}
      pressed={isTaken}
      onPress={() => {
        editor.setCurrentTool(name);
        editor.getContainer().focus({ preventScroll: true });
      }}
    />
  );
}

function UndoButtons() {
  const { options, undo, redo } = useSurroundings();
  const subscribe = useCallback((changed: () => void) => options.undo.subscribe(changed), [options]);
  const mayUndo = useSyncExternalStore(subscribe, () => options.undo.canUndo());
  const mayRedo = useSyncExternalStore(subscribe, () => options.undo.canRedo());
  return (
    <>
      <BoardButton icon="undo" label={options.words.undo} shortcut="Ctrl+Z" disabled={!mayUndo} onPress={undo} />
      <BoardButton icon="redo" label={options.words.redo} shortcut="Ctrl+Y" disabled={!mayRedo} onPress={redo} />
    </>
  );
}

function ViewControls() {
  const editor = useEditor();
  const { options, zoomToFit } = useSurroundings();
  const { words } = options;
  return (
    <div className="board-card board-view">
      <BoardButton icon="zoomIn" label={words.zoomIn} shortcut="Ctrl++" onPress={() => editor.zoomIn()} />
      <BoardButton icon="zoomOut" label={words.zoomOut} shortcut="Ctrl+-" onPress={() => editor.zoomOut()} />
      <BoardButton icon="zoomToFit" label={words.zoomToFit} shortcut="Shift+1" onPress={zoomToFit} />
    </div>
  );
}

interface BoardButtonProps {
  icon: IconName;
  label: string;
  shortcut?: string;
  pressed?: boolean;
  disabled?: boolean;
  onPress(): void;
}

export function BoardButton({ icon, label, shortcut, pressed, disabled = false, onPress }: BoardButtonProps) {
  return (
    <button
      type="button"
      className="board-button"
      aria-label={label}
      title={shortcut ? `${label} (${shortcut})` : label}
      aria-pressed={pressed}
      // Not `disabled`: the button that was just pressed would lose the keyboard's focus.
      aria-disabled={disabled}
      onClick={() => {
        if (!disabled) onPress();
      }}
    >
      <Icon name={icon} />
    </button>
  );
}
