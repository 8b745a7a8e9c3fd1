/** Paragraphs of the Word document from people's texts. */
import { InternalHyperlink, Paragraph, TextRun, type IParagraphOptions, type IRunOptions } from 'docx';
import type { IdeaId, MeasureId } from '#domain/identifiers.ts';
import { printable, printableLines } from '../printable-text.ts';
import { BULLETS, OPEN } from './look.ts';

/** One text with its line breaks. */
export function textRuns(text: string, look: Omit<IRunOptions, 'text' | 'children'> = {}): TextRun[] {
  return printable(text)
    .split('\n')
    .map((line, at) => new TextRun({ ...look, text: line, ...(at > 0 && { break: 1 }) }));
}

export function paragraph(text: string, options: Omit<IParagraphOptions, 'children' | 'text'> = {}): Paragraph {
  return new Paragraph({ ...options, children: textRuns(text) });
}

/** A paragraph a line; empty lines are left out. */
export function paragraphs(text: string, options: Omit<IParagraphOptions, 'children' | 'text'> = {}): Paragraph[] {
  return printableLines(text).map((line) => paragraph(line, options));
}

/** Several lines are a list, one is a sentence. */
export function listOrLine(text: string, options: Omit<IParagraphOptions, 'children' | 'text'> = {}): Paragraph[] {
  const lines = printableLines(text, true);
  const [only] = lines;
  if (only !== undefined && lines.length === 1) return [paragraph(only, options)];
  return lines.map((line) => bullet(line, options));
}

export function bullet(text: string, options: Omit<IParagraphOptions, 'children' | 'text'> = {}): Paragraph {
  return paragraph(text, { ...options, numbering: { reference: BULLETS, level: 0, custom: true } });
}

/** A word in place of what nobody has decided yet: in colour and in italics, so that it is found on paper too. */
export function undecided(word: string, options: Omit<IParagraphOptions, 'children' | 'text'> = {}): Paragraph {
  return new Paragraph({ ...options, children: [new TextRun({ text: word, italics: true, color: OPEN })] });
}

export function linkTo(anchor: string, text: string): InternalHyperlink {
  return new InternalHyperlink({ anchor, children: [new TextRun({ text: printable(text), style: 'Hyperlink' })] });
}

/** Word's bookmarks: letters, digits and underscores, at most 40 characters. */
export const ideaAnchor = (idea: IdeaId): string => `idea_${idea}`.slice(0, 40);
export const measureAnchor = (measure: MeasureId): string => `measure_${measure}`.slice(0, 40);
