/** The facilitator's deeds by the JSON API, for tests that are about what others see of them. */
import type { Page } from '@playwright/test';
import { programToken, type RunningKavarna } from './kavarna-fixture.ts';

export type ApiCall = <Answer>(
  method: 'get' | 'post' | 'put' | 'patch',
  path: string,
  body?: object,
) => Promise<Answer>;

/** Calls the API as the facilitator who is signed in on this page; what it refuses is an error. */
export async function facilitatorsProgram(page: Page, kavarna: RunningKavarna): Promise<ApiCall> {
  return programWith(await programToken(page, kavarna), kavarna);
}

/** Calls the API with anybody's token. */
export function programWith(token: string, kavarna: RunningKavarna): ApiCall {
  return async <Answer>(method: string, path: string, body?: object) => {
    const answer = await fetch(`${kavarna.url}/api/v1${path}`, {
      method: method.toUpperCase(),
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return (answer.status === 204 ? null : await answer.json()) as Answer;
  };
}
