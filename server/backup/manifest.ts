/** What a backup says of itself: the first file in it. */
import { z } from 'zod';

export const MANIFEST = 'manifest.json';
/** The two databases, in the order in which they lie in a backup. */
export const DATABASES = ['kavarna.sqlite', 'updates.sqlite'] as const;
export type DatabaseName = (typeof DATABASES)[number];

export const BACKUP_VERSION = 1;

const Manifest = z.object({
  format: z.literal('kavarna-backup'),
  version: z.number().int(),
  /** Epoch ms of the moment both databases are from. */
  madeAt: z.number(),
  files: z.array(
    z.object({
      name: z.enum(DATABASES),
      size: z.number().int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
export type Manifest = z.infer<typeof Manifest>;

/** null where it is none. */
export function readManifest(text: string): Manifest | null {
  try {
    const read = Manifest.safeParse(JSON.parse(text));
    return read.success && DATABASES.every((name, index) => read.data.files[index]?.name === name) ? read.data : null;
  } catch {
    // Not JSON: no manifest.
    return null;
  }
}
