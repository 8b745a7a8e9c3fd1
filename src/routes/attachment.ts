/** A file that is made when it is asked for, as an answer to keep. */
import { error } from '@sveltejs/kit';
import type { Refusal } from '#domain/refusal.ts';
import type { Result } from '#domain/result.ts';

interface File {
  bytes: Uint8Array;
  name: string;
  /** Media type. */
  type: string;
}

const STATUSES: Partial<Record<Refusal, number>> = { 'not-found': 404, 'board-too-large': 409 };

export function attachment(file: Result<File, Refusal>): Response {
  if (!file.ok) error(STATUSES[file.reason] ?? 403, { message: file.reason });
  const { bytes, name, type } = file.value;
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
    },
  });
}
