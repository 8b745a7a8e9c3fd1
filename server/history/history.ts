/** The past of tables' boards: seeing them as they were, bringing ideas and whole boards back, and undoing that. */
import type { Asker } from '#domain/access.ts';
import type { Idea } from '#domain/idea.ts';
import { tableDocument, type IdeaId, type RestoringId, type TableId, type WorkshopId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import type { Restoring } from '#domain/restoring.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Stay } from '#domain/stay.ts';
import { MINUTE_MS, minuteOf } from '#domain/timeline.ts';
import type { Workshop } from '#domain/workshop.ts';
import { bringBoard, onlyIdea, outcomeOf, readBoard } from '#document/board-state.ts';
import type { BoardState, RestoringOutcome } from '#document/board-state.ts';
import { hasRestoring, noteRestoring, readRestorings } from '#document/restorings.ts';
import { readIdeas } from '#document/table-document.ts';
import { newId, type House } from '../house.ts';
import { workshopOfTable } from '../workshops/reading.ts';
import { facilitatedWorkshop } from '../workshops/permission.ts';
import { inMinutes } from './minutes.ts';
import { readAround, readAsItWas, updatesUntil } from './past.ts';
import { readStays } from './stays.ts';

/** A minute in which something changed. */
export interface BusyMinute {
  /** Epoch ms at which it began. */
  from: number;
  /** Changes of ideas and of the drawing. */
  changes: number;
}

export interface TableHistory {
  minutes: BusyMinute[];
  restorings: Restoring[];
  stays: Stay[];
}

export interface Restored {
  restoring: Restoring;
  outcome: RestoringOutcome;
}

/** All of these are the facilitators'. Times are epoch ms. */
export interface HistoryCommands {
  historyOf(asker: Asker, table: TableId): Promise<Result<TableHistory, Refusal>>;
  /** Ideas as they were at a moment, the removed ones too. */
  boardAt(asker: Asker, table: TableId, at: number): Promise<Result<Idea[], Refusal>>;
  /** Who was at which table of a workshop when. */
  staysIn(asker: Asker, workshop: WorkshopId): Promise<Result<Stay[], Refusal>>;
  /** The board's updates after a sequence, packed for a browser that steps through them by itself. */
  updatesOf(
    asker: Asker,
    table: TableId,
    after: number,
  ): Promise<Result<AsyncIterable<Uint8Array<ArrayBuffer>>, Refusal>>;
  /** What restoring the board to that moment would do now. */
  outcomeOfRestoring(asker: Asker, table: TableId, at: number): Promise<Result<RestoringOutcome, Refusal>>;
  /** Brings the board back to what it was, as a new change. Ideas written since go into the bin. */
  restoreBoard(asker: Asker, table: TableId, at: number): Promise<Result<Restored, Refusal>>;
  /** Brings one idea back as it was at that moment; without one, out of the bin as it lies there. */
  restoreIdea(asker: Asker, table: TableId, idea: IdeaId, at?: number): Promise<Result<Restored, Refusal>>;
  /** Takes a restoring back; what was changed since stays changed. */
  undoRestoring(asker: Asker, table: TableId, restoring: RestoringId): Promise<Result<Restored, Refusal>>;
}

export function historyCommands(house: House): HistoryCommands {
  const { store, log, collaboration } = house;

  async function reach(asker: Asker, table: TableId): Promise<Result<Workshop, Refusal>> {
    if (asker.kind === 'nobody') return refused('not-signed-in');
    const workshop = await workshopOfTable(store, table);
    return workshop ? facilitatedWorkshop(store, asker, workshop.id, 'seeDesk') : refused('not-found');
  }

  const asItWas = (table: TableId, at: number): Promise<BoardState> =>
    readAsItWas(log, tableDocument(table), at, (doc) => readBoard(doc, table));

  /** One change of the live document: what is brought, and the note of it. */
  function bring(
    table: TableId,
    note: Pick<Restoring, 'kind'> & Partial<Restoring>,
    states: (live: BoardState) => { from: BoardState; to: BoardState },
  ): Promise<Restored> {
    const at = house.now();
    const restoring: Restoring = { to: null, idea: null, undoes: null, ...note, id: newId<RestoringId>(house), at };
    return collaboration.change(tableDocument(table), (doc) =>
      doc.transact(() => {
        noteRestoring(doc, restoring);
        const isUndoing = note.kind === 'undoing';
        const outcome = bringBoard(doc, { ...states(readBoard(doc, table)), table, at, isUndoing });
        return { restoring, outcome };
      }),
    );
  }

  async function fromBin(table: TableId, idea: IdeaId): Promise<Result<Restored, Refusal>> {
    const ideas = await collaboration.read(tableDocument(table), (doc) => readIdeas(doc, table));
    if (!ideas.some((one) => one.id === idea)) return refused('not-found');
    const restored = await bring(table, { kind: 'idea', idea }, (live) => {
      const from = onlyIdea(live, idea);
      return { from, to: { ...from, ideas: from.ideas.map((one) => ({ ...one, removedAt: null })) } };
    });
    return done(restored);
  }

  return {
    async historyOf(asker, table) {
      const reached = await reach(asker, table);
      if (!reached.ok) return reached;
      const changes = new Map<number, number>();
      for await (const page of updatesUntil(log, tableDocument(table))) {
        for (const { at } of page) changes.set(minuteOf(at), (changes.get(minuteOf(at)) ?? 0) + 1);
      }
      const minutes = [...changes].sort(([a], [b]) => a - b);
      const stays = await readStays(store, reached.value.id);
      return done({
        minutes: minutes.map(([minute, count]) => ({ from: minute * MINUTE_MS, changes: count })),
        restorings: await collaboration.read(tableDocument(table), readRestorings),
        stays: stays.filter((stay) => stay.table === table),
      });
    },

    async boardAt(asker, table, at) {
      const reached = await reach(asker, table);
      return reached.ok ? done([...(await asItWas(table, at)).ideas]) : reached;
    },

    async staysIn(asker, workshop) {
      const found = await facilitatedWorkshop(store, asker, workshop, 'seeDesk');
      return found.ok ? done(await readStays(store, workshop)) : found;
    },

    async updatesOf(asker, table, after) {
      const reached = await reach(asker, table);
      return reached.ok ? done(inMinutes(updatesUntil(log, tableDocument(table), { after }))) : reached;
    },

    async outcomeOfRestoring(asker, table, at) {
      const reached = await reach(asker, table);
      if (!reached.ok) return reached;
      const to = await asItWas(table, at);
      return done(await collaboration.read(tableDocument(table), (doc) => outcomeOf(doc, { to, table })));
    },

    async restoreBoard(asker, table, at) {
      const reached = await reach(asker, table);
      if (!reached.ok) return reached;
      if (at > house.now()) return refused('invalid-input');
      const to = await asItWas(table, at);
      return done(await bring(table, { kind: 'board', to: at }, (live) => ({ from: live, to })));
    },

    async restoreIdea(asker, table, idea, at) {
      const reached = await reach(asker, table);
      if (!reached.ok) return reached;
      if (at === undefined) return fromBin(table, idea);
      const to = onlyIdea(await asItWas(table, at), idea);
      if (to.ideas[0]?.removedAt !== null) return refused('not-found');
      const restored = await bring(table, { kind: 'idea', idea, to: at }, (live) => ({
        from: onlyIdea(live, idea),
        to,
      }));
      return done(restored);
    },

    async undoRestoring(asker, table, restoring) {
      const reached = await reach(asker, table);
      if (!reached.ok) return reached;
      const document = tableDocument(table);
      const isDone = (doc: Parameters<typeof hasRestoring>[0]) => hasRestoring(doc, restoring);
      const around = await readAround(log, document, isDone, (doc) => readBoard(doc, table));
      if (!around) return refused('not-found');
      const { before, after } = around;
      return done(await bring(table, { kind: 'undoing', undoes: restoring }, () => ({ from: after, to: before })));
    },
  };
}
