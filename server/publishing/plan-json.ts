/** The plan for other programs: a stable JSON shape. Within one version fields may be added, none is renamed or taken away. */
import type { IdeaSource } from '#domain/idea-source.ts';
import type { WorkshopKind } from '#domain/workshop.ts';
import type { PlanFields } from '#domain/measure.ts';
import type { PlanRow, Provenance } from '#domain/plan.ts';
import type { Language } from '#language/languages.ts';
import { calendarDate } from './calendar-date.ts';
import { shownTallies } from '#domain/group-tallies.ts';
import {
  ideasWithRows,
  type PublishedInitiative,
  type PublishedVotes,
  type PublishedWorkshop,
} from './published-initiative.ts';

export interface PlanJson {
  format: 'kavarna-plan';
  version: 1;
  language: Language;
  /** ISO 8601, UTC. */
  publishedAt: string;
  initiative: { id: string; title: string; body: string; period: string; currency: 'EUR' | 'RSD' };
  workshops: WorkshopJson[];
  /** In the plan's order; `title` null: measures that no objective claims yet. */
  objectives: { number: number; title: string | null; measures: MeasureJson[] }[];
  /** Every counted idea, in the order of the codes. */
  ideas: IdeaJson[];
}

export interface WorkshopJson {
  id: string;
  /** Which of the initiative's workshops it is, from 1. */
  ordinal: number;
  title: string;
  kind: WorkshopKind;
  /** 2026-11-22; null: not yet held. */
  heldOn: string | null;
  tables: { number: number; topic: string; question: string }[];
  rounds: number;
  people: number;
  ideas: number;
  /** `group` '': named none. */
  groups: { group: string; people: number }[];
  /** null before the results are out. */
  votes: VotesJson | null;
}

export interface VotesJson {
  /** People who spent at least one dot on a device. */
  ballots: number;
  /** Counted in the room, for so many people without a device; dots by the measure's id. */
  room: { people: number; dots: Record<string, number> };
  /** All dots by the measure's id, those counted in the room included. */
  dots: Record<string, number>;
  /** Empty where groups can't be told apart without telling somebody's vote; `group` null: several small ones together. */
  byGroup: { group: string | null; ballots: number; dots: Record<string, number> }[];
}

export interface MeasureJson extends PlanFields {
  /** 1.2: the second measure of the first objective. */
  number: string;
  id: string;
  title: string;
  description: string;
  /** null before results are out. */
  dots: number | null;
  /** The part of them that was counted in the room. */
  roomDots: number;
  provenance: Provenance;
  /** Codes of the ideas it came from. */
  ideas: string[];
}

export interface IdeaJson {
  id: string;
  /** T3-R2-017 */
  code: string;
  text: string;
  /** The workshop's ordinal; null: unknown. */
  workshop: number | null;
  table: number;
  /** 0: before the first round. */
  round: number;
  /** The number of the measure it went to; null: not placed. */
  measure: string | null;
  /** paper: typed from a paper note, whose code may be printed on it; dictated: written for whoever said it, in that language where noted; null: by its author. */
  source: { kind: IdeaSource['kind']; paperCode: string; language: string } | null;
}

export function planJson(published: PublishedInitiative): string {
  const { initiative, workshops, plan, language, publishedAt } = published;
  const { id, title, body, period, currency } = initiative;
  const ordinals = new Map(workshops.map((workshop) => [workshop.id, workshop.ordinal]));
  const document: PlanJson = {
    format: 'kavarna-plan',
    version: 1,
    language,
    publishedAt: new Date(publishedAt).toISOString(),
    initiative: { id, title, body, period, currency },
    workshops: workshops.map(workshopJson),
    objectives: plan.sections.map(({ number, objective, rows }) => ({
      number,
      title: objective?.title ?? null,
      measures: rows.map(measureJson),
    })),
    ideas: ideasWithRows(published).map(({ idea, row }) => ({
      id: idea.id,
      code: idea.code,
      text: idea.text,
      workshop: ordinals.get(idea.workshop) ?? null,
      table: idea.tableNumber,
      round: idea.round,
      measure: row?.number ?? null,
      source: idea.source
        ? {
            kind: idea.source.kind,
            paperCode: idea.source.kind === 'paper' ? idea.source.code : '',
            language: (idea.source.kind === 'dictated' && idea.source.language) || '',
          }
        : null,
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function workshopJson(workshop: PublishedWorkshop): WorkshopJson {
  const { id, ordinal, title, kind, heldAt, tables, rounds, people, ideas, groups, votes } = workshop;
  return {
    id,
    ordinal,
    title,
    kind,
    heldOn: heldAt === null ? null : calendarDate(heldAt),
    // Field by field: a table handed in with its host's name must not carry it out.
    tables: tables.map(({ number, topic, question }) => ({ number, topic, question })),
    rounds,
    people,
    ideas,
    groups: groups.map(({ group, people: count }) => ({ group, people: count })),
    votes: votes && votesJson(votes),
  };
}

function votesJson(votes: PublishedVotes): VotesJson {
  return {
    ballots: votes.ballots,
    room: { people: votes.room.heads, dots: { ...votes.room.dots } },
    dots: { ...votes.dots },
    byGroup: shownTallies(votes.byGroup).map(({ group, ballots, dots }) => ({
      group: group === 'none' ? '' : group === 'small' ? null : group.named,
      ballots,
      dots: { ...dots },
    })),
  };
}

function measureJson({ number, measure, ideas, provenance, dots, roomDots }: PlanRow): MeasureJson {
  const { id, title, description, plan } = measure;
  const { ideas: ideaCount, tables, rounds } = provenance;
  return {
    number,
    id,
    title,
    description,
    ...plan,
    dots,
    roomDots,
    provenance: { ideas: ideaCount, tables, rounds },
    ideas: ideas.map((idea) => idea.code),
  };
}
