/** The colours in which a board draws, by the names under which they are kept; the plainest is the ink of the pages. */

export const INK_COLOUR = '#5f5346';

const COLOURS: Readonly<Record<string, string>> = {
  black: INK_COLOUR,
  blue: '#4465e9',
  green: '#099268',
  grey: '#9fa8b2',
  'light-blue': '#4ba1f1',
  'light-green': '#4cb05e',
  'light-red': '#f87777',
  'light-violet': '#e085f4',
  orange: '#e16919',
  red: '#e03131',
  violet: '#ae3ec9',
  yellow: '#f1ac4b',
  white: '#ffffff',
};

export function drawnColour(name: unknown): string {
  return typeof name === 'string' && Object.hasOwn(COLOURS, name) ? COLOURS[name]! : INK_COLOUR;
}
