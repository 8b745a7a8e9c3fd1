/** The face of the boards, from the disk: pictures need no network and look alike on every machine. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const FILES = {
  text: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  head: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
} as const;

export type Face = keyof typeof FILES;
export const FACES = Object.keys(FILES) as Face[];

const read = new Map<Face, Buffer>();

export function fontFile(face: Face): Buffer {
  const known = read.get(face) ?? readFileSync(require.resolve(FILES[face]));
  read.set(face, known);
  return known;
}
