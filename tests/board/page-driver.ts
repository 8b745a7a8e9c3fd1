/** Plays the stories of the board's contract on the page with two boards, with a real pointer and keyboard. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { BoardDriver, DrawingTool, Person } from '#board/board-contract.ts';
import type { Idea } from '#domain/idea.ts';
import type { IdeaId } from '#domain/identifiers.ts';
import { NOTE_WIDTH, type Place } from '#domain/note-place.ts';
import type {} from './harness.ts';
import { restingBox } from './pointing.ts';

interface Look {
  tools: readonly DrawingTool[];
  /** CSS selector of what is drawn, notes left out. */
  drawn: string;
}

/** Where a board is empty: to the right of its tools. CSS pixels. */
const GROUND = { x: 130, y: 30 };
const WAIT_MS = 8_000;

export function pageDriver(page: Page, look: Look): BoardDriver {
  const place = (person: Person) => page.locator(`#${person}`);
  const note = (person: Person, id: IdeaId) => place(person).locator(`[data-idea="${id}"]`);
  const field = (person: Person, id: IdeaId) => note(person, id).locator('textarea');
  const middle = async (locator: Locator): Promise<Place> => {
    const box = await restingBox(locator);
    return { x: box.x + box.width / 2, y: box.y + box.height / 3 };
  };
  const button = async (person: Person, name: string) => {
    const label = await page.evaluate((key) => {
      const words = window.harness!.words;
      const found = { ...words, ...words.colours }[key as 'undo'];
      return found;
    }, name);
    return place(person).getByRole('button', { name: label, exact: true });
  };
  const stroke = async (from: Place, to: Place) => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
  };

  const driver: BoardDriver = {
    tools: look.tools,
    add: (person, idea) =>
      page.evaluate(([who, what]) => window.harness![who].add({ ...what, place: what.place }), [person, idea] as const),
    ideas: (person): Promise<readonly Idea[]> =>
      page.evaluate((who) => [...window.harness![who].ideas.current()], person),
    drawnInDocument: (person) =>
      page.evaluate((who) => {
        const keys = [...window.harness!.drawingMap(window.harness![who].doc).keys()];
        return keys.filter((key) => key.startsWith('shape:')).length;
      }, person),
    drawnOnBoard: (person) => place(person).locator(look.drawn).count(),
    // At one look: a note that goes between two would be waited for.
    noteText: (person, id) =>
      note(person, id).evaluateAll(([element]) => {
        if (!element) return null;
        const area = element.querySelector('textarea');
        return area ? area.value : (element.firstElementChild?.textContent ?? '');
      }),
    edit: (person, id) => page.evaluate(([who, what]) => window.harness![who].board!.edit(what), [person, id] as const),
    async open(person, id) {
      await expect(note(person, id)).toBeVisible();
      const { x, y } = await middle(note(person, id));
      await page.mouse.dblclick(x, y);
    },
    isOpen: async (person, id) => (await field(person, id).count()) > 0,
    type: (_person, text) => page.keyboard.type(text),
    press: (_person, key) => page.keyboard.press(key),
    placeCaret: (person, id, offset) =>
      field(person, id).evaluate((area: HTMLTextAreaElement, at) => {
        area.focus();
        area.setSelectionRange(at, at);
      }, offset),
    visibleArea: (person) => page.evaluate((who) => window.harness![who].board!.visibleArea(), person),
    lookAt: (person, area) =>
      page.evaluate(([who, where]) => window.harness![who].board!.lookAt(where), [person, area] as const),
    caret: (person, id) => field(person, id).evaluate((area: HTMLTextAreaElement) => area.selectionStart),
    async select(person, id) {
      await expect(note(person, id)).toBeVisible();
      const { x, y } = await middle(note(person, id));
      await page.mouse.click(x, y);
    },
    async drag(person, id, by) {
      await expect(note(person, id)).toBeVisible();
      const from = await middle(note(person, id));
      const zoom = (await restingBox(note(person, id))).width / NOTE_WIDTH;
      await stroke(from, { x: from.x + by.x * zoom, y: from.y + by.y * zoom });
    },
    pressButton: async (person, name) => (await button(person, name)).click(),
    isButtonUsable: async (person, name) =>
      (await (await button(person, name)).getAttribute('aria-disabled')) !== 'true',
    async draw(person, tool, at) {
      const taken = await button(person, tool);
      if ((await taken.count()) === 0) return false;
      await taken.click();
      const box = await restingBox(place(person));
      const from = { x: box.x + GROUND.x + at.x, y: box.y + GROUND.y + at.y };
      if (tool === 'text') {
        await page.mouse.click(from.x, from.y);
        await page.keyboard.type('beseda');
        await page.keyboard.press('Escape');
      } else await stroke(from, { x: from.x + 90, y: from.y + 60 });
      return true;
    },
    restore: (person, id) => page.evaluate(([who, what]) => window.harness![who].restore(what), [person, id] as const),
    insertText: (person, id, at, text) =>
      page.evaluate(([who, what, where, words]) => window.harness![who].ideas.text(what)?.insert(where, words), [
        person,
        id,
        at,
        text,
      ] as const),
    remove: (person, id) =>
      page.evaluate(([who, what]) => window.harness![who].ideas.remove(what), [person, id] as const),
    setReadOnly: (person, readOnly) =>
      page.evaluate(([who, what]) => window.harness![who].setReadOnly(what), [person, readOnly] as const),
    connect: (connected) => page.evaluate((join) => window.harness!.connect(join), connected),
    writeNonsense: (person) => page.evaluate((who) => window.harness!.writeNonsense(window.harness![who]), person),
    async point(person, at) {
      const box = await restingBox(place(person));
      await page.mouse.move(box.x + at.x, box.y + at.y, { steps: 3 });
    },
    shows: async (person, text) => (await place(person).getByText(text, { exact: true }).count()) > 0,
    until: (sentence, isSo) => expect.poll(isSo, { message: sentence, timeout: WAIT_MS }).toBe(true),
  };
  return driver;
}
