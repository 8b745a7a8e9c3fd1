/** The look of the Word document: espresso ink, one accent, real styles, so that Word's navigation, contents and readers work. */
import {
  AlignmentType,
  convertMillimetersToTwip,
  LevelFormat,
  LevelSuffix,
  LineRuleType,
  type IPropertiesOptions,
} from 'docx';
import { LOCALES, type Language } from '#language/languages.ts';

export const INK = '241C15';
export const INK_SOFT = '5F5346';
export const ACCENT = '6B3A1D';
/** What nobody has decided yet. */
export const OPEN = '9C2338';
export const LINE = 'D9CDBB';
export const LINEN = 'F5EFE6';

const FONT = 'Calibri';

export const STYLES = {
  kicker: 'Kicker',
  subtitle: 'Subtitle',
  lead: 'Lead',
  subheading: 'Subheading',
  cell: 'TableText',
  cellHeader: 'TableHeader',
  cellStrong: 'TableStrong',
  small: 'Small',
} as const;

export const HEADING_NUMBERS = 'headings';
export const BULLETS = 'bullets';

const mm = convertMillimetersToTwip;

/** A4. Twips. */
export const PAGE = { width: mm(210), height: mm(297) };
const MARGIN = { portrait: mm(23), landscape: mm(15) };
export const TEXT_WIDTH = {
  portrait: PAGE.width - 2 * MARGIN.portrait,
  landscape: PAGE.height - 2 * MARGIN.landscape,
};

export const pageMargins = (orientation: keyof typeof MARGIN) => ({
  left: MARGIN[orientation],
  right: MARGIN[orientation],
  top: mm(orientation === 'portrait' ? 26 : 23),
  bottom: mm(orientation === 'portrait' ? 24 : 18),
  header: mm(11),
  footer: mm(10),
});

/** Half-points, as Word counts sizes. */
const pt = (points: number) => Math.round(points * 2);
/** Twentieths of a point, as Word counts spaces. */
const space = (before: number, after: number) => ({ before: before * 20, after: after * 20 });
/** Lines as multiples of the font's own; 240 is one. */
const lines = (multiple: number) => ({ line: Math.round(240 * multiple), lineRule: LineRuleType.AUTO });

export function stylesFor(language: Language): NonNullable<IPropertiesOptions['styles']> {
  const locale = LOCALES[language];
  return {
    default: {
      document: {
        run: {
          font: FONT,
          size: pt(10.5),
          color: INK,
          language: { value: locale, eastAsia: locale, bidirectional: locale },
        },
        paragraph: { spacing: { ...space(0, 6), ...lines(1.15) } },
      },
      title: {
        run: { size: pt(30), bold: true, color: INK },
        paragraph: { spacing: { ...space(0, 10), ...lines(1.1) } },
      },
      heading1: {
        run: { size: pt(18), bold: true, color: ACCENT },
        paragraph: {
          spacing: space(0, 10),
          keepNext: true,
          outlineLevel: 0,
          numbering: { reference: HEADING_NUMBERS, level: 0 },
        },
      },
      heading2: {
        run: { size: pt(14), bold: true, color: INK },
        paragraph: {
          spacing: space(20, 6),
          keepNext: true,
          outlineLevel: 1,
          border: { bottom: { style: 'single', size: 6, color: ACCENT, space: 3 } },
          numbering: { reference: HEADING_NUMBERS, level: 1 },
        },
      },
      heading3: {
        run: { size: pt(12), bold: true, color: ACCENT },
        paragraph: {
          spacing: space(16, 4),
          keepNext: true,
          outlineLevel: 2,
          numbering: { reference: HEADING_NUMBERS, level: 2 },
        },
      },
      hyperlink: { run: { color: ACCENT, underline: {} } },
      listParagraph: { paragraph: { spacing: space(0, 3), contextualSpacing: true } },
    },
    paragraphStyles: [
      {
        id: STYLES.kicker,
        name: 'Kicker',
        basedOn: 'Normal',
        next: 'Title',
        run: { size: pt(13), bold: true, color: ACCENT, characterSpacing: 30, allCaps: true },
        paragraph: { spacing: space(0, 8) },
      },
      {
        id: STYLES.subtitle,
        name: 'Subtitle',
        basedOn: 'Normal',
        quickFormat: true,
        run: { size: pt(14), color: INK_SOFT },
        paragraph: { spacing: space(0, 4) },
      },
      {
        id: STYLES.lead,
        name: 'Lead',
        basedOn: 'Normal',
        quickFormat: true,
        run: { size: pt(12) },
        paragraph: { spacing: space(0, 10) },
      },
      {
        id: STYLES.subheading,
        name: 'Subheading',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { size: pt(12), bold: true, color: INK },
        paragraph: { spacing: space(16, 6), keepNext: true },
      },
      {
        id: STYLES.cell,
        name: 'Table Text',
        basedOn: 'Normal',
        quickFormat: true,
        run: { size: pt(9.5) },
        paragraph: { spacing: { ...space(0, 1), ...lines(1.05) } },
      },
      {
        id: STYLES.cellHeader,
        name: 'Table Header',
        basedOn: STYLES.cell,
        run: { bold: true, color: 'FFFFFF' },
      },
      {
        id: STYLES.cellStrong,
        name: 'Table Strong',
        basedOn: STYLES.cell,
        quickFormat: true,
        run: { bold: true },
      },
      {
        id: STYLES.small,
        name: 'Small',
        basedOn: 'Normal',
        run: { size: pt(9), color: INK_SOFT },
        paragraph: { spacing: space(0, 2) },
      },
    ],
  };
}

/**
 * I. for the document's parts, 1 for objectives, 1.1 for measures: the numbers belong to the headings' styles, and those of
 * objectives and measures are the plan's own.
 */
export const NUMBERING: NonNullable<IPropertiesOptions['numbering']> = {
  config: [
    {
      reference: HEADING_NUMBERS,
      levels: [
        headingLevel(0, LevelFormat.UPPER_ROMAN, '%1.', 'Heading1', 567),
        headingLevel(1, LevelFormat.DECIMAL, '%2', 'Heading2', 567),
        headingLevel(2, LevelFormat.DECIMAL, '%2.%3', 'Heading3', 567),
      ],
    },
    {
      reference: BULLETS,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 260, hanging: 200 } } },
        },
      ],
    },
  ],
};

function headingLevel(
  level: number,
  format: (typeof LevelFormat)[keyof typeof LevelFormat],
  text: string,
  style: string,
  hanging: number,
) {
  return {
    level,
    format,
    text,
    alignment: AlignmentType.LEFT,
    suffix: LevelSuffix.TAB,
    style: { style, paragraph: { indent: { left: hanging, hanging } } },
  };
}
