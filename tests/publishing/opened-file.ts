/** Opens a Word or an Excel file again, as strictly as its readers do: every part must be well-formed XML. */
import JSZip from 'jszip';
import { SaxesParser } from 'saxes';

export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
}

/** The XML parts of the archive by their path. Throws where one is not well-formed. */
export async function openedFile(bytes: Uint8Array): Promise<Map<string, XmlElement>> {
  const zip = await JSZip.loadAsync(bytes);
  const parts = new Map<string, XmlElement>();
  for (const [path, file] of Object.entries(zip.files)) {
    if (!/\.(xml|rels)$/.test(path)) continue;
    parts.set(path, parsed(await file.async('string'), path));
  }
  return parts;
}

function parsed(xml: string, path: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new Error(`${path} is not well-formed: ${error.message}`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: XmlElement = { name, attributes, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => open.at(-1)?.children.push(text));
  parser.write(xml).close();
  return root;
}

/** All elements of that name, at any depth, in the order of the file. */
export function elements(within: XmlElement | undefined, name: string): XmlElement[] {
  if (!within) return [];
  return within.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return [...(child.name === name ? [child] : []), ...elements(child, name)];
  });
}

/** The text that stands directly in the element. */
export function ownText(element: XmlElement | undefined): string | undefined {
  return element?.children.filter((child) => typeof child === 'string').join('');
}

/** What a person reads of it: the texts of Word's or Excel's runs, with their line breaks. */
export function readText(within: XmlElement | undefined): string {
  if (!within) return '';
  return within.children
    .map((child) => {
      if (typeof child === 'string') return within.name === 'w:t' || within.name === 't' ? child : '';
      if (child.name === 'w:br') return '\n';
      if (child.name === 'w:tab' && within.name === 'w:r') return '\t';
      return readText(child) + (child.name === 'w:p' ? '\n' : '');
    })
    .join('');
}

/** The rows of all tables of a Word document, as the texts of their cells. */
export function tableRows(document: XmlElement | undefined): string[][] {
  return elements(document, 'w:tr').map((row) => elements(row, 'w:tc').map((cell) => readText(cell).trim()));
}

/** The cells of an Excel sheet by row: texts as texts, numbers as numbers, empty ones as null. */
export function sheetCells(parts: ReadonlyMap<string, XmlElement>, number: number): (string | number | null)[][] {
  const strings = elements(parts.get('xl/sharedStrings.xml'), 'si').map(readText);
  return elements(parts.get(`xl/worksheets/sheet${number}.xml`), 'row').map((row) =>
    elements(row, 'c').map((cell) => {
      const value = ownText(elements(cell, 'v')[0]);
      if (value === undefined) return null;
      return cell.attributes['t'] === 's' ? (strings[Number(value)] ?? null) : Number(value);
    }),
  );
}
