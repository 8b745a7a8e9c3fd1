/** What happens at a café that is to be played: its tables and people, what each of them writes when, and what becomes of it. */
import type { PlanTextField } from '#domain/measure.ts';
import type { Table } from '#domain/workshop.ts';

export interface ScriptedPerson {
  /** Number of the table at which they begin. */
  table: number;
  name: string;
  /** One of the script's groups, or empty. */
  group: string;
  remote: boolean;
}

export interface ScriptedIdea {
  /** Number of the table. */
  table: number;
  round: number;
  /** Which of the people who sit at the table in that round writes it, from 0, in the order in which they came in. */
  chair: number;
  text: string;
}

export type ScriptedPlan = Partial<Record<PlanTextField | 'starts' | 'ends', string>> & {
  /** Whole units of the currency by calendar year. */
  cost?: Record<string, number>;
};

export interface ScriptedMeasure {
  title: string;
  description: string;
  /** Index in the script's objectives; null: no objective claims it. */
  objective: number | null;
  /** Indices in the script's ideas. */
  ideas: number[];
  plan: ScriptedPlan;
}

/** Dots that one person puts on one measure; indices in the script's people and measures. */
export interface ScriptedDots {
  person: number;
  measure: number;
  dots: number;
}

export interface CafeScript {
  initiative: { title: string; body: string; period: string; currency: 'EUR' | 'RSD' };
  title: string;
  /** For tables without a question of their own; may be empty. */
  question: string;
  tables: Pick<Table, 'topic' | 'question' | 'host'>[];
  roundCount: number;
  roundMinutes: number;
  groups: string[];
  people: ScriptedPerson[];
  ideas: ScriptedIdea[];
  objectives: string[];
  measures: ScriptedMeasure[];
  dotsPerSeat: number;
  dots: ScriptedDots[];
}

/** The most people who sit at one table: chairs the workshop must have. */
export function chairsPerTable(script: Pick<CafeScript, 'people'>): number {
  const counts = new Map<number, number>();
  for (const { table } of script.people) counts.set(table, (counts.get(table) ?? 0) + 1);
  return Math.max(1, ...counts.values());
}
