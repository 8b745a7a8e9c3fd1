/** The facilitator's deeds by the JSON API, for tests that are about what others see of them. */
import type { APIRequestContext, Page } from '@playwright/test';
import { programToken, type RunningKavarna } from './kavarna-fixture.ts';

export type ApiCall = <Answer>(
  method: 'get' | 'post' | 'put' | 'patch',
  path: string,
  body?: object,
) => Promise<Answer>;

/** Calls the API as the facilitator who is signed in on this page; what it refuses is an error. */
export async function facilitatorsProgram(page: Page, kavarna: RunningKavarna): Promise<ApiCall> {
  return programWith(await programToken(page, kavarna), page.request, kavarna);
}

/** Calls the API with anybody's token. */
export function programWith(token: string, request: APIRequestContext, kavarna: RunningKavarna): ApiCall {
  return async <Answer>(method: string, path: string, body?: object) => {
    const answer = await request.fetch(`${kavarna.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body && { data: body }),
    });
    if (!answer.ok()) throw new Error(`${method} ${path} answered ${answer.status()}: ${await answer.text()}`);
    return (answer.status() === 204 ? null : await answer.json()) as Answer;
  };
}
