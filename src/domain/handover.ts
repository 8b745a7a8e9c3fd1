/** The handover card: what earlier guests said at a table, short enough to be read while the next ones sit down. */
import { byTimeWritten, isCounted, type Idea } from './idea.ts';
import type { IdeaId, TableId } from './identifiers.ts';

/** pin: one of the points that the table passes on. question: it waits for an answer. An idea may be both. */
export const MARK_KINDS = ['pin', 'question'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** A mark on an idea. It lies beside the ideas, in the store: who may mark is not who may write. */
export interface IdeaMark {
  idea: IdeaId;
  table: TableId;
  kind: MarkKind;
  /** Epoch ms by the server's clock. */
  at: number;
}

/** Points that one table passes on, and shows at the harvest. */
export const MOST_PINS = 3;
/** Open questions that are shown; of the others the card says how many there are. */
export const QUESTIONS_SHOWN = 3;

/** Words an unhurried reader takes in within 30 seconds (some 240 a minute, as for silent reading of plain prose). */
export const CARD_WORDS = 120;
const WORDS_OF = { pin: 18, question: 12, idea: 10 } as const;
/** A single word without end would be as long as a card. */
const LONGEST_EXCERPT = 140;

export interface CardLine {
  id: IdeaId;
  text: string;
  round: number;
}

export interface RoundOnCard {
  round: number;
  /** All that were written in it. */
  count: number;
  /** Some of them, the latest first; not those that stand above as pins or questions. */
  lines: CardLine[];
}

export interface HandoverCard {
  pins: CardLine[];
  questions: CardLine[];
  /** Questions that found no room. */
  moreQuestions: number;
  /** The latest round first. */
  rounds: RoundOnCard[];
}

/** `ideas`: what may be shown of one table. Marks on what was removed, hidden or emptied mean nothing. */
export function handoverOf(ideas: readonly Idea[], marks: readonly IdeaMark[]): HandoverCard {
  const counted = ideas.filter((idea) => isCounted(idea) && !idea.isCovered);
  const pins = marked(counted, marks, 'pin').slice(0, MOST_PINS);
  const questions = marked(counted, marks, 'question').filter((idea) => !pins.includes(idea));
  const card: HandoverCard = {
    pins: pins.map((idea) => lineOf(idea, WORDS_OF.pin)),
    questions: questions.slice(0, QUESTIONS_SHOWN).map((idea) => lineOf(idea, WORDS_OF.question)),
    moreQuestions: Math.max(0, questions.length - QUESTIONS_SHOWN),
    rounds: roundsOf(counted),
  };
  const above = new Set([...pins, ...questions].map((idea) => idea.id));
  const rest = counted.filter((idea) => !above.has(idea.id)).sort((a, b) => byTimeWritten(b, a));
  fillRounds(card, rest);
  return card;
}

/** Whether there is anything to hand over. */
export function saysSomething(card: HandoverCard): boolean {
  return card.rounds.length > 0;
}

/** The marked ideas in the order in which they were marked. */
export function marked(ideas: readonly Idea[], marks: readonly IdeaMark[], kind: MarkKind): Idea[] {
  const byId = new Map(ideas.map((idea) => [idea.id, idea]));
  const inOrder = marks
    .filter((mark) => mark.kind === kind)
    .sort((a, b) => a.at - b.at || (a.idea < b.idea ? -1 : 1))
    .map((mark) => mark.idea);
  return [...new Set(inOrder)].flatMap((id) => byId.get(id) ?? []);
}

/** The pins that count at a table, against `MOST_PINS`: an idea that nobody can see holds no place. */
export function standingPins(ideas: readonly Idea[], marks: readonly IdeaMark[]): IdeaId[] {
  return marked(ideas.filter(isCounted), marks, 'pin').map((idea) => idea.id);
}

function roundsOf(counted: readonly Idea[]): RoundOnCard[] {
  const counts = new Map<number, number>();
  for (const { round } of counted) counts.set(round, (counts.get(round) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => b - a).map(([round, count]) => ({ round, count, lines: [] }));
}

/** As many as the reader has time for, in turn from each round, so that the first one is not forgotten. */
function fillRounds(card: HandoverCard, rest: readonly Idea[]): void {
  let left = CARD_WORDS - [...card.pins, ...card.questions].reduce((sum, line) => sum + wordsIn(line.text), 0);
  const waiting = card.rounds.map(({ round, lines }) => ({
    lines,
    ideas: rest.filter((idea) => idea.round === round),
  }));
  for (let turn = 0; waiting.some(({ ideas }) => turn < ideas.length); turn++) {
    for (const { lines, ideas } of waiting) {
      const idea = ideas[turn];
      if (!idea) continue;
      const line = lineOf(idea, WORDS_OF.idea);
      left -= wordsIn(line.text);
      if (left < 0) return;
      lines.push(line);
    }
  }
}

function lineOf({ id, text, round }: Idea, words: number): CardLine {
  return { id, text: excerpt(text, words), round };
}

/** The first words of a text in one line. */
export function excerpt(text: string, words: number): string {
  const all = text.trim().split(/\s+/);
  const first = all.slice(0, words).join(' ');
  const characters = [...first];
  if (characters.length > LONGEST_EXCERPT) return `${characters.slice(0, LONGEST_EXCERPT).join('')}…`;
  return all.length > words ? `${first}…` : first;
}

function wordsIn(text: string): number {
  return text.split(/\s+/).length;
}
