/** Reads the tables of a Word document as text: how the player finds in the council's file what people wrote. */
import { zipEntries } from './zip-entries.ts';

/** The rows of all tables of the document, each as the texts of its cells; lines of a cell are \n. */
export function wordTableRows(docx: Uint8Array): string[][] {
  const document = zipEntries(docx).get('word/document.xml');
  if (!document) throw new Error('This is no Word document.');
  const xml = new TextDecoder().decode(document);
  return elements(xml, 'w:tr').map((row) => elements(row, 'w:tc').map(textOf));
}

function elements(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>(.*?)</${name}>`, 'gs'))].map((match) => match[1] ?? '');
}

function textOf(xml: string): string {
  return elements(xml, 'w:p')
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>|<w:tab\/>/g)]
        .map(([tag, text]) => text ?? (tag === '<w:tab/>' ? '\t' : '\n'))
        .join(''),
    )
    .map(unescaped)
    .join('\n')
    .trim();
}

function unescaped(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return named[name ?? ''] ?? whole;
  });
}
