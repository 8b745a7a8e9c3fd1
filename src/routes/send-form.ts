/** Sends a page's form without leaving the page, and says what came of it. */
import { deserialize } from '$app/forms';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';

/** What the action gives back, null where it gives nothing or leads on. `no-answer`: there is no connection, or the server could not say. */
export async function sendForm<Data extends Record<string, unknown> = Record<string, never>>(
  action: string,
  fields: Record<string, string>,
): Promise<Result<Data | null, Refusal | 'no-answer'>> {
  const body = new URLSearchParams(fields);
  try {
    const answer = await fetch(action, {
      method: 'POST',
      body,
      headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
    });
    const result = deserialize<Data, { refusal?: Refusal }>(await answer.text());
    if (result.type === 'success') return done(result.data ?? null);
    if (result.type === 'redirect') return done(null);
    return refused((result.type === 'failure' && result.data?.refusal) || 'no-answer');
  } catch {
    return refused('no-answer');
  }
}
