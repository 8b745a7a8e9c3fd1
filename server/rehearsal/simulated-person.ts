/** What a simulated person does all evening: sits down when a round opens, writes now and then, spends dots when people vote. */
import { setTimeout as pause } from 'node:timers/promises';
import { MS_BETWEEN_IDEAS, type RehearsalPace } from '#domain/rehearsal.ts';
import { isRoundOpen } from '#domain/workshop.ts';
import type { WorkshopView } from '#domain/workshop-view.ts';
import type { CafeApi } from '../player/cafe-api.ts';
import type { Person } from '../player/person.ts';

/** More than this nobody says in one round. */
const MOST_IDEAS_A_ROUND = 8;
/** How often a person who waits looks up. */
const LOOKS_UP_EVERY_MS = 1_000;

export interface Playing {
  api: CafeApi;
  /** null: everybody stops writing until it goes on. */
  pace: () => RehearsalPace | null;
  ideas: readonly string[];
  /** From 0 up to, not including, 1. */
  chance: () => number;
  signal: AbortSignal;
}

/** Lives through the evening until the signal; throws what ended it otherwise. */
export async function liveThroughEvening(person: Person, chair: number, playing: Playing): Promise<void> {
  const { signal } = playing;
  let votedOn = '';
  for (;;) {
    signal.throwIfAborted();
    const view = person.view();
    const round = view && openRoundOf(view);
    if (round) await writeInRound(person, chair, round, playing);
    else if (view?.voting === 'open' && votedOn !== ballotOf(view)) {
      votedOn = ballotOf(view);
      await spendDots(person, view, playing);
    } else await lookUp(person, signal);
  }
}

function openRoundOf(view: WorkshopView): number | null {
  return view.round && isRoundOpen({ phase: view.phase, rounds: [view.round] }) ? view.round.number : null;
}

const ballotOf = ({ ballot }: WorkshopView) => ballot.map(({ id }) => id).join();

async function writeInRound(person: Person, chair: number, round: number, playing: Playing): Promise<void> {
  const { signal, chance, ideas } = playing;
  const isOn = () => {
    const view = person.view();
    return view !== null && openRoundOf(view) === round;
  };
  await person.sitDownFor(round);
  let written = 0;
  while (isOn()) {
    await thinkAWhile(playing, isOn, written === 0 ? 0 : 0.5);
    if (!isOn()) return;
    if (playing.pace() === null || written === MOST_IDEAS_A_ROUND) {
      await lookUp(person, signal);
      continue;
    }
    written++;
    const text = ideas[Math.floor(chance() * ideas.length)] ?? '';
    await untilGong(person, isOn, person.writeIdea(text, round, chair));
  }
}

/** The gong may come while somebody is typing: the words stay where they are, as for anybody, and the person gets up. */
async function untilGong(person: Person, isOn: () => boolean, writing: Promise<unknown>): Promise<void> {
  const gong = Promise.withResolvers<void>();
  const stop = person.followView(() => {
    if (!isOn()) gong.resolve();
  });
  const written = writing.catch((error: unknown) => {
    if (isOn()) throw error;
  });
  try {
    await Promise.race([written, gong.promise]);
  } finally {
    stop();
  }
}

/** For `least` to `least` + 1 times what the pace says, as long as there is a round to think in. */
async function thinkAWhile({ pace, chance, signal }: Playing, isOn: () => boolean, least: number): Promise<void> {
  const share = least + chance();
  for (let waited = 0; isOn(); waited += LOOKS_UP_EVERY_MS) {
    const current = pace();
    if (current === null || waited >= MS_BETWEEN_IDEAS[current] * share) return;
    await pause(LOOKS_UP_EVERY_MS, undefined, { signal });
  }
}

/** Spends all dots, one after the other, as long as the vote is open. */
async function spendDots(person: Person, view: WorkshopView, playing: Playing): Promise<void> {
  const { api, chance, signal } = playing;
  const spent = new Map<(typeof view.ballot)[number]['id'], number>();
  for (let dot = 0; dot < view.settings.dotsPerSeat; dot++) {
    await pause(500 + chance() * 2_500, undefined, { signal });
    const measure = view.ballot[Math.floor(chance() ** 1.5 * view.ballot.length)];
    if (!measure || person.view()?.voting !== 'open') return;
    const dots = (spent.get(measure.id) ?? 0) + 1;
    spent.set(measure.id, dots);
    await api.castDots(person.token, measure.id, dots).catch((error: unknown) => {
      if (person.view()?.voting === 'open') throw error;
    });
  }
}

/** Until the evening changes, or a moment has passed. */
async function lookUp(person: Person, signal: AbortSignal): Promise<void> {
  const changed = Promise.withResolvers<void>();
  const stop = person.followView(changed.resolve);
  try {
    await Promise.race([changed.promise, pause(LOOKS_UP_EVERY_MS, undefined, { signal })]);
  } finally {
    stop();
  }
}
