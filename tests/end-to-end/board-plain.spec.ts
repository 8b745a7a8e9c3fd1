/** Our own board in a real browser: the contract every board keeps, and what is particular to this one. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { BOARD_CONTRACT } from '#board/board-contract.ts';
import { pageDriver } from '#tests/board/page-driver.ts';
import { boxOf, fingers, middleOf } from '#tests/board/pointing.ts';
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
  return pageDriver(page, {
    tools: ['draw', 'arrow', 'text', 'frame'],
    drawn: '[data-drawn], .tl-shape:not([data-shape-type="idea"])',
  });
}

test.describe('Our own board', () => {
  test.beforeEach(({ page }) => open(page));

  for (const { sentence, play } of BOARD_CONTRACT) {
    test(sentence, async ({ page }) => play(driverOf(page)));
  }

  test('is worked by keyboard alone: from note to note, moving, writing, undoing, removing', async ({ page }) => {
    const driver = driverOf(page);
    const right = await driver.add('Ana', { text: 'desni', place: { x: 224, y: 0 } });
    const left = await driver.add('Ana', { text: 'levi', place: { x: 0, y: 10 } });
    await expect(page.locator('#Ana [data-idea]')).toHaveCount(2);
    await page.locator('#Ana .plain').focus();
    await page.keyboard.press('Tab');
    await expect(page.locator(`#Ana [data-idea="${left}"]`)).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator(`#Ana [data-idea="${right}"]`)).toBeFocused();
    await page.keyboard.press('Shift+ArrowDown');
    await driver.until('it has moved', async () => (await driver.ideas('Bojan'))[0]?.place.y === 24);
    await page.keyboard.press('Enter');
    await driver.until('it is open', () => driver.isOpen('Ana', right));
    await page.keyboard.type('!');
    await page.keyboard.press('Control+z');
    await driver.until('the typing is undone', async () => (await driver.noteText('Bojan', right)) === 'desni');
    await page.keyboard.press('Escape');
    await expect(page.locator(`#Ana [data-idea="${right}"]`)).toBeFocused();
    await page.keyboard.press('Delete');
    await driver.until('it is removed', async () => (await driver.ideas('Bojan')).length === 1);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+d');
    await driver.until(
      'the other has a double',
      async () => (await driver.ideas('Bojan')).map(({ text }) => text).join() === 'levi,levi',
    );
  });

  test('has frames that carry what lies in them, and arrows that hold on to what they were drawn to', async ({
    page,
  }) => {
    const driver = driverOf(page);
    const id = await driver.add('Ana', { text: 'v okviru', place: { x: 250, y: 150 } });
    await expect(page.locator('#Ana [data-idea]')).toBeVisible();
    const note = await boxOf(page, '#Ana [data-idea]');
    const stroke = async (tool: string, from: { x: number; y: number }, to: { x: number; y: number }) => {
      if (tool) await page.locator('#Ana').getByRole('button', { name: tool, exact: true }).click();
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 6 });
      await page.mouse.up();
    };
    const corner = { x: note.x - 40, y: note.y - 40 };
    await stroke('Okvir', corner, { x: note.x + note.width + 40, y: note.y + note.height + 40 });
    await stroke('Puščica', { x: note.x + note.width + 120, y: note.y + note.height / 2 }, middleOfBox(note));
    const arrow = () => boxOf(page, '#Bojan [data-kind="arrow"]');
    await expect(page.locator('#Bojan [data-drawn]')).toHaveCount(2);
    const before = await arrow();
    // By its name.
    await stroke('', { x: corner.x + 30, y: corner.y - 12 }, { x: corner.x + 30, y: corner.y + 88 });
    await driver.until('the note went along', async () => {
      const place = (await driver.ideas('Bojan')).find((idea) => idea.id === id)?.place;
      return place !== undefined && Math.abs(place.x - 250) < 2 && place.y > 220;
    });
    await expect.poll(async () => (await arrow()).height).toBeGreaterThan(before.height + 20);
    await driver.pressButton('Ana', 'undo');
    await driver.until('all is back in one step', async () => (await driver.ideas('Bojan'))[0]?.place.y === 150);
  });

  test('makes a note of each pasted line, finds one, and locks it in its place', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const driver = driverOf(page);
    await page.locator('#Ana .plain').focus();
    await page.evaluate(() => navigator.clipboard.writeText('- klop\n- drevo\n- čebelnjak'));
    await page.keyboard.press('Control+v');
    await driver.until('there are three', async () => (await driver.ideas('Bojan')).length === 3);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('cebel');
    await expect(page.locator('#Ana [role=status]')).toHaveText('1 od 1');
    await page.keyboard.press('Escape');
    const found = page.locator('#Ana [data-idea][data-selected]');
    await expect(found).toHaveText(/čebelnjak/);
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Zakleni' }).press('Enter');
    await expect(page.locator('#Bojan').getByRole('img', { name: 'zaklenjeno' })).toBeVisible();
    const locked = async () => (await driver.ideas('Bojan')).find(({ text }) => text === 'čebelnjak')!;
    const { id, place } = await locked();
    await driver.drag('Bojan', id, { x: 60, y: 60 });
    expect((await locked()).place).toEqual(place);
  });

  test('gives every control a name and room for a finger, and axe nothing to say', async ({ page }) => {
    const driver = driverOf(page);
    await driver.select('Ana', await driver.add('Ana', { text: 'gumbi' }));
    await expect(page.locator('#Ana .board-note-bar')).toBeVisible();
    for (const button of await page.locator('#Ana .board-button').all()) {
      expect(await button.getAttribute('aria-label')).toBeTruthy();
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(48);
    }
    const { violations } = await new AxeBuilder({ page }).include('#Ana').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  test('is gone once destroyed, and the other goes on', async ({ page }) => {
    const driver = driverOf(page);
    await driver.add('Ana', { text: 'pred' });
    await page.evaluate(() => window.harness!.Ana.board!.destroy());
    await expect(page.locator('#Ana')).toBeEmpty();
    const id = await driver.add('Bojan', { text: 'potem' });
    await driver.until('the other board goes on', async () => (await driver.noteText('Bojan', id)) === 'potem');
  });
});

test('Our own board and tldraw at one table show each other what they draw, and neither damages anything', async ({
  page,
}) => {
  complaints = [];
  await open(page, '?plain=Ana');
  const driver = driverOf(page);
  let drawn = 0;
  for (const [i, tool] of driver.tools.entries()) {
    for (const person of ['Ana', 'Bojan'] as const) {
      await driver.draw(person, tool, { x: 40 + (person === 'Ana' ? 0 : 170), y: 30 + i * 110 });
      drawn++;
      for (const reader of ['Ana', 'Bojan'] as const) {
        await driver.until(
          `${reader} sees what ${person} made with ${tool}`,
          async () => (await driver.drawnOnBoard(reader)) === drawn,
        );
      }
    }
  }
  await page.locator('#Ana').getByRole('button', { name: 'Žig' }).click();
  await page.mouse.click(560, 620);
  await expect(page.locator('#Bojan [data-shape-type="stamp"]')).toBeVisible();
  await driver.writeNonsense('Ana');
  const id = await driver.add('Bojan', { text: 'skupaj', place: { x: 420, y: 40 } });
  await driver.drag('Ana', id, { x: 30, y: 30 });
  await driver.until('tldraw has the new place', async () => (await driver.ideas('Bojan'))[0]?.place.x === 450);
  const kept = () =>
    page.evaluate(() =>
      [window.harness!.Ana, window.harness!.Bojan].map(({ doc }) =>
        JSON.stringify(window.harness!.drawingMap(doc).toJSON()),
      ),
    );
  const [hers, his] = await kept();
  expect(hers).toBe(his);
  for (const key of ['shape:unknown', 'nonsense', 'binding:loose']) expect(hers).toContain(`"${key}"`);
  complaints = complaints.filter((complaint) => !complaint.startsWith('Applying inline style violates'));
});

test('A picture lies under the notes on both boards: noted on, drawn on, never erased, and its place says so when it is gone', async ({
  page,
}) => {
  await open(page, '?plain=Ana');
  const driver = driverOf(page);
  const give = (how: 'drop' | 'paste') =>
    page.evaluate(async (way) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 400 });
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
      const data = new DataTransfer();
      data.items.add(new File([blob!], 'trg.png', { type: 'image/png' }));
      const at = { clientX: 400, clientY: 300, bubbles: true, cancelable: true };
      const board = document.querySelector<HTMLElement>('#Ana .plain')!;
      if (way === 'drop') board.dispatchEvent(new DragEvent('drop', { ...at, dataTransfer: data }));
      else document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data }));
    }, how);
  const lying = () =>
    page.evaluate(() =>
      [...window.harness!.drawingMap(window.harness!.Bojan.doc).values()]
        .map((entry) => entry.toJSON() as Record<string, number>)
        .map((entry) => ({ x: entry.x!, y: entry.y!, w: entry['props.w']!, h: entry['props.h']! })),
    );
  const image = page.locator('#Ana [data-kind="picture"] image');

  await give('drop');
  await expect(image).toBeVisible();
  await expect(page.locator('#Bojan [data-shape-type="picture"] img')).toBeVisible();
  const [before] = await lying();
  expect(before).toMatchObject({ w: 320, h: 200 });

  const box = await boxOf(page, '#Ana [data-kind="picture"] image');
  const corner = { x: box.x + box.width, y: box.y + box.height };
  await page.mouse.move(corner.x, corner.y);
  await page.mouse.down();
  await page.mouse.move(corner.x + 80, corner.y + 10, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await lying())[0]?.w).toBeGreaterThan(390);
  const [larger] = await lying();
  expect(larger!.w / larger!.h).toBeCloseTo(1.6, 2);

  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Opiši sliko' }).fill('Trg pred šolo');
  await page.keyboard.press('Escape');
  await expect(page.locator('#Ana').getByRole('img', { name: 'Trg pred šolo' })).toBeVisible();
  await expect(page.locator('#Bojan').getByRole('img', { name: 'Trg pred šolo' })).toBeVisible();

  await page.mouse.dblclick(box.x + 60, box.y + 60);
  await page.keyboard.type('tu stoji klop');
  await page.keyboard.press('Escape');
  const [note] = await driver.ideas('Bojan');
  await driver.drag('Ana', note!.id, { x: 40, y: 20 });
  await driver.until('the note goes, the picture stays', async () => {
    const [{ place } = note!] = await driver.ideas('Bojan');
    return place.x === note!.place.x + 40 && (await lying())[0]?.x === before!.x;
  });

  await driver.draw('Ana', 'draw', { x: 250, y: 330 });
  await driver.until('ink lies on it', async () => (await lying()).length === 2);
  await driver.draw('Ana', 'eraser' as never, { x: 250, y: 330 });
  await driver.until('only the ink is erased', async () => (await lying()).length === 1);
  await expect(image).toHaveCount(1);

  await page.locator('#Ana .plain').focus();
  await give('paste');
  await expect(image).toHaveCount(2);
  await driver.pressButton('Ana', 'undo');
  await expect(image).toHaveCount(1);

  await page.evaluate(() => window.harness!.pictures.lose());
  for (const person of ['Ana', 'Bojan'])
    await expect(page.locator(`#${person}`).getByText('Slike ni tu.')).toBeVisible();
  await expect(image).toHaveCount(0);
  complaints = complaints.filter((complaint) => !complaint.startsWith('Applying inline style violates'));
});

test.describe('Our own board under fingers', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 620 } });

  test('moves a note with one and the view with two, opens a note by two taps and the menu by a long press', async ({
    page,
  }) => {
    await open(page, '?alone&plain=Ana');
    const driver = driverOf(page);
    const id = await driver.add('Ana', { text: 'prst', place: { x: 40, y: 60 } });
    await expect(page.locator('#Ana [data-idea]')).toBeVisible();
    const note = await middleOf(page, '#Ana [data-idea]');
    const zoom = (await boxOf(page, '#Ana [data-idea]')).width / 200;
    await fingers(page, [[note, { x: note.x + 60, y: note.y + 90 }]]);
    await driver.until('it has moved', async () => {
      const place = (await driver.ideas('Ana'))[0]?.place;
      return place !== undefined && Math.abs(place.x - 40 - 60 / zoom) < 3 && Math.abs(place.y - 60 - 90 / zoom) < 3;
    });
    const before = (await driver.ideas('Ana'))[0]?.place;
    const at = await middleOf(page, '#Ana [data-idea]');
    await fingers(page, [
      [at, { x: at.x - 30, y: at.y }],
      [
        { x: at.x + 60, y: at.y },
        { x: at.x + 130, y: at.y },
      ],
    ]);
    await expect.poll(async () => (await boxOf(page, '#Ana [data-idea]')).width).toBeGreaterThan(200 * zoom * 1.3);
    expect((await driver.ideas('Ana'))[0]?.place).toEqual(before);
    const { x, y } = await middleOf(page, '#Ana [data-idea]');
    await page.touchscreen.tap(x, y);
    await page.touchscreen.tap(x, y);
    await driver.until('it is open', () => driver.isOpen('Ana', id));
    await page.keyboard.press('Escape');
    const browser = await page.context().newCDPSession(page);
    await browser.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await expect(page.getByRole('menu')).toBeVisible();
    await browser.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await page.getByRole('menuitem', { name: 'Podvoji' }).click();
    await driver.until('there are two', async () => (await driver.ideas('Ana')).length === 2);
  });
});

function middleOfBox({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  return { x: x + width / 2, y: y + height / 2 };
}
