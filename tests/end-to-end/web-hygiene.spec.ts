/** What a browser is told to be careful about, what another site can't do, and that no secret stays where it could leak. */
import { parseJoinCode } from '#domain/join-code.ts';
import { send, setScene, type Scene } from '../permissions/scene.ts';
import { expect, signInAsFacilitator, test, type RunningKavarna } from './kavarna-fixture.ts';
import type { Page } from '@playwright/test';

const CLIENT_ADDRESS = 'x-test-client-address';
test.use({ settings: { KAVARNA_CLIENT_ADDRESS_HEADER: CLIENT_ADDRESS } });

async function sceneOf(page: Page, kavarna: RunningKavarna): Promise<Scene> {
  await page.context().clearCookies();
  await signInAsFacilitator(page, kavarna);
  const cookies = await page.context().cookies();
  return setScene(kavarna.url, cookies.map(({ name, value }) => `${name}=${value}`).join('; '));
}

test('every page comes with a strict policy, and is kept by nobody', async ({ page, kavarna }) => {
  const { blanks, cookies } = await sceneOf(page, kavarna);
  const paths = ['/', '/account', `/workshops/${blanks.workshop}`, `/w/${blanks.code}`, '/nowhere'];
  for (const path of paths) {
    const { headers } = await fetch(kavarna.url + path, { headers: { cookie: cookies.owner } });
    const policy = headers.get('content-security-policy') ?? '';
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
    expect([path, scripts]).toEqual([path, expect.stringMatching(/^'self' 'nonce-[^']+'$/)]);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).not.toMatch(/connect-src[^;]* wss?:( |;|$)/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toContain('no-store');
  }
});

test('a nonce is never used twice', async ({ kavarna }) => {
  const nonce = async () =>
    /nonce-([^']+)/.exec((await fetch(kavarna.url)).headers.get('content-security-policy') ?? '')?.[1];
  expect(await nonce()).not.toBe(await nonce());
});

test('a page travels compressed where the browser takes that, and is the same page', async ({ kavarna }) => {
  const asked = async (encoding: string) => {
    const response = await fetch(kavarna.url, { headers: { 'accept-encoding': encoding } });
    // The nonce and the time are others each time.
    const html = (await response.text()).replaceAll(/nonce="[^"]+"|serverNow:\d+/g, '');
    return { encoding: response.headers.get('content-encoding'), html };
  };
  const [plain, packed] = [await asked('identity'), await asked('gzip')];
  expect(plain.encoding).toBe(null);
  expect(packed.encoding).toBe('gzip');
  expect(packed.html).toBe(plain.html);
});

test('another site sends no form and opens no socket in somebody’s name', async ({ page, kavarna }) => {
  const { cookies } = await sceneOf(page, kavarna);
  const bodies = [
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/json' },
  ];
  for (const type of bodies) {
    const headers = { ...type, cookie: cookies.owner, origin: 'http://elsewhere.example' };
    const answer = await fetch(`${kavarna.url}/sign-out`, { method: 'POST', headers, body: '{}', redirect: 'manual' });
    expect(answer.status).toBe(403);
  }
  const bare = { cookie: cookies.owner, 'sec-fetch-site': 'cross-site' };
  const answer = await fetch(`${kavarna.url}/sign-out`, { method: 'POST', headers: bare, redirect: 'manual' });
  expect(answer.status).toBe(403);
  expect((await send(kavarna.url, 'GET', '/account', { cookie: cookies.owner })).status).toBe(200);
  const refused = await fetch(`${kavarna.url}/collaboration`, {
    headers: { cookie: cookies.owner, origin: 'http://elsewhere.example' },
  });
  expect(refused.status).not.toBe(101);
});

test('cookies are out of reach for scripts and other sites', async ({ page, kavarna }) => {
  await sceneOf(page, kavarna);
  const joined = await fetch(`${kavarna.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: kavarna.url },
    body: new URLSearchParams({ email: 'vesna@obcina.example', password: 'kava z mlekom' }),
  });
  const [cookie = ''] = joined.headers.getSetCookie();
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  expect(cookie).toMatch(/Path=\//i);
  // On plain http it could not be sent at all if it were.
  expect(cookie).not.toMatch(/Secure/i);
});

test('signing out ends the session at the server, and another password ends the others', async ({ page, kavarna }) => {
  const { cookies, blanks } = await sceneOf(page, kavarna);
  await send(kavarna.url, 'POST', '/sign-out', { cookie: cookies.facilitator });
  const after = await send(kavarna.url, 'GET', `/workshops/${blanks.workshop}`, { cookie: cookies.facilitator });
  expect(after.location).toMatch(/^\/sign-in/);

  const form = { current: 'kava z mlekom', next: 'kava brez mleka' };
  const changed = await send(kavarna.url, 'POST', '/account?/changePassword', { cookie: cookies.colleague, form });
  expect(changed.cookie).toContain('kavarna-account=');
  expect((await send(kavarna.url, 'GET', '/account', { cookie: cookies.colleague })).location).toMatch(/^\/sign-in/);
  expect((await send(kavarna.url, 'GET', '/account', { cookie: changed.cookie })).status).toBe(200);
});

test('a link’s secret goes into a cookie and out of the address', async ({ page, kavarna }) => {
  const { blanks } = await sceneOf(page, kavarna);
  const watching = await send(kavarna.url, 'GET', `/watch/${blanks.watch}`);
  expect(watching.location).toBe(`/watching/${blanks.workshop}`);
  const card = await send(kavarna.url, 'GET', `/t/${blanks.key}`);
  expect(card.location).toBe(`/w/${blanks.code}/t/1`);
});

test('an address that can’t be read is told so: a problem document, or a page in the person’s language', async ({
  kavarna,
}) => {
  for (const path of ['/api/v1/%zz', '/api/v1/initiatives/%ff']) {
    const answer = await fetch(kavarna.url + path);
    expect([path, answer.headers.get('content-type')]).toEqual([path, 'application/problem+json']);
    expect(answer.status).toBeLessThan(500);
  }
  for (const path of ['/%zz', '/w/%ff', '/workshops/%c0%ae', '/t/%']) {
    const answer = await fetch(kavarna.url + path, { headers: { 'accept-language': 'sl' }, redirect: 'manual' });
    expect(answer.status).toBeLessThan(500);
    if (answer.status !== 303)
      expect([path, await answer.text()]).toEqual([path, expect.stringContaining('lang="sl"')]);
  }
});

test('a new code makes the old one and its cards useless; whoever sits stays', async ({ page, kavarna }) => {
  const { blanks, cookies } = await sceneOf(page, kavarna);
  const renewed = await send(kavarna.url, 'POST', `/workshops/${blanks.workshop}/links?/renew`, {
    cookie: cookies.owner,
  });
  const code = /[A-Z]{3}[2-9]{4}/.exec(renewed.text)?.[0] ?? '';
  expect(parseJoinCode(code)).toBe(code);
  expect((await send(kavarna.url, 'GET', `/w/${blanks.code}`)).status).toBe(404);
  expect((await send(kavarna.url, 'GET', `/t/${blanks.key}`)).status).toBe(404);
  expect((await send(kavarna.url, 'GET', `/w/${code}`)).status).toBe(200);
  const seat = await send(kavarna.url, 'GET', `/w/${blanks.code}/seat`, { cookie: cookies.participant });
  expect(seat.status).toBe(200);
});

test('a hall of 200 behind one address is in within seconds, after a hundred wrong codes from there', async ({
  page,
  kavarna,
}) => {
  test.setTimeout(120_000);
  const { blanks, cookies } = await sceneOf(page, kavarna);
  const hall = { [CLIENT_ADDRESS]: '203.0.113.7', origin: kavarna.url, accept: 'text/html' };
  const settings = new URLSearchParams({ label: 'hall' });
  const made = await send(kavarna.url, 'POST', '/account?/createToken', {
    cookie: cookies.owner,
    form: Object.fromEntries(settings),
  });
  const token = /[0-9a-z]{20}\.[0-9a-z]{20}/.exec(made.text)?.[0] ?? '';
  const room = await fetch(`${kavarna.url}/api/v1/workshops/${blanks.workshop}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ settings: { seatsPerTable: 60 } }),
  });
  expect(room.status).toBe(200);
  const wrong = await Promise.all(
    Array.from({ length: 100 }, () => fetch(`${kavarna.url}/w/AAA2222`, { headers: hall })),
  );
  expect(wrong.filter((answer) => answer.status === 404).length).toBeGreaterThanOrEqual(60);
  expect(wrong.every((answer) => [404, 429].includes(answer.status))).toBe(true);

  const began = performance.now();
  const joined = await Promise.all(
    Array.from({ length: 200 }, () =>
      fetch(`${kavarna.url}/w/${blanks.code}`, {
        method: 'POST',
        redirect: 'manual',
        headers: hall,
        body: new URLSearchParams({ name: '' }),
      }),
    ),
  );
  const seconds = (performance.now() - began) / 1_000;
  console.log(`200 people joined in ${seconds.toFixed(1)} s.`);
  expect(joined.map((answer) => answer.status)).toEqual(Array.from({ length: 200 }, () => 303));
  expect(seconds).toBeLessThan(60);
});
