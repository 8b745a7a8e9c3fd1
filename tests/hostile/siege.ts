/** All attacks, one after the other, on a table at which two people go on working: what became of the attacker, the server and them. */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Y from 'yjs';
import type { IdeaId } from '#domain/identifiers.ts';
import { ideasMap, ideaText } from '#document/table-document.ts';
import type { Served } from '../load/parts/served/answers.ts';
import type { Attacker } from './attacker.ts';
import { ATTACKS } from './attacks.ts';
import { chanceFrom } from './chance.ts';
import { Neighbours, sit } from './neighbours.ts';

export interface AttackReport {
  name: string;
  /** How the server ended the attackers' connections; `still there` where it did not. */
  endings: string[];
  taken: number;
  refused: number;
  /** MiB of the server's memory after the attack. */
  memory: number;
  /** Milliseconds from a keystroke of the neighbours' to the other's screen, while it lasted. */
  delays: number[];
  /** Whether the neighbours' words are all there, once, on both screens and on disk. */
  neighboursAreInStep: boolean;
  /** Whether somebody who comes now sees the table just as they do. */
  joinerAgrees: boolean;
  /** Characters of the longest text on the table, and how many ideas there are. */
  longestText: number;
  ideas: number;
}

export interface SiegeReport {
  attacks: AttackReport[];
  /** MiB of the server's memory before the first attack. */
  memoryBefore: number;
  /** Whether the server was still the same process at the end. */
  isAlive: boolean;
}

export interface SiegeOptions {
  /** How many frames the attacks by number send. */
  frames: number;
  seed: number;
  /** How many keystrokes the neighbours make during each attack, at least. */
  keystrokes: number;
  onAttack?: (name: string) => void;
}

export async function besiege(options: SiegeOptions): Promise<SiegeReport> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'kavarna-siege-'));
  const server = fork(new URL('../load/parts/served/kavarna.ts', import.meta.url), ['4', '4', dataFolder]);
  try {
    const served = await new Promise<Served>((resolve, reject) => {
      server.once('message', (message) => resolve(message as Served));
      server.once('exit', () => reject(new Error('The server did not start.')));
    });
    return await siegeOf(server, served, options);
  } finally {
    server.kill('SIGKILL');
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

async function siegeOf(server: ChildProcess, served: Served, options: SiegeOptions): Promise<SiegeReport> {
  const { frames, seed, onAttack } = options;
  const [one, other, attackers, joiner] = served.places.map((place) => ({
    ...place,
    address: `${served.address}/collaboration`,
  }));
  if (!one || !other || !attackers || !joiner) throw new Error('Four seats at one table are needed.');
  const chance = chanceFrom(seed);
  const memoryBefore = await memoryOf(server);
  const attacks: AttackReport[] = [];
  for (const attack of ATTACKS) {
    onAttack?.(attack.name);
    const neighbours = await Neighbours.sit(one, other);
    try {
      const others = [neighbours.writer.doc.clientID, neighbours.reader.doc.clientID];
      const came = await attack.run({ victim: attackers, chance, frames, others });
      await quiet(came);
      await neighbours.haveSeen(options.keystrokes);
      neighbours.stop();
      const neighboursAreInStep = await neighbours.areInStep();
      const newcomer = await sit(joiner);
      const joinerAgrees = boardOf(newcomer.doc) === boardOf(neighbours.reader.doc);
      const longestText = Math.max(...textsOf(newcomer.doc).map((text) => text.length));
      newcomer.leave();
      attacks.push({
        name: attack.name,
        endings: [...new Set(came.map(({ ending }) => ending ?? 'still there'))],
        taken: came.reduce((sum, { taken }) => sum + taken, 0),
        refused: came.reduce((sum, { refused }) => sum + refused, 0),
        memory: await memoryOf(server),
        delays: neighbours.takeDelays(),
        neighboursAreInStep,
        joinerAgrees,
        longestText,
        ideas: ideasMap(neighbours.reader.doc).size,
      });
      for (const attacker of came) attacker.leave();
    } finally {
      neighbours.leave();
    }
  }
  return { attacks, memoryBefore, isAlive: server.exitCode === null };
}

function textsOf(doc: Y.Doc): string[] {
  return [...ideasMap(doc).keys()].map((id) => ideaText(doc, id as IdeaId)?.toString() ?? '');
}

function boardOf(doc: Y.Doc): string {
  return JSON.stringify([...ideasMap(doc).keys()].sort().map((id) => [id, ideaText(doc, id as IdeaId)?.toString()]));
}

/** Waits until the server has read what was sent, or does not want to. */
async function quiet(attackers: readonly Attacker[]): Promise<void> {
  const until = performance.now() + 5_000;
  const isBusy = () => attackers.some((attacker) => attacker.isConnected && attacker.unread > 0);
  do await new Promise((resolve) => setTimeout(resolve, 50));
  while (isBusy() && performance.now() < until);
}

function memoryOf(server: ChildProcess): Promise<number> {
  server.send('usage');
  return new Promise((resolve) =>
    server.once('message', (message) => resolve(Math.round((message as { memory: number }).memory / 2 ** 20))),
  );
}
