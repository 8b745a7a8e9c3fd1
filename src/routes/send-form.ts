/** Sends a page's form without leaving the page, and says what came of it. */
import { deserialize } from '$app/forms';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';

/** `no-answer`: there is no connection, or the server could not say. */
export async function sendForm(
  action: string,
  fields: Record<string, string>,
): Promise<Result<null, Refusal | 'no-answer'>> {
  const body = new URLSearchParams(fields);
  try {
    const answer = await fetch(action, {
      method: 'POST',
      body,
      headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
    });
    const result = deserialize<Record<string, never>, { refusal?: Refusal }>(await answer.text());
    if (result.type === 'success' || result.type === 'redirect') return done(null);
    return refused((result.type === 'failure' && result.data?.refusal) || 'no-answer');
  } catch {
    return refused('no-answer');
  }
}
