/** The words of a drawn text: kept as a document of paragraphs, shown and written here as plain lines. */

interface Node {
  type?: unknown;
  text?: unknown;
  content?: unknown;
}

const KNOWN = new Set([
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

/** Its lines; null where it is no such document. */
export function linesOf(richText: unknown): string[] | null {
  const root = richText as Node | null | undefined;
  if (typeof root !== 'object' || root === null || root.type !== 'doc') return null;
  const lines: string[] = [];
  return read(root, lines, '') ? (lines.length > 0 ? lines : ['']) : null;
}

function read(node: Node, lines: string[], mark: string): boolean {
  if (typeof node !== 'object' || node === null || !KNOWN.has(String(node.type))) return false;
  const content = node.content ?? [];
  if (!Array.isArray(content)) return false;
  if (node.type === 'text') {
    lines[lines.length - 1] += typeof node.text === 'string' ? node.text : '';
    return true;
  }
  if (node.type === 'hardBreak') {
    lines.push('');
    return true;
  }
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'codeBlock') lines.push(mark);
  return (content as Node[]).every((child, i) => {
    const ordered = node.type === 'orderedList' ? `${i + 1}. ` : BULLET;
    return read(child, lines, child?.type === 'listItem' ? ordered : node.type === 'listItem' && i > 0 ? '' : mark);
  });
}

/** The document that says these lines, one paragraph each. */
export function richTextOf(text: string): object {
  const paragraph = (line: string) =>
    line === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text: line }] };
  return { type: 'doc', content: text.split('\n').map(paragraph) };
}
