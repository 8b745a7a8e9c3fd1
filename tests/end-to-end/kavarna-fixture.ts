/** A running Kavarna for the end-to-end tests: a process, a port and a folder of its own, and the people who come to it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test as base, type Browser, type BrowserContext, type Page } from '@playwright/test';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const START_LIMIT_MS = 30_000;
/** Set to some 1500, every page's scripts come so much later: shows which stories press what is not awake yet, as they would on a busy machine. */
const SLOW_WAKE_MS = Number(process.env.SLOW_WAKE_MS ?? 0);
/** The one facilitator of a worker's Kavarna. */
const FACILITATOR = { name: 'Vesna Kos', email: 'vesna@obcina.example', password: 'kava z mlekom' };

export interface RunningKavarna {
  url: string;
  /** Address of the page that makes the first account. */
  firstLink: string;
  /** Whether the first account was made. */
  hasFacilitator: boolean;
}

export interface NewWorkshop {
  id: string;
  initiative: string;
  /** As people type it. */
  code: string;
}

interface TestFixtures {
  /** The address of everything that the browsers of this test ask for. Nothing of it may be another host's. */
  requests: string[];
}

interface WorkerFixtures {
  /** What this worker's Kavarna is told beside its port and its folder: a file that wants its own asks for it with `test.use`. */
  settings: Record<string, string>;
  kavarna: RunningKavarna;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  requests: [
    async ({ browser }, use) => {
      const requests: string[] = [];
      const contexts: BrowserContext[] = [];
      const watch = (context: BrowserContext) => {
        contexts.push(context);
        if (SLOW_WAKE_MS > 0) void wakeSlowly(context);
        context.on('request', (request) => requests.push(request.url()));
        context.on('page', (page) => page.on('websocket', (socket) => requests.push(socket.url())));
      };
      browser.on('context', watch);
      await use(requests);
      browser.off('context', watch);
      // People of one test do not stay at their tables during the next.
      await Promise.all(contexts.map((context) => context.close()));
      expect(
        requests.filter((address) => !isOfThisMachine(address)),
        'requests to other hosts',
      ).toEqual([]);
    },
    { auto: true },
  ],
  settings: [{}, { option: true, scope: 'worker' }],
  kavarna: [
    async ({ settings }, use) => {
      const { stop, url, firstLink } = await startKavarna(settings);
      await use({ url, firstLink, hasFacilitator: false });
      await stop();
    },
    { scope: 'worker' },
  ],
});

/** Starts a process with an empty folder. `main`: another way to start than the one people use. */
export async function startKavarna(
  settings: Record<string, string>,
  main = MAIN,
): Promise<RunningKavarna & { server: ChildProcess; stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'kavarna-e2e-'));
  const server = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', KAVARNA_DATA: folder, ...settings },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  const greeting = new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Ctrl+C')) resolve(said);
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    server.once('exit', () => reject(new Error(`Kavarna did not start (are the pages built?):\n${said}`)));
    setTimeout(() => reject(new Error(`Kavarna did not start in time:\n${said}`)), START_LIMIT_MS).unref();
  });
  const text = await greeting;
  const url = /On this machine: +(\S+)/.exec(text)?.[1];
  const link = /\S+\/welcome\/\S+/.exec(text)?.[0];
  if (!url || !link) throw new Error(`Kavarna greets with its addresses:\n${text}`);
  return {
    url,
    firstLink: link,
    hasFacilitator: false,
    server,
    async stop() {
      const stopped = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await stopped;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export { expect };

async function wakeSlowly(context: BrowserContext): Promise<void> {
  await context.route(/\/_app\/immutable\/entry\//, (route) => {
    // The page may have gone meanwhile.
    setTimeout(() => void route.continue().catch(() => undefined), SLOW_WAKE_MS);
  });
}

/** Whether this is an address of the machine that the test runs on, or of the page itself. */
function isOfThisMachine(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'data:' || protocol === 'blob:' || /^(127\.0\.0\.1|(.+\.)?localhost)$/.test(hostname);
}

/** Signs this page's browser in as the facilitator; the first time by the one-time link. */
export async function signInAsFacilitator(page: Page, kavarna: RunningKavarna): Promise<void> {
  if (kavarna.hasFacilitator) {
    await submit(page, kavarna, '/sign-in', { email: FACILITATOR.email, password: FACILITATOR.password });
    return;
  }
  kavarna.hasFacilitator = true;
  await submit(page, kavarna, `${new URL(kavarna.firstLink).pathname}?/create`, FACILITATOR);
}

/** An initiative with one world café of this facilitator. */
export async function newWorkshop(
  page: Page,
  kavarna: RunningKavarna,
  input: { title?: string; question?: string } = {},
): Promise<NewWorkshop> {
  const initiative = await submit(page, kavarna, '/initiatives?/create', {
    title: 'Načrt za vključujoče mesto',
    body: 'Občina',
    period: '2027–2029',
    currency: 'EUR',
  });
  const { title = 'Prva svetovna kavarna', question = 'Kaj bi pomagalo?' } = input;
  const setup = await submit(page, kavarna, `${initiative}?/createWorkshop`, { kind: 'world-cafe', title, question });
  const id = /\/workshops\/([^/]+)/.exec(setup)?.[1] ?? '';
  const cards = await (await page.request.get(`${kavarna.url}/workshops/${id}/print`)).text();
  const code = /\/w\/([A-Z]{3}[2-9]{4})\/t\//.exec(cards)?.[1] ?? '';
  return { id, initiative: initiative.split('/').pop() ?? '', code };
}

/** A program's token of the signed-in facilitator, for what a test needs beside what it is about. */
export async function programToken(page: Page, kavarna: RunningKavarna): Promise<string> {
  const answer = await page.request.post(`${kavarna.url}/account?/createToken`, {
    form: { label: 'test' },
    headers: { origin: kavarna.url, accept: 'application/json', 'x-sveltekit-action': 'true' },
  });
  const token = /[0-9a-z]{20}\.[0-9a-z]{20}/.exec(await answer.text())?.[0];
  if (!token) throw new Error('The account page gives a token.');
  return token;
}

/** Somebody with a phone of their own, at a table. */
export async function newParticipant(
  browser: Browser,
  kavarna: RunningKavarna,
  seat: { code: string; table: number; name?: string; group?: string; remote?: boolean },
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'sl-SI' });
  const page = await context.newPage();
  await page.goto(`${kavarna.url}/w/${seat.code}/t/${seat.table}`);
  if (seat.name) await page.locator('[name=name]').fill(seat.name);
  if (seat.group) await page.locator('[name=group]').selectOption(seat.group);
  if (seat.remote) await page.locator('[name=remote]').check();
  await page.locator('form button.primary').click();
  await page.waitForURL(/\/seat$/);
  return { page, context };
}

/**
 * The page's scripts have taken over. What is pressed before leads to the server, as without any script, and ends in the same place by another
 * way; a story waits here where it is about the way: that nothing is reloaded, that the focus stays, that something opens beside the page.
 */
export async function awake(page: Page): Promise<void> {
  await expect(page.locator('html[data-awake]')).toBeAttached();
}

/** A dot is shown the moment it is given, and counted a moment later: whoever closes the vote by another way waits for that. */
export async function dotsCounted(page: Page): Promise<void> {
  await expect(page.locator('ul[aria-busy=false]')).toBeVisible();
}

/** Sends a page's form, and says where it leads. */
async function submit(
  page: Page,
  kavarna: RunningKavarna,
  path: string,
  form: Record<string, string>,
): Promise<string> {
  const answer = await page.request.post(kavarna.url + path, {
    form,
    headers: { origin: kavarna.url, accept: 'text/html' },
    maxRedirects: 0,
  });
  const location = answer.headers()['location'];
  if (answer.status() !== 303 || !location) throw new Error(`${path} answered ${answer.status()}`);
  return location;
}

/** Presses the desk's one way on until the step of this name is now. */
export async function goOnTo(desk: Page, step: string): Promise<void> {
  await awake(desk);
  const heading = desk.locator('#evening-heading');
  for (let pressed = 0; pressed < 20; pressed++) {
    const before = await heading.innerText();
    if (before === step) return;
    await desk.getByRole('button', { name: /^Naprej: / }).click();
    await expect(heading).not.toHaveText(before);
  }
  throw new Error(`The evening has no step "${step}".`);
}
