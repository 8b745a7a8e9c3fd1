/** Ideas by command: for pages without the canvas, for programs, and for reading all tables at once. Browsers write the same document live. */
import type { Asker, DocumentHome } from '#domain/access.ts';
import { accessTo, mayWriteAs } from '#domain/access.ts';
import { IDEA_MAX_LENGTH, isCounted, isNoteColour, type Idea, type NoteColour } from '#domain/idea.ts';
import { ideaCode } from '#domain/idea-code.ts';
import type { DictatedSource, IdeaSource } from '#domain/idea-source.ts';
import {
  tableDocument,
  type IdeaId,
  type InitiativeId,
  type SeatId,
  type TableId,
  type WorkshopId,
} from '#domain/identifiers.ts';
import type { SourcedIdea } from '#domain/measure.ts';
import { visibleIdeas } from '#domain/moderation.ts';
import { nextFreePlace } from '#domain/note-place.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { coverIdeas, silenceIn } from '#domain/silence.ts';
import { cleanText } from '#domain/text.ts';
import { currentRound, type Workshop } from '#domain/workshop.ts';
import {
  addIdea,
  markDictated,
  readIdeas,
  recolourIdea,
  removeIdea,
  restoreIdea,
  writeIdea,
} from '#document/table-document.ts';
import { newId, type House } from '../house.ts';
import { facilitatedInitiative, facilitatedWorkshop, homeOf, whyReadOnly } from './permission.ts';
import { workshopView } from './published-view.ts';
import { readHidden, workshopOfTable, workshopsOf } from './reading.ts';

export interface IdeaInput {
  text: string;
  colour?: NoteColour;
  /** From paper or for somebody else; absent: by its author. */
  source?: IdeaSource;
  /** Paper is typed later: the round in which it was written, not after the present one. */
  round?: number;
  /** Who says it, where a tablet writes for one of those who share it; otherwise whoever asks. */
  seat?: SeatId;
}

export interface IdeaCommands {
  /** All ideas of a table that are not hidden, the removed ones too, the others' covered while people write in silence. */
  ideasAt(asker: Asker, table: TableId): Promise<Result<Idea[], Refusal>>;
  addIdea(asker: Asker, table: TableId, input: IdeaInput): Promise<Result<Idea, Refusal>>;
  changeIdea(
    asker: Asker,
    table: TableId,
    idea: IdeaId,
    change: { text?: string; colour?: NoteColour; removed?: boolean; source?: DictatedSource | null },
  ): Promise<Result<Idea, Refusal>>;
  /** What counts at all tables of a workshop, with codes. */
  ideasOfWorkshop(asker: Asker, workshop: WorkshopId): Promise<Result<SourcedIdea[], Refusal>>;
  ideasOfInitiative(asker: Asker, initiative: InitiativeId): Promise<Result<SourcedIdea[], Refusal>>;
}

export function ideaCommands(house: House): IdeaCommands {
  const { store, collaboration } = house;

  async function reach(
    asker: Asker,
    table: TableId,
  ): Promise<Result<{ workshop: Workshop; access: 'read' | 'write'; home: DocumentHome }, Refusal>> {
    if (asker.kind === 'nobody') return refused('not-signed-in');
    const workshop = await workshopOfTable(store, table);
    if (!workshop) return refused('not-found');
    const home = await homeOf(store, workshop, table);
    const access = accessTo({ kind: 'table', id: table }, home, asker);
    return access === 'none' ? refused('not-yours') : done({ workshop, access, home });
  }

  async function reachToWrite(asker: Asker, table: TableId): Promise<Result<Workshop, Refusal>> {
    const reached = await reach(asker, table);
    if (!reached.ok) return reached;
    if (reached.value.access === 'write') return done(reached.value.workshop);
    if (asker.kind === 'seat' && asker.table !== table) return refused('seat-elsewhere');
    if (asker.kind === 'observer') return refused('not-yours');
    return refused(whyReadOnly(reached.value.workshop, reached.value.home));
  }

  /** What names no photo needs none. */
  async function isPictureThere(table: TableId, source: IdeaSource | undefined): Promise<boolean> {
    if (source?.kind !== 'paper' || !source.picture) return true;
    const row = await store
      .selectFrom('table_pictures')
      .select('id')
      .where('id', '=', source.picture)
      .where('table_id', '=', table)
      .executeTakeFirst();
    return row !== undefined;
  }

  return {
    async ideasAt(asker, table) {
      const reached = await reach(asker, table);
      if (!reached.ok) return reached;
      const ideas = await collaboration.read(tableDocument(table), (doc) => readIdeas(doc, table));
      const view = await workshopView(store, reached.value.workshop.id);
      const visible = visibleIdeas(ideas, view?.hidden ?? []);
      const reader = asker.kind === 'seat' ? asker : { seat: null, seatKind: null };
      const isTablet = reader.seatKind === 'tablet';
      return done([...coverIdeas(visible, view && silenceIn(view), { seat: reader.seat, isTablet })]);
    },

    async addIdea(asker, table, input) {
      const reached = await reachToWrite(asker, table);
      if (!reached.ok) return reached;
      const text = cleanText(input.text).trim();
      if (text === '') return refused('invalid-input');
      if (text.length > IDEA_MAX_LENGTH) return refused('text-too-long');
      const now = currentRound(reached.value)?.number ?? 0;
      const round = input.round ?? now;
      if (!Number.isInteger(round) || round < 0 || round > now) return refused('invalid-input');
      if (!(await isPictureThere(table, input.source))) return refused('not-found');
      const author = input.seat ?? (asker.kind === 'seat' ? asker.seat : null);
      if (!mayWriteAs(asker, author)) return refused('not-yours');
      const id = newId<IdeaId>(house);
      const idea = await collaboration.change(tableDocument(table), (doc) => {
        const places = readIdeas(doc, table)
          .filter((other) => other.removedAt === null)
          .map((other) => other.place);
        const added: Idea = {
          id,
          table,
          text,
          colour: input.colour ?? 'sun',
          place: nextFreePlace(places),
          round,
          seat: author,
          writtenAt: house.now(),
          removedAt: null,
          ...(input.source && { source: input.source }),
        };
        addIdea(doc, added);
        return added;
      });
      return done(idea);
    },

    async changeIdea(asker, table, id, change) {
      const reached = await reachToWrite(asker, table);
      if (!reached.ok) return reached;
      const text = change.text === undefined ? undefined : cleanText(change.text).trim();
      if (text !== undefined && text.length > IDEA_MAX_LENGTH) return refused('text-too-long');
      if (change.colour !== undefined && !isNoteColour(change.colour)) return refused('invalid-input');
      const idea = await collaboration.change(tableDocument(table), (doc) => {
        if (change.source !== undefined) markDictated(doc, id, change.source);
        if (text !== undefined) writeIdea(doc, id, text);
        if (change.colour !== undefined) recolourIdea(doc, id, change.colour);
        if (change.removed === true) removeIdea(doc, id, house.now());
        if (change.removed === false) restoreIdea(doc, id);
        return readIdeas(doc, table).find((one) => one.id === id) ?? null;
      });
      return idea ? done(idea) : refused('not-found');
    },

    async ideasOfWorkshop(asker, id) {
      const found = await facilitatedWorkshop(store, asker, id, 'seeDesk');
      return found.ok ? done(await sourcedIdeas(house, found.value)) : found;
    },

    async ideasOfInitiative(asker, id) {
      const found = await facilitatedInitiative(store, asker, id, 'seeInitiative');
      if (!found.ok) return found;
      const workshops = await workshopsOf(store, id);
      return done((await Promise.all(workshops.map((workshop) => sourcedIdeas(house, workshop)))).flat());
    },
  };
}

/** What counts at all tables of a workshop, nothing hidden; ideas seen for the first time get their number now, for good. */
export async function sourcedIdeas(
  house: Pick<House, 'store' | 'collaboration'>,
  workshop: Workshop,
): Promise<SourcedIdea[]> {
  const sourced: SourcedIdea[] = [];
  const hidden = await readHidden(house.store, workshop.id);
  for (const table of workshop.tables) {
    const all = await house.collaboration.read(tableDocument(table.id), (doc) => readIdeas(doc, table.id));
    const ideas = visibleIdeas(all, hidden).filter(isCounted);
    const numbers = await numbered(house, table.id, ideas);
    for (const idea of ideas) {
      sourced.push({
        id: idea.id,
        code: ideaCode(workshop.ordinal, table.number, idea.round, numbers.get(idea.id) ?? 0),
        text: idea.text.trim(),
        workshop: workshop.id,
        table: table.id,
        tableNumber: table.number,
        round: idea.round,
        writtenAt: idea.writtenAt,
        ...(idea.source && { source: idea.source }),
      });
    }
  }
  return sourced;
}

async function numbered(
  house: Pick<House, 'store'>,
  table: TableId,
  ideas: readonly Idea[],
): Promise<Map<IdeaId, number>> {
  return house.store.transaction().execute(async (transaction) => {
    const rows = await transaction
      .selectFrom('idea_numbers')
      .select(['idea_id', 'number'])
      .where('table_id', '=', table)
      .execute();
    const numbers = new Map(rows.map((row) => [row.idea_id, row.number]));
    let last = Math.max(0, ...numbers.values());
    const fresh = ideas
      .filter((idea) => !numbers.has(idea.id))
      .map((idea) => ({ idea_id: idea.id, table_id: table, number: ++last }));
    if (fresh.length > 0) {
      // An id that another table claims too (a copied document) keeps its first number.
      await transaction
        .insertInto('idea_numbers')
        .values(fresh)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    for (const row of fresh) numbers.set(row.idea_id, row.number);
    return numbers;
  });
}
