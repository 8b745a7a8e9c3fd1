/** Our own board in a real browser: the contract every board keeps, and what is particular to this one. */
import { expect, test, type Page } from '@playwright/test';
import { BOARD_CONTRACT } from '#board/board-contract.ts';
import { pageDriver } from '#tests/board/page-driver.ts';
import { serveBoards, type ServedBoards } from '#tests/board/serve.ts';

let boards: ServedBoards;
/** Everything the page asked for, and everything it complained of. */
let requests: string[];
let complaints: string[];

test.use({ viewport: { width: 1500, height: 760 } });

test.beforeAll(async () => {
  boards = await serveBoards();
});

test.afterAll(() => boards.stop());

test.beforeEach(async ({ page }) => {
  requests = [];
  complaints = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
});

test.afterEach(() => {
  const abroad = requests.filter((url) => !url.startsWith(boards.url) && !/^(data|blob):/.test(url));
  expect(abroad, 'requests to other hosts').toEqual([]);
  expect(complaints, 'complaints of the page').toEqual([]);
});

async function open(page: Page, query = '?plain=Ana,Bojan'): Promise<void> {
  await page.goto(boards.url + query);
  await page.waitForFunction(() => window.harness !== undefined);
}

function driverOf(page: Page) {
  return pageDriver(page, { tools: ['draw', 'arrow', 'text', 'frame'], drawn: '[data-drawn]' });
}

test.describe('Our own board', () => {
  test.beforeEach(({ page }) => open(page));

  for (const { sentence, play } of BOARD_CONTRACT) {
    test(sentence, async ({ page }) => play(driverOf(page)));
  }
});
