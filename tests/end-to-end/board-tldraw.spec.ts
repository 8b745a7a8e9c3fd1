/** The tldraw board in a real browser: the contract every board keeps, and what is particular to this one. */
import { expect, test, type Page } from '@playwright/test';
import { BOARD_CONTRACT } from '#board/board-contract.ts';
import { pageDriver } from '#tests/board/page-driver.ts';
import { boxOf, escaped, fingers, middleOf, sizeOf } from '#tests/board/pointing.ts';
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
    if (message.type() === 'error' && !isOfTldrawsOwn(message.text())) complaints.push(message.text());
  });
  await open(page);
});

test.afterEach(() => {
  const abroad = requests.filter((url) => !url.startsWith(boards.url) && !/^(data|blob):/.test(url));
  expect(abroad, 'requests to other hosts').toEqual([]);
  expect(complaints, 'complaints of the page').toEqual([]);
});

/**
 * What tldraw itself makes the browser complain of, with no harm done: the style sheet of its mark, which our policy refuses (the board
 * brings it in another way), and touches that React hears too late to stop.
 */
function isOfTldrawsOwn(complaint: string): boolean {
  return (
    complaint.startsWith('Applying inline style violates') ||
    complaint === 'Unable to preventDefault inside passive event listener invocation.'
  );
}

async function open(page: Page, query = ''): Promise<void> {
  await page.goto(boards.url + query);
  await page.waitForFunction(() => window.harness !== undefined);
}

function driverOf(page: Page) {
  return pageDriver(page, {
    tools: ['draw', 'arrow', 'text', 'frame'],
    drawn: '.tl-shape:not([data-shape-type="idea"])',
  });
}

test.describe('A tldraw board', () => {
  for (const { sentence, play } of BOARD_CONTRACT) {
    test(sentence, async ({ page }) => play(driverOf(page)));
  }

  test('lets two people change different fields of one arrow at once', async ({ page }) => {
    const driver = driverOf(page);
    await driver.draw('Ana', 'arrow', { x: 100, y: 100 });
    await driver.until('Bojan sees it', async () => (await driver.drawnOnBoard('Bojan')) === 1);
    await driver.connect(false);
    const arrow = await boxOf(page, '#Ana .tl-shape');
    // Not in its middle, where it would be bent.
    const hold = { x: arrow.x + arrow.width / 4, y: arrow.y + arrow.height / 4 };
    await page.mouse.move(hold.x, hold.y);
    await page.mouse.down();
    await page.mouse.move(hold.x + 60, hold.y + 40, { steps: 5 });
    await page.mouse.up();
    const hers = await middleOf(page, '#Bojan .tl-shape');
    await page.mouse.dblclick(hers.x, hers.y);
    await page.keyboard.type('pot');
    await page.keyboard.press('Escape');
    await expect(page.locator('#Bojan .tl-shapes')).toContainText('pot');
    await driver.connect(true);
    await expect(page.locator('#Ana .tl-shapes')).toContainText('pot');
    const place = await page.locator('#Bojan .tl-shape').evaluate((shape: HTMLElement) => shape.style.transform);
    await expect(page.locator('#Ana .tl-shape')).toHaveAttribute('style', new RegExp(escaped(place)));
    await expect.poll(async () => (await middleOf(page, '#Bojan .tl-shape')).x - hers.x).toBeGreaterThan(40);
  });

  test('lets a removal win over a change', async ({ page }) => {
    const driver = driverOf(page);
    await driver.draw('Ana', 'draw', { x: 100, y: 100 });
    await driver.until('Bojan sees it', async () => (await driver.drawnOnBoard('Bojan')) === 1);
    await driver.connect(false);
    const his = await middleOf(page, '#Bojan .tl-shape');
    await page.mouse.move(his.x, his.y);
    await page.mouse.down();
    await page.mouse.move(his.x + 60, his.y + 40, { steps: 5 });
    await page.mouse.up();
    const hers = await middleOf(page, '#Ana .tl-shape');
    await page.keyboard.press('Escape');
    await page.locator('#Ana').getByRole('button', { name: 'Izberi' }).click();
    await page.mouse.click(hers.x, hers.y);
    await page.keyboard.press('Delete');
    await driver.until('it is gone from hers', async () => (await driver.drawnOnBoard('Ana')) === 0);
    await driver.connect(true);
    for (const person of ['Ana', 'Bojan'] as const) {
      await driver.until(`${person} sees it no more`, async () => (await driver.drawnOnBoard(person)) === 0);
      expect(await driver.drawnInDocument(person)).toBe(0);
    }
  });

  test('keeps an arrow tied to its note, also when the note goes and comes back', async ({ page }) => {
    const driver = driverOf(page);
    const id = await driver.add('Ana', { text: 'cilj', place: { x: 400, y: 200 } });
    await expect(page.locator('#Bojan [data-idea]')).toBeVisible();
    await page.locator('#Ana').getByRole('button', { name: 'Puščica' }).click();
    const note = await middleOf(page, '#Ana [data-idea]');
    await page.mouse.move(note.x - 180, note.y + 120);
    await page.mouse.down();
    await page.mouse.move(note.x, note.y, { steps: 8 });
    await page.mouse.up();
    const bindings = () =>
      page.evaluate(
        () =>
          [...window.harness!.drawingMap(window.harness!.Bojan.doc).keys()].filter((key) => key.startsWith('binding:'))
            .length,
      );
    await expect.poll(bindings).toBe(1);
    await driver.remove('Ana', id);
    await driver.until('Bojan sees no note', async () => (await driver.noteText('Bojan', id)) === null);
    await driver.restore('Ana', id);
    await driver.until('Bojan sees it again', async () => (await driver.noteText('Bojan', id)) === 'cilj');
    const before = await sizeOf(page, '#Bojan [data-shape-type="arrow"]');
    await driver.drag('Ana', id, { x: 150, y: 0 });
    await expect
      .poll(async () => (await sizeOf(page, '#Bojan [data-shape-type="arrow"]')).width)
      .toBeGreaterThan(before.width + 40);
    expect(await bindings()).toBe(1);
  });

  test('never takes a note into a frame', async ({ page }) => {
    const driver = driverOf(page);
    const id = await driver.add('Ana', { text: 'prosta', place: { x: 200, y: 150 } });
    await expect(page.locator('#Ana [data-idea]')).toBeVisible();
    const note = await boxOf(page, '#Ana [data-idea]');
    await page.locator('#Ana').getByRole('button', { name: 'Okvir' }).click();
    await page.mouse.move(note.x - 60, note.y - 60);
    await page.mouse.down();
    await page.mouse.move(note.x + note.width + 60, note.y + note.height + 60, { steps: 8 });
    await page.mouse.up();
    // By its edge.
    await page.mouse.move(note.x - 60, note.y + 20);
    await page.mouse.down();
    await page.mouse.move(note.x, note.y + 120, { steps: 8 });
    await page.mouse.up();
    await driver.drag('Ana', id, { x: 10, y: 10 });
    await driver.until('Bojan has its place as it stands on the page', async () => {
      const place = (await driver.ideas('Bojan'))[0]?.place;
      return place !== undefined && Math.abs(place.x - 210) < 3 && Math.abs(place.y - 160) < 3;
    });
  });

  test('spares notes when erasing', async ({ page }) => {
    const driver = driverOf(page);
    const id = await driver.add('Ana', { text: 'ostane', place: { x: 200, y: 200 } });
    await driver.draw('Ana', 'draw', { x: 300, y: 20 });
    await driver.until('the ink is there', async () => (await driver.drawnInDocument('Bojan')) === 1);
    const ink = await middleOf(page, '#Ana [data-shape-type="draw"]');
    const note = await middleOf(page, '#Ana [data-idea]');
    await page.locator('#Ana').getByRole('button', { name: 'Radirka' }).click();
    await page.mouse.move(note.x, note.y);
    await page.mouse.down();
    await page.mouse.move(ink.x, ink.y, { steps: 12 });
    await page.mouse.up();
    await driver.until('the ink is gone', async () => (await driver.drawnInDocument('Bojan')) === 0);
    expect(await driver.noteText('Bojan', id)).toBe('ostane');
  });

  test('makes an idea of its own from a copied note', async ({ page }) => {
    const driver = driverOf(page);
    const id = await driver.add('Ana', { text: 'dvakrat', colour: 'lilac', place: { x: 100, y: 100 } });
    await driver.select('Ana', id);
    await page.keyboard.press('Control+d');
    await driver.until('there are two', async () => (await driver.ideas('Bojan')).length === 2);
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Control+v');
    await driver.until('there are three', async () => (await driver.ideas('Bojan')).length === 3);
    const ideas = await driver.ideas('Bojan');
    expect(ideas.map(({ text, colour }) => [text, colour])).toEqual(Array(3).fill(['dvakrat', 'lilac']));
    expect(await driver.drawnInDocument('Bojan')).toBe(0);
    await driver.pressButton('Ana', 'undo');
    await driver.until('there are two again', async () => (await driver.ideas('Bojan')).length === 2);
  });

  test('is worked by keyboard alone', async ({ page }) => {
    const driver = driverOf(page);
    const id = await driver.add('Ana', { text: 'tipke', place: { x: 0, y: 0 } });
    await expect(page.locator('#Ana [data-idea]')).toBeVisible();
    await page.locator('#Ana .tl-container').focus();
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('#Ana [data-idea][data-selected]')).toBeVisible();
    await page.keyboard.press('Shift+ArrowRight');
    await driver.until('it has moved', async () => ((await driver.ideas('Bojan'))[0]?.place.x ?? 0) > 0);
    await page.keyboard.press('Enter');
    await driver.until('it is open', () => driver.isOpen('Ana', id));
    await page.keyboard.type('!');
    await page.keyboard.press('Control+z');
    await driver.until('the typing is undone', async () => (await driver.noteText('Bojan', id)) === 'tipke');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Delete');
    await driver.until('it is removed', async () => (await driver.ideas('Bojan')).length === 0);
  });

  test('keeps the tool in hand when told once more that one may write', async ({ page }) => {
    await page.locator('#Ana').getByRole('button', { name: 'Riši' }).click();
    await driverOf(page).setReadOnly('Ana', false);
    await expect(page.locator('#Ana').getByRole('button', { name: 'Riši' })).toHaveAttribute('aria-pressed', 'true');
  });

  test('undoes and repeats what was typed into a drawn text', async ({ page }) => {
    const driver = driverOf(page);
    await driver.draw('Ana', 'text', { x: 100, y: 100 });
    await expect(page.locator('#Bojan .tl-shapes')).toContainText('beseda');
    await driver.pressButton('Ana', 'undo');
    await expect(page.locator('#Bojan .tl-shapes')).not.toContainText('beseda');
    await driver.pressButton('Ana', 'redo');
    await expect(page.locator('#Bojan .tl-shapes')).toContainText('beseda');
  });

  test('gives every control a name and room for a finger', async ({ page }) => {
    const driver = driverOf(page);
    await driver.select('Ana', await driver.add('Ana', { text: 'gumbi' }));
    const buttons = page.locator('#Ana .board-button');
    await expect(buttons).toHaveCount(18);
    for (const button of await buttons.all()) {
      expect(await button.getAttribute('aria-label')).toBeTruthy();
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(48);
    }
  });

  test('shows the mark that its licence asks for, under a policy that refuses its style sheet', async ({ page }) => {
    const mark = page.locator('#Ana').getByRole('button', { name: 'Get a license for production' });
    await expect(mark).toBeVisible();
    await expect(mark).toHaveCSS('position', 'absolute');
    const board = await boxOf(page, '#Ana');
    const { x, y, width, height } = await boxOf(page, '#Ana [class^="tl-watermark"]');
    expect(x + width).toBeGreaterThan(board.x + board.width - 20);
    expect(y + height).toBeGreaterThan(board.y + board.height - 20);
  });

  test('keeps nothing of its own in the browser and is gone once destroyed', async ({ page }) => {
    const driver = driverOf(page);
    await driver.add('Ana', { text: 'pred' });
    const zoomIn = page.locator('#Ana').getByRole('button', { name: 'Povečaj' });
    await zoomIn.click();
    expect(await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)])).toEqual([[], []]);
    await page.evaluate(() => window.harness!.Ana.board!.destroy());
    await expect(page.locator('#Ana')).toBeEmpty();
    const id = await driver.add('Bojan', { text: 'potem' });
    await driver.until('the other board goes on', async () => (await driver.noteText('Bojan', id)) === 'potem');
  });
});

test.describe('A tldraw board under fingers', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 620 } });

  test('moves a note with one and the view with two, and opens a note by two taps', async ({ page }) => {
    await open(page, '?alone');
    const driver = driverOf(page);
    const id = await driver.add('Ana', { text: 'prst', place: { x: 40, y: 60 } });
    const note = await middleOf(page, '#Ana [data-idea]');
    const zoom = (await boxOf(page, '#Ana [data-idea]')).width / 200;

    await fingers(page, [[note, { x: note.x + 60, y: note.y + 90 }]]);
    await driver.until('it has moved', async () => {
      const place = (await driver.ideas('Ana'))[0]?.place;
      return place !== undefined && Math.abs(place.x - 40 - 60 / zoom) < 3 && Math.abs(place.y - 60 - 90 / zoom) < 3;
    });

    const before = (await driver.ideas('Ana'))[0]?.place;
    await fingers(page, [
      [
        { x: 180, y: 300 },
        { x: 130, y: 250 },
      ],
      [
        { x: 220, y: 340 },
        { x: 290, y: 420 },
      ],
    ]);
    await expect.poll(async () => (await boxOf(page, '#Ana [data-idea]')).width).toBeGreaterThan(200 * zoom * 1.3);
    expect((await driver.ideas('Ana'))[0]?.place).toEqual(before);

    await page.evaluate((which) => window.harness!.Ana.board!.reveal(which), id);
    const shown = await middleOf(page, '#Ana [data-idea]');
    await page.touchscreen.tap(shown.x, shown.y);
    await page.touchscreen.tap(shown.x, shown.y);
    await driver.until('it is open', () => driver.isOpen('Ana', id));
    await page.keyboard.type('!');
    await driver.until('it takes what is typed', async () => (await driver.noteText('Ana', id)) === 'prst!');
  });
});
