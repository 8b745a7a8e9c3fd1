/** The words of a drawn text: kept as a document of paragraphs, shown and written here as plain lines. */

interface Node {
  type?: unknown;
  text?: unknown;
  content?: unknown;
}

const KNOWN: ReadonlySet<unknown> = new Set([
  'doc',
  'paragraph',
  'text',
  'hardBreak',
  'bulletList',
  'orderedList',
  'listItem',
  'heading',
  'blockquote',
  'codeBlock',
  'horizontalRule',
]);
const BULLET = '• ';
/** What is deeper or longer than people write is cut off, so that nobody's text stops a board. */
const DEEPEST = 40;
const MOST_LINES = 500;
const MOST_LETTERS = 20_000;

/** Its lines; null where it is no such document. */
export function linesOf(richText: unknown): string[] | null {
  const root = richText as Node | null | undefined;
  if (typeof root !== 'object' || root === null || root.type !== 'doc') return null;
  const lines: string[] = [];
  return read(root, lines, '', 0) ? (lines.length > 0 ? lines : ['']) : null;
}

function read(node: Node, lines: string[], mark: string, depth: number): boolean {
  if (typeof node !== 'object' || node === null || !KNOWN.has(node.type)) return false;
  if (depth > DEEPEST || lines.length > MOST_LINES) return true;
  const content = node.content ?? [];
  if (!Array.isArray(content)) return false;
  if (node.type === 'text') {
    if (lines.length === 0) lines.push('');
    lines[lines.length - 1] += typeof node.text === 'string' ? node.text.slice(0, MOST_LETTERS) : '';
    return true;
  }
  if (node.type === 'hardBreak') {
    lines.push('');
    return true;
  }
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'codeBlock') lines.push(mark);
  return (content as Node[]).every((child, i) => {
    const ordered = node.type === 'orderedList' ? `${i + 1}. ` : BULLET;
    return read(
      child,
      lines,
      child?.type === 'listItem' ? ordered : node.type === 'listItem' && i > 0 ? '' : mark,
      depth + 1,
    );
  });
}

/** The document that says these lines, one paragraph each. */
export function richTextOf(text: string): object {
  const paragraph = (line: string) =>
    line === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text: line }] };
  return { type: 'doc', content: text.split('\n').map(paragraph) };
}
