/** Publishing: gathers an initiative from the store and its documents, and writes the file that was asked for. */
import type { Asker } from '#domain/access.ts';
import { initiativeDocument, type InitiativeId, type MeasureId } from '#domain/identifiers.ts';
import type { SourcedIdea } from '#domain/measure.ts';
import { planOf } from '#domain/plan.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { takesChair, type Seat } from '#domain/seat.ts';
import type { Workshop } from '#domain/workshop.ts';
import type { Language } from '#language/languages.ts';
import { readInitiative } from '#document/initiative-document.ts';
import type { House } from '../house.ts';
import { sourcedIdeas } from '../workshops/ideas.ts';
import { facilitatedInitiative } from '../workshops/permission.ts';
import { workshopView } from '../workshops/published-view.ts';
import { readSeats, workshopsOf } from '../workshops/reading.ts';
import { countByGroup } from '../workshops/voting.ts';
import type { BoardFileCommands, PublishedBoard } from './board/board-files.ts';
import { publishedFileName, type FileKind } from './file-name.ts';
import { ideasTable } from './ideas-table.ts';
import { planDocument } from './plan-document.ts';
import { planJson } from './plan-json.ts';
import { planTable } from './plan-table.ts';
import { planWorkbook } from './plan-workbook.ts';
import type { PublishedFile, PublishedInitiative, PublishedVotes, PublishedWorkshop } from './published-initiative.ts';

/** The files one can ask for, with their media types. */
export const EXPORTS = {
  'plan.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'plan.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'plan.csv': 'text/csv; charset=utf-8',
  'ideas.csv': 'text/csv; charset=utf-8',
  'plan.json': 'application/json',
} as const;
export type ExportName = keyof typeof EXPORTS;

export interface PublishingCommands {
  file(
    asker: Asker,
    initiative: InitiativeId,
    file: string,
    language: Language,
  ): Promise<Result<PublishedFile, Refusal>>;
}

export function publishingCommands(house: House, boardFiles: Pick<BoardFileCommands, 'pictures'>): PublishingCommands {
  async function publishedWorkshop(workshop: Workshop, ideas: number): Promise<PublishedWorkshop> {
    const people = (await readSeats(house.store, workshop.id)).filter(takesChair);
    const hasGroups = workshop.settings.groups.length > 0;
    const result = (await workshopView(house.store, workshop.id))?.result ?? null;
    const byGroup = result && hasGroups ? await countByGroup(house.store, workshop.id) : [];
    return {
      id: workshop.id,
      ordinal: workshop.ordinal,
      title: workshop.title,
      kind: workshop.kind,
      heldAt: workshop.rounds[0]?.openedAt ?? null,
      tables: workshop.tables.map(({ number, topic, question }) => ({ number, topic, question })),
      rounds: workshop.rounds.length,
      people: people.length,
      ideas,
      groups: hasGroups ? peopleByGroup(people) : [],
      votes: result && { ...result, byGroup },
    };
  }

  async function gather(
    asker: Asker,
    id: InitiativeId,
    language: Language,
  ): Promise<Result<PublishedInitiative, Refusal>> {
    const found = await facilitatedInitiative(house.store, asker, id, 'exportPlan');
    if (!found.ok) return found;
    const content = await house.collaboration.read(initiativeDocument(id), readInitiative);
    const workshops: PublishedWorkshop[] = [];
    const ideas: SourcedIdea[] = [];
    for (const workshop of await workshopsOf(house.store, id)) {
      const own = await sourcedIdeas(house, workshop);
      ideas.push(...own);
      workshops.push(await publishedWorkshop(workshop, own.length));
    }
    return done({
      initiative: found.value,
      workshops,
      plan: planOf(content, ideas, dotsOf(workshops, allOf), dotsOf(workshops, roomOf) ?? new Map()),
      language,
      publishedAt: house.now(),
    });
  }

  async function boardsOf(id: InitiativeId, language: Language): Promise<PublishedBoard[]> {
    const workshops = await workshopsOf(house.store, id);
    const boards: PublishedBoard[] = [];
    for (const workshop of workshops) {
      for (const board of await boardFiles.pictures(workshop, language)) {
        boards.push(workshops.length > 1 ? { ...board, heading: `${workshop.title} · ${board.heading}` } : board);
      }
    }
    return boards;
  }

  return {
    async file(asker, id, file, language) {
      if (!isExport(file)) return refused('not-found');
      const gathered = await gather(asker, id, language);
      if (!gathered.ok) return gathered;
      const boards = file === 'plan.docx' ? await boardsOf(id, language) : [];
      const bytes = await write(file, gathered.value, boards);
      return done({ bytes, name: nameOf(file, gathered.value), type: EXPORTS[file] });
    },
  };
}

function isExport(file: string): file is ExportName {
  return Object.hasOwn(EXPORTS, file);
}

const allOf = (votes: PublishedVotes) => votes.dots;
const roomOf = (votes: PublishedVotes) => votes.room.dots;

/** Dots over all workshops whose results are out; null while none are. */
function dotsOf(
  workshops: readonly PublishedWorkshop[],
  of: (votes: PublishedVotes) => Readonly<Record<MeasureId, number>>,
): Map<MeasureId, number> | null {
  const results = workshops.flatMap((workshop) => (workshop.votes ? [of(workshop.votes)] : []));
  if (results.length === 0) return null;
  const sums = new Map<MeasureId, number>();
  for (const dots of results) {
    for (const [measure, count] of Object.entries(dots) as [MeasureId, number][]) {
      sums.set(measure, (sums.get(measure) ?? 0) + count);
    }
  }
  return sums;
}

function peopleByGroup(seats: readonly Seat[]): PublishedWorkshop['groups'] {
  return [...Map.groupBy(seats, (seat) => seat.group)].map(([group, own]) => ({ group, people: own.length }));
}

function nameOf(file: ExportName, published: PublishedInitiative): string {
  const [what, kind] = file.split('.') as ['plan' | 'ideas', FileKind];
  return publishedFileName(published, kind, what);
}

async function write(
  file: ExportName,
  published: PublishedInitiative,
  boards: readonly PublishedBoard[],
): Promise<Uint8Array> {
  const text = (content: string) => new TextEncoder().encode(content);
  switch (file) {
    case 'plan.docx':
      return planDocument(published, boards);
    case 'plan.xlsx':
      return planWorkbook(published);
    case 'plan.csv':
      return text(planTable(published));
    case 'ideas.csv':
      return text(ideasTable(published));
    case 'plan.json':
      return text(planJson(published));
  }
}
