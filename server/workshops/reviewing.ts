/** Review: where ideas are held, seats hand them in here, and a facilitator's word brings them to their table. */
import { mayPropose, mayWriteAs, type Asker } from '#domain/access.ts';
import { IDEA_MAX_LENGTH, type NoteColour } from '#domain/idea.ts';
import { isIdentifier, type IdeaId, type SeatId, type TableId, type WorkshopId } from '#domain/identifiers.ts';
import {
  APPROVAL_UNDO_MS,
  MAX_WAITING_PER_SEAT,
  mayUndoDecision,
  REASON_MAX_LENGTH,
  type ProposedIdea,
} from '#domain/moderation.ts';
import { masked } from '#domain/personal-data.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { cleanLine, cleanText } from '#domain/text.ts';
import { currentRound } from '#domain/workshop.ts';
import { newId, type House } from '../house.ts';
import type { ProposedIdeaRow } from '../store/database.ts';
import { facilitatedWorkshop, homeOf } from './permission.ts';
import { proposalsAtTables } from './proposals-at-tables.ts';
import { publish } from './published-view.ts';
import { workshopOfTable } from './reading.ts';

export interface Proposal {
  /** Made by the device, so that what is sent again after a lost answer is handed in once. */
  id?: IdeaId;
  /** Who says it, where a tablet hands it in for one of those who share it. */
  seat?: SeatId;
  text: string;
  colour?: NoteColour;
}

export type Decision =
  | { kind: 'approve'; /** The version that was read. */ version: number; isMasked?: boolean }
  | { kind: 'refuse'; reason?: string };

export interface ReviewCommands {
  propose(asker: Asker, table: TableId, proposal: Proposal): Promise<Result<ProposedIdea, Refusal>>;
  /** The author's own words, until they are decided on. */
  changeProposal(
    asker: Asker,
    id: IdeaId,
    change: { text?: string; isWithdrawn?: boolean },
  ): Promise<Result<ProposedIdea, Refusal>>;
  /** What this seat has handed in and is not on the board: waiting, or refused. */
  ownProposals(asker: Asker): Promise<Result<ProposedIdea[], Refusal>>;
  /** Oldest first: what waits, what lies in the bin, and what was approved so lately that it can be taken back. */
  queue(asker: Asker, workshop: WorkshopId): Promise<Result<ProposedIdea[], Refusal>>;
  decide(asker: Asker, id: IdeaId, decision: Decision): Promise<Result<ProposedIdea, Refusal>>;
  /** Back to where it waits. */
  undoDecision(asker: Asker, id: IdeaId): Promise<Result<ProposedIdea, Refusal>>;
  /** After a start: brings tables into line with decisions that a stop cut short. */
  resume(): Promise<void>;
}

export function reviewCommands(house: House): ReviewCommands {
  const { store } = house;
  const atTables = proposalsAtTables(house);
  const rowOf = (id: IdeaId) => store.selectFrom('proposed_ideas').selectAll().where('id', '=', id).executeTakeFirst();

  /** A row that its workshop's facilitator asks for. */
  async function facilitated(asker: Asker, id: IdeaId): Promise<Result<ProposedIdeaRow, Refusal>> {
    if (asker.kind === 'nobody') return refused('not-signed-in');
    const row = await rowOf(id);
    if (!row) return refused('not-found');
    const found = await facilitatedWorkshop(store, asker, row.workshop_id, 'moderate');
    return found.ok ? done(row) : found;
  }

  /** The row as it is after a change; everybody is told that there is something new. */
  async function changed(row: ProposedIdeaRow): Promise<Result<ProposedIdea, Refusal>> {
    await publish(house, row.workshop_id);
    const after = await rowOf(row.id);
    return after ? done(proposedIdeaOf(after)) : refused('not-found');
  }

  async function waitingOf(seat: SeatId): Promise<number> {
    const { count } = await store
      .selectFrom('proposed_ideas')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('seat_id', '=', seat)
      .where('state', '=', 'waiting')
      .executeTakeFirstOrThrow();
    return count;
  }

  return {
    async propose(asker, table, proposal) {
      if (asker.kind === 'nobody') return refused('not-signed-in');
      const workshop = await workshopOfTable(store, table);
      if (!workshop) return refused('not-found');
      if (asker.kind !== 'seat' || asker.workshop !== workshop.id) return refused('not-yours');
      const text = cleanText(proposal.text).trim();
      if (text === '') return refused('invalid-input');
      if (text.length > IDEA_MAX_LENGTH) return refused('text-too-long');
      const known = proposal.id && isIdentifier(proposal.id) ? await rowOf(proposal.id) : undefined;
      const author = proposal.seat ?? asker.seat;
      if (!mayWriteAs(asker, author)) return refused('not-yours');
      if (known) return known.seat_id === author ? done(proposedIdeaOf(known)) : refused('not-yours');
      const home = await homeOf(store, workshop, table);
      if (!mayPropose(table, home, asker)) {
        if (asker.table !== table) return refused('seat-elsewhere');
        return refused(home.isLocked ? 'table-locked' : 'round-closed');
      }
      if ((await waitingOf(author)) >= MAX_WAITING_PER_SEAT) return refused('too-many-waiting');
      const row: ProposedIdeaRow = {
        id: proposal.id && isIdentifier(proposal.id) ? proposal.id : newId<IdeaId>(house),
        workshop_id: workshop.id,
        table_id: table,
        seat_id: author,
        text,
        colour: proposal.colour ?? 'sun',
        round: currentRound(workshop)?.number ?? 0,
        written_at: house.now(),
        state: 'waiting',
        version: 1,
        is_masked: 0,
        decisions: 0,
        decided_at: null,
        reason: '',
        is_at_table: 0,
      };
      // Sent twice at once, it is handed in once.
      await store
        .insertInto('proposed_ideas')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return changed(row);
    },

    async changeProposal(asker, id, change) {
      if (asker.kind === 'nobody') return refused('not-signed-in');
      const row = await rowOf(id);
      if (!row) return refused('not-found');
      if (asker.kind !== 'seat' || row.seat_id !== asker.seat) return refused('not-yours');
      const text = change.text === undefined ? row.text : cleanText(change.text).trim();
      if (text === '' && !change.isWithdrawn) return refused('invalid-input');
      if (text.length > IDEA_MAX_LENGTH) return refused('text-too-long');
      const { numUpdatedRows } = await store
        .updateTable('proposed_ideas')
        .set(({ eb }) => ({
          // What somebody takes back is not kept.
          ...(change.isWithdrawn ? { state: 'withdrawn' as const, text: '' } : { text }),
          version: eb('version', '+', 1),
        }))
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .executeTakeFirst();
      return numUpdatedRows > 0 ? changed(row) : refused('already-decided');
    },

    async ownProposals(asker) {
      if (asker.kind !== 'seat') return refused('not-signed-in');
      const rows = await store
        .selectFrom('proposed_ideas')
        .selectAll()
        .where('seat_id', '=', asker.seat)
        .where('state', 'in', ['waiting', 'refused'])
        .orderBy('written_at')
        .orderBy('id')
        .execute();
      return done(rows.map(proposedIdeaOf));
    },

    async queue(asker, workshop) {
      const found = await facilitatedWorkshop(store, asker, workshop, 'moderate');
      if (!found.ok) return found;
      const rows = await store
        .selectFrom('proposed_ideas')
        .selectAll()
        .where('workshop_id', '=', workshop)
        .where(({ or, and, eb }) =>
          or([
            eb('state', 'in', ['waiting', 'refused']),
            and([eb('state', '=', 'approved'), eb('decided_at', '>=', house.now() - APPROVAL_UNDO_MS)]),
          ]),
        )
        .orderBy('written_at')
        .orderBy('id')
        .execute();
      return done(rows.map(proposedIdeaOf));
    },

    async decide(asker, id, decision) {
      const found = await facilitated(asker, id);
      if (!found.ok) return found;
      const isApproved = decision.kind === 'approve';
      let claim = store
        .updateTable('proposed_ideas')
        .set(({ eb }) => ({
          state: isApproved ? ('approved' as const) : ('refused' as const),
          decided_at: house.now(),
          decisions: eb('decisions', '+', 1),
          ...(isApproved && decision.isMasked && { text: masked(found.value.text), is_masked: 1 }),
          reason: isApproved ? '' : cleanLine(decision.reason ?? '').slice(0, REASON_MAX_LENGTH),
        }))
        .where('id', '=', id)
        // Of two facilitators at once one decides; and nobody approves words that nobody has read.
        .where('state', '=', 'waiting');
      if (isApproved) claim = claim.where('version', '=', decision.version).where('text', '=', found.value.text);
      const { numUpdatedRows } = await claim.executeTakeFirst();
      if (numUpdatedRows === 0n) {
        return refused((await rowOf(id))?.state === 'waiting' ? 'idea-changed' : 'already-decided');
      }
      await atTables.bringIntoLine(id);
      return changed(found.value);
    },

    async undoDecision(asker, id) {
      const found = await facilitated(asker, id);
      if (!found.ok) return found;
      const { state, decided_at } = found.value;
      if (!mayUndoDecision({ state, decidedAt: decided_at }, house.now())) return refused('already-decided');
      const { numUpdatedRows } = await store
        .updateTable('proposed_ideas')
        .set(({ eb }) => ({ state: 'waiting', decided_at: null, reason: '', decisions: eb('decisions', '+', 1) }))
        .where('id', '=', id)
        .where('state', '=', state)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return refused('already-decided');
      await atTables.bringIntoLine(id);
      return changed(found.value);
    },

    resume: () => atTables.bringAllIntoLine(),
  };
}

function proposedIdeaOf(row: ProposedIdeaRow): ProposedIdea {
  return {
    id: row.id,
    table: row.table_id,
    text: row.text,
    colour: row.colour,
    round: row.round,
    seat: row.seat_id,
    writtenAt: row.written_at,
    state: row.state,
    version: row.version,
    isMasked: row.is_masked === 1,
    decidedAt: row.decided_at,
    reason: row.reason,
  };
}
