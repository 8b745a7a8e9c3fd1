/** Setting a workshop up: from a template, then its tables, questions, groups and numbers. */
import type { Asker } from '#domain/access.ts';
import { withRoundMinutes } from '#domain/evening-course.ts';
import { tableDocument, type InitiativeId, type TableId, type WorkshopId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { validTranslations } from '#domain/table-question.ts';
import { cleanLine } from '#domain/text.ts';
import { parseVideoLink } from '#domain/video-link.ts';
import {
  LIMITS,
  ROTATIONS,
  TEMPLATES,
  type Table,
  type Workshop,
  type WorkshopKind,
  type WorkshopSettings,
} from '#domain/workshop.ts';
import { newId, type House } from '../house.ts';
import { keepEvening, keptEvening } from './evening-reading.ts';
import { freeCode } from './join-codes.ts';
import { facilitatedInitiative, facilitatedWorkshop } from './permission.ts';
import { documentsOf, publish } from './published-view.ts';
import { readWorkshop } from './reading.ts';
import { isMoreSpent } from './spent-dots.ts';

export interface TableInput {
  topic?: string;
  question?: string;
  /** The question in other languages; absent: as before. */
  inLanguages?: { language: string; text: string }[];
  host?: string;
  /** Where its remote people are met: an https address; empty: nowhere. Absent: as before. */
  videoLink?: string;
}

export interface WorkshopInput {
  title: string;
  kind: WorkshopKind;
  /** One for all tables; a table's own question wins. */
  question?: string;
  /** As many tables as entries; without it the template's number. */
  tables?: TableInput[];
  settings?: Partial<WorkshopSettings>;
}

export interface WorkshopChange {
  /** What the change is based on; refused where somebody else has changed the set-up since. Absent: whatever it is now. */
  revision?: number;
  title?: string;
  settings?: Partial<WorkshopSettings>;
  /** All tables, in the order of their numbers: entries with an id are changed, others are new, missing ones go (only while empty). */
  tables?: (TableInput & { id?: TableId })[];
}

export interface SetupCommands {
  createWorkshop(asker: Asker, initiative: InitiativeId, input: WorkshopInput): Promise<Result<Workshop, Refusal>>;
  changeWorkshop(asker: Asker, id: WorkshopId, change: WorkshopChange): Promise<Result<Workshop, Refusal>>;
  workshop(asker: Asker, id: WorkshopId): Promise<Result<Workshop, Refusal>>;
  /** A meeting place that nobody can guess, at the operator's choice of provider; null: none is offered. Nothing is asked of the provider. */
  newVideoLink(): string | null;
}

export function setupCommands(house: House): SetupCommands {
  const { store } = house;

  const tableRow = (workshop: WorkshopId, table: TableInput & { id?: TableId }, index: number, question = '') => ({
    id: table.id ?? newId<TableId>(house),
    workshop_id: workshop,
    number: index + 1,
    topic: cleanLine(table.topic ?? '').slice(0, LIMITS.title),
    question: cleanLine(table.question ?? '').slice(0, LIMITS.question) || question,
    host: cleanLine(table.host ?? '').slice(0, LIMITS.name),
    ...(table.inLanguages && { translations: JSON.stringify(validTranslations(table.inLanguages) ?? []) }),
    ...(table.videoLink !== undefined && { video_link: parseVideoLink(table.videoLink) ?? '' }),
  });

  return {
    async createWorkshop(asker, initiative, input) {
      const found = await facilitatedInitiative(store, asker, initiative, 'createWorkshop');
      if (!found.ok) return found;
      const template = TEMPLATES[input.kind];
      const title = cleanLine(input.title).slice(0, LIMITS.title);
      const settings = validSettings({ ...template.settings, ...input.settings });
      const tables = input.tables ?? Array.from({ length: template.tableCount }, (): TableInput => ({}));
      if (title === '' || !settings || tables.length < 1 || tables.length > LIMITS.tables)
        return refused('invalid-input');
      if (!areTranslatable(tables)) return refused('invalid-input');
      if (!areMeetingPlaces(tables)) return refused('bad-video-link');
      const id = newId<WorkshopId>(house);
      const code = await freeCode(house);
      const question = cleanLine(input.question ?? '').slice(0, LIMITS.question);
      await store.transaction().execute(async (transaction) => {
        const last = await transaction
          .selectFrom('workshops')
          .select(({ fn }) => fn.max('ordinal').as('ordinal'))
          .where('initiative_id', '=', initiative)
          .executeTakeFirst();
        await transaction
          .insertInto('workshops')
          .values({
            id,
            initiative_id: initiative,
            ordinal: (last?.ordinal ?? 0) + 1,
            code,
            kind: input.kind,
            title,
            phase: 'preparation',
            settings: JSON.stringify(settings),
            voting: 'not-opened',
            ballot: '[]',
            created_at: house.now(),
          })
          .execute();
        await transaction
          .insertInto('workshop_tables')
          .values(tables.map((table, index) => tableRow(id, { ...table }, index, question)))
          .execute();
      });
      await publish(house, id);
      return workshopOrNotFound(await readWorkshop(store, id));
    },

    async changeWorkshop(asker, id, change) {
      const found = await facilitatedWorkshop(store, asker, id, 'setUpWorkshop');
      if (!found.ok) return found;
      const title = change.title === undefined ? found.value.title : cleanLine(change.title).slice(0, LIMITS.title);
      const settings = validSettings({ ...found.value.settings, ...change.settings });
      if (change.tables && !areMeetingPlaces(change.tables)) return refused('bad-video-link');
      if (title === '' || !settings || settings.roundCount < (found.value.rounds.at(-1)?.number ?? 0))
        return refused('invalid-input');
      const isLess = settings.dotsPerSeat < found.value.settings.dotsPerSeat;
      if (isLess && (await isMoreSpent(store, id, settings.dotsPerSeat))) return refused('dots-spent');
      if (!(await claim(id, change.revision ?? found.value.revision))) return refused('changed-meanwhile');
      if (change.tables) {
        const refusal = await changeTables(found.value, change.tables);
        if (refusal) return refused(refusal);
      }
      // Looked at once more where it is written: a count may have come meanwhile, and the next one sees the new number.
      const isKept = await store.transaction().execute(async (transaction) => {
        if (isLess && (await isMoreSpent(transaction, id, settings.dotsPerSeat))) return false;
        await transaction
          .updateTable('workshops')
          .set({ title, settings: JSON.stringify(settings) })
          .where('id', '=', id)
          .execute();
        return true;
      });
      if (!isKept) return refused('dots-spent');
      await fitEvening(found.value, settings);
      if (settings.holdsIdeas !== found.value.settings.holdsIdeas) {
        await house.collaboration.reviewAccess((await documentsOf(store, id)).tables);
      }
      await publish(house, id);
      return workshopOrNotFound(await readWorkshop(store, id));
    },

    workshop: (asker, id) => facilitatedWorkshop(store, asker, id, 'seeDesk'),

    newVideoLink() {
      const { videoOrigin } = house.configuration;
      return videoOrigin && `${videoOrigin}/Kavarna-${newId(house)}`;
    },
  };

  /** Rounds that nobody gave a length of their own follow the settings. How many there are follows by itself. */
  async function fitEvening({ id, settings: before }: Workshop, after: WorkshopSettings): Promise<void> {
    const kept = await keptEvening(store, id);
    if (!kept || before.roundMinutes === after.roundMinutes) return;
    await keepEvening(store, id, withRoundMinutes(kept, before.roundMinutes, after.roundMinutes));
  }

  /** Of two who save at once, based on the same, one is first. */
  async function claim(id: WorkshopId, revision: number): Promise<boolean> {
    const claimed = await store
      .updateTable('workshops')
      .set({ revision: revision + 1 })
      .where('id', '=', id)
      .where('revision', '=', revision)
      .executeTakeFirst();
    return claimed.numUpdatedRows === 1n;
  }

  async function changeTables(
    workshop: Workshop,
    tables: (TableInput & { id?: TableId })[],
  ): Promise<'invalid-input' | 'wrong-phase' | 'table-taken' | null> {
    if (tables.length < 1 || tables.length > LIMITS.tables || !areTranslatable(tables)) return 'invalid-input';
    const existing = new Map<TableId, Table>(workshop.tables.map((table) => [table.id, table]));
    if (tables.some((table) => table.id !== undefined && !existing.has(table.id))) return 'invalid-input';
    const ids = tables.map((table) => table.id).filter((id) => id !== undefined);
    const kept = new Set(ids);
    if (kept.size !== ids.length) return 'invalid-input';
    const leaving = workshop.tables.filter((table) => !kept.has(table.id)).map((table) => table.id);
    // Once a round has begun numbers stand on cards and in the ideas' codes; and a table where somebody sits is not taken away.
    const order = workshop.tables.map((table) => table.id);
    const isMoved = ids.some((id, index) => order[index] !== id);
    if (workshop.rounds.length > 0 && (leaving.length > 0 || isMoved)) return 'wrong-phase';
    const seated =
      leaving.length === 0
        ? undefined
        : await store.selectFrom('seats').select('id').where('table_id', 'in', leaving).executeTakeFirst();
    if (seated) return 'table-taken';
    await store.transaction().execute(async (transaction) => {
      if (leaving.length > 0) await transaction.deleteFrom('workshop_tables').where('id', 'in', leaving).execute();
      // Numbers are unique: they are moved out of the way before they are given anew.
      await transaction
        .updateTable('workshop_tables')
        .set(({ eb }) => ({ number: eb('number', '+', 1000) }))
        .where('workshop_id', '=', workshop.id)
        .execute();
      for (const [index, table] of tables.entries()) {
        const row = tableRow(workshop.id, table, index);
        if (table.id) await transaction.updateTable('workshop_tables').set(row).where('id', '=', table.id).execute();
        else await transaction.insertInto('workshop_tables').values(row).execute();
      }
    });
    await house.collaboration.erase(leaving.map(tableDocument));
    return null;
  }
}

function areTranslatable(tables: readonly TableInput[]): boolean {
  return tables.every(({ inLanguages = [] }) => validTranslations(inLanguages) !== null);
}

function areMeetingPlaces(tables: readonly TableInput[]): boolean {
  return tables.every(({ videoLink = '' }) => parseVideoLink(videoLink) !== null);
}

function workshopOrNotFound(workshop: Workshop | null): Result<Workshop, Refusal> {
  return workshop ? done(workshop) : refused('not-found');
}

/** The settings with their texts cleaned; null where a number is out of bounds. */
function validSettings(settings: WorkshopSettings): WorkshopSettings | null {
  const within = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most;
  if (
    !within(settings.roundCount, LIMITS.rounds) ||
    !within(settings.roundMinutes, LIMITS.roundMinutes) ||
    !within(settings.dotsPerSeat, LIMITS.dotsPerSeat) ||
    !within(settings.seatsPerTable, LIMITS.seatsPerTable) ||
    !ROTATIONS.includes(settings.rotation) ||
    !Array.isArray(settings.groups) ||
    settings.groups.length > LIMITS.groups ||
    !Array.isArray(settings.decidingGroups)
  ) {
    return null;
  }
  const groups = [
    ...new Set(settings.groups.map((group) => cleanLine(group).slice(0, LIMITS.name)).filter((group) => group !== '')),
  ];
  const decidingGroups = groups.filter((group) => settings.decidingGroups.map(cleanLine).includes(group));
  return {
    ...settings,
    groups,
    decidingGroups,
    holdsIdeas: Boolean(settings.holdsIdeas),
    isCalm: Boolean(settings.isCalm),
  };
}
