/** What every board must do, told as stories with two people at one table; a driver plays them in a real browser. */
import type { Idea, NoteColour } from '#domain/idea.ts';
import type { IdeaId } from '#domain/identifiers.ts';
import type { Area, Place } from '#domain/note-place.ts';

/** Two people, each before a board of their own, at the same table. */
export type Person = 'Ana' | 'Bojan';

export type DrawingTool = 'draw' | 'arrow' | 'text' | 'frame';

/**
 * One page with two boards side by side. A board marks the element of each note with `data-idea="<id>"`, and the text area of an open note
 * lies in it. All else is reached as a person does: by pointer, keyboard and the names of the buttons.
 */
export interface BoardDriver {
  /** What this board can draw. */
  tools: readonly DrawingTool[];
  add(person: Person, idea: { text: string; place?: Place; colour?: NoteColour }): Promise<IdeaId>;
  /** The ideas that stand in this person's document. */
  ideas(person: Person): Promise<readonly Idea[]>;
  /** How many elements this person's document keeps as drawn. */
  drawnInDocument(person: Person): Promise<number>;
  /** How many drawn elements this person sees. */
  drawnOnBoard(person: Person): Promise<number>;
  /** What a note says on this person's board, typed or painted; null where there is no such note. */
  noteText(person: Person, id: IdeaId): Promise<string | null>;
  /** As by the board's own `edit`. */
  edit(person: Person, id: IdeaId): Promise<void>;
  /** By double click. */
  open(person: Person, id: IdeaId): Promise<void>;
  isOpen(person: Person, id: IdeaId): Promise<boolean>;
  /** Into whatever has the keyboard. */
  type(person: Person, text: string): Promise<void>;
  press(person: Person, key: string): Promise<void>;
  /** Takes the keyboard to the given offset of the open note. */
  placeCaret(person: Person, id: IdeaId, offset: number): Promise<void>;
  caret(person: Person, id: IdeaId): Promise<number>;
  select(person: Person, id: IdeaId): Promise<void>;
  drag(person: Person, id: IdeaId, by: Place): Promise<void>;
  pressButton(person: Person, button: 'undo' | 'redo' | 'remove' | NoteColour): Promise<void>;
  isButtonUsable(person: Person, button: 'undo' | 'redo'): Promise<boolean>;
  /** Draws one element on empty ground with the tool's button and the pointer. False where there is no such button. */
  draw(person: Person, tool: DrawingTool, at: Place): Promise<boolean>;
  restore(person: Person, id: IdeaId): Promise<void>;
  /** As from a device without a board: straight into this person's document. */
  insertText(person: Person, id: IdeaId, at: number, text: string): Promise<void>;
  remove(person: Person, id: IdeaId): Promise<void>;
  setReadOnly(person: Person, readOnly: boolean): Promise<void>;
  visibleArea(person: Person): Promise<Area>;
  lookAt(person: Person, area: Area): Promise<void>;
  /** Cuts or joins the line between the two. */
  connect(connected: boolean): Promise<void>;
  /** Writes entries into the drawing that no board understands. */
  writeNonsense(person: Person): Promise<void>;
  point(person: Person, at: Place): Promise<void>;
  /** Whether this person's board shows a text anywhere. */
  shows(person: Person, text: string): Promise<boolean>;
  /** Polls; throws with the sentence where it does not come true in time. */
  until(sentence: string, isSo: () => Promise<boolean>): Promise<void>;
}

export interface BoardStory {
  sentence: string;
  play(driver: BoardDriver): Promise<void>;
}

const BOTH: readonly Person[] = ['Ana', 'Bojan'];

async function bothSee(driver: BoardDriver, id: IdeaId, text: string): Promise<void> {
  for (const person of BOTH) {
    await driver.until(`${person} reads "${text}"`, async () => (await driver.noteText(person, id)) === text);
  }
}

function holds(area: Area, place: Place): boolean {
  const [right, bottom] = [area.x + area.width, area.y + area.height];
  return place.x >= area.x && place.y >= area.y && place.x <= right && place.y <= bottom;
}

async function placeOf(driver: BoardDriver, person: Person, id: IdeaId): Promise<Place | undefined> {
  return (await driver.ideas(person)).find((idea) => idea.id === id)?.place;
}

export const BOARD_CONTRACT: readonly BoardStory[] = [
  {
    sentence: 'shows an idea to everybody at the table, however it came about',
    async play(driver) {
      await bothSee(driver, await driver.add('Ana', { text: 'Čaj za vse' }), 'Čaj za vse');
      await bothSee(driver, await driver.add('Bojan', { text: '' }), '');
    },
  },
  {
    sentence: 'opens a note for typing and takes what is typed at once',
    async play(driver) {
      const id = await driver.add('Ana', { text: '' });
      await driver.edit('Ana', id);
      await driver.type('Ana', 'Klop pod lipo');
      await bothSee(driver, id, 'Klop pod lipo');
      await driver.press('Ana', 'Escape');
      await driver.until('the note is closed', async () => !(await driver.isOpen('Ana', id)));
    },
  },
  {
    sentence: 'opens a note by double click',
    async play(driver) {
      const id = await driver.add('Ana', { text: 'Most' });
      await driver.open('Ana', id);
      await driver.until('the note is open', () => driver.isOpen('Ana', id));
      await driver.type('Ana', 'iček');
      await bothSee(driver, id, 'Mostiček');
    },
  },
  {
    sentence: 'merges what two people type into one note while they cannot hear each other',
    async play(driver) {
      const id = await driver.add('Ana', { text: 'igrišče' });
      await bothSee(driver, id, 'igrišče');
      await driver.connect(false);
      await driver.edit('Ana', id);
      await driver.placeCaret('Ana', id, 0);
      await driver.type('Ana', 'Novo ');
      await driver.edit('Bojan', id);
      await driver.placeCaret('Bojan', id, 7);
      await driver.type('Bojan', ' za otroke');
      await driver.connect(true);
      await bothSee(driver, id, 'Novo igrišče za otroke');
    },
  },
  {
    sentence: 'keeps the caret where it is when somebody else types before it',
    async play(driver) {
      const id = await driver.add('Ana', { text: 'park' });
      await driver.edit('Ana', id);
      await driver.placeCaret('Ana', id, 2);
      await driver.insertText('Bojan', id, 0, 'mali ');
      await driver.insertText('Bojan', id, 9, 'ec');
      await bothSee(driver, id, 'mali parkec');
      await driver.until("Ana's caret has moved with the text", async () => (await driver.caret('Ana', id)) === 7);
      await driver.type('Ana', 'n');
      await bothSee(driver, id, 'mali panrkec');
    },
  },
  {
    sentence: "writes a note's new place when it is moved",
    async play(driver) {
      const id = await driver.add('Ana', { text: 'Kolo', place: { x: 20, y: 20 } });
      await bothSee(driver, id, 'Kolo');
      await driver.drag('Ana', id, { x: 90, y: 60 });
      await driver.until('Bojan has the new place', async () => {
        const place = await placeOf(driver, 'Bojan', id);
        return place !== undefined && Math.abs(place.x - 110) < 3 && Math.abs(place.y - 80) < 3;
      });
    },
  },
  {
    sentence: 'recolours and removes a note, and shows it again once restored',
    async play(driver) {
      const id = await driver.add('Ana', { text: 'Vrt' });
      await bothSee(driver, id, 'Vrt');
      await driver.select('Ana', id);
      await driver.pressButton('Ana', 'mint');
      await driver.until('it is mint', async () =>
        (await driver.ideas('Bojan')).some((idea) => idea.colour === 'mint'),
      );
      await driver.pressButton('Ana', 'remove');
      await driver.until('nobody sees it', async () => (await driver.noteText('Bojan', id)) === null);
      await driver.until('it stands no more', async () => (await driver.ideas('Ana')).length === 0);
      await driver.restore('Bojan', id);
      await bothSee(driver, id, 'Vrt');
    },
  },
  {
    sentence: 'shows what one person draws to the other, and its removal',
    async play(driver) {
      let drawn = 0;
      for (const [i, tool] of driver.tools.entries()) {
        await driver.draw('Ana', tool, { x: 40, y: 30 + i * 110 });
        drawn++;
        for (const person of BOTH) {
          await driver.until(`${person} sees the ${tool}`, async () => (await driver.drawnOnBoard(person)) === drawn);
        }
      }
      await driver.pressButton('Ana', 'undo');
      await driver.until('Bojan sees one less', async () => (await driver.drawnOnBoard('Bojan')) < drawn);
    },
  },
  {
    sentence: "undoes one's own steps and nobody else's",
    async play(driver) {
      const hers = await driver.add('Ana', { text: '' });
      await driver.edit('Ana', hers);
      await driver.type('Ana', 'njeno');
      await driver.press('Ana', 'Escape');
      const his = await driver.add('Bojan', { text: '' });
      await driver.edit('Bojan', his);
      await driver.type('Bojan', 'njegovo');
      await driver.press('Bojan', 'Escape');
      await bothSee(driver, his, 'njegovo');
      await driver.until('Ana may undo', () => driver.isButtonUsable('Ana', 'undo'));
      await driver.pressButton('Ana', 'undo');
      await bothSee(driver, hers, '');
      await bothSee(driver, his, 'njegovo');
      await driver.pressButton('Ana', 'redo');
      await bothSee(driver, hers, 'njeno');
    },
  },
  {
    sentence: 'looks where somebody else looks, whole, also while read-only, and lets one move on from there',
    async play(driver) {
      const far = { x: 4_000, y: 2_500 };
      const id = await driver.add('Ana', { text: 'Ob robu', place: far });
      await driver.until('Bojan has it', async () => (await placeOf(driver, 'Bojan', id)) !== undefined);
      await driver.setReadOnly('Bojan', true);
      const corner = { x: far.x - 100, y: far.y - 60, width: 500, height: 300 };
      await driver.lookAt('Ana', corner);
      await driver.until('Ana looks there', async () => holds(await driver.visibleArea('Ana'), far));
      const hers = await driver.visibleArea('Ana');
      await driver.lookAt('Bojan', hers);
      await driver.until('Bojan sees all that Ana sees', async () => {
        const his = await driver.visibleArea('Bojan');
        const ends = { x: hers.x + hers.width - 1, y: hers.y + hers.height - 1 };
        return holds(his, { x: hers.x + 1, y: hers.y + 1 }) && holds(his, ends);
      });
      await bothSee(driver, id, 'Ob robu');
      await driver.setReadOnly('Bojan', false);
    },
  },
  {
    sentence: 'changes nothing while read-only, and goes on afterwards',
    async play(driver) {
      const id = await driver.add('Ana', { text: 'Trg', place: { x: 20, y: 20 } });
      await bothSee(driver, id, 'Trg');
      await driver.setReadOnly('Ana', true);
      await driver.drag('Ana', id, { x: 80, y: 40 });
      await driver.open('Ana', id);
      await driver.edit('Ana', id);
      const canDraw = await driver.draw('Ana', 'draw', { x: 40, y: 260 });
      // Bojan's word comes after all that Ana might have done.
      await driver.edit('Bojan', id);
      await driver.type('Bojan', '!');
      await bothSee(driver, id, 'Trg!');
      const place = await placeOf(driver, 'Bojan', id);
      const isUntouched = place?.x === 20 && place.y === 20 && (await driver.drawnInDocument('Bojan')) === 0;
      if (canDraw || !isUntouched || (await driver.isOpen('Ana', id)))
        throw new Error('a read-only board let itself be changed');
      await driver.setReadOnly('Ana', false);
      await driver.edit('Ana', id);
      await driver.type('Ana', '!');
      await bothSee(driver, id, 'Trg!!');
    },
  },
  {
    sentence: 'lives on when the drawing holds what it does not understand',
    async play(driver) {
      await driver.writeNonsense('Bojan');
      const id = await driver.add('Ana', { text: 'Še vedno tu' });
      await bothSee(driver, id, 'Še vedno tu');
      await driver.draw('Ana', 'draw', { x: 40, y: 260 });
      await driver.until('Bojan sees the ink alone', async () => (await driver.drawnOnBoard('Bojan')) === 1);
    },
  },
  {
    sentence: 'closes a note that somebody else removes while it is typed into',
    async play(driver) {
      const id = await driver.add('Ana', { text: 'Kmalu proč' });
      await driver.edit('Ana', id);
      await driver.until('the note is open', () => driver.isOpen('Ana', id));
      await driver.remove('Bojan', id);
      await driver.until('Ana sees it no more', async () => (await driver.noteText('Ana', id)) === null);
      const next = await driver.add('Ana', { text: '' });
      await driver.edit('Ana', next);
      await driver.type('Ana', 'Naprej');
      await bothSee(driver, next, 'Naprej');
    },
  },
  {
    sentence: 'shows who points where and who types',
    async play(driver) {
      const id = await driver.add('Ana', { text: 'Tu' });
      await bothSee(driver, id, 'Tu');
      await driver.point('Ana', { x: 260, y: 260 });
      await driver.until('Bojan sees her name', () => driver.shows('Bojan', 'Ana'));
      await driver.edit('Ana', id);
      await driver.until('Bojan sees that she types', () => driver.shows('Bojan', 'Ana piše …'));
    },
  },
];
