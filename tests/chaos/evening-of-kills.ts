/** An evening at which the server is killed again and again while everybody types; at the end, what is kept is held against what was said to be. */
import type * as Y from 'yjs';
import { ideasMap } from '#document/table-document.ts';
import { chanceFrom } from '#domain/chance.ts';
import { KeptLog } from './kept-log.ts';
import { startKillableServer, type KillableServer } from './killable-server.ts';
import { sitDown, type Person } from './person.ts';
import { eventually } from './waiting.ts';
import { noComplaints, type Complaints } from './written-words.ts';

/** What the server is at when it is killed; people type in all of them. */
export const MOMENTS = ['typing', 'commit', 'loading', 'snapshot'] as const;
export type Moment = (typeof MOMENTS)[number];

export interface EveningOptions {
  dataFolder: string;
  kills: number;
  seed: number;
  tables: number;
  /** At each table; the last of several is a program that speaks y-websocket's protocol, which knows no acknowledgements. */
  people: number;
  /** Told after each kill. */
  progress?: (kill: number, moment: Moment) => void;
}

export interface EveningFigures extends Complaints {
  kills: Record<Moment, number>;
  changes: number;
  acknowledged: number;
  /** People who left for good between an acknowledgement and a kill, with everybody else at their table. */
  thrownAway: number;
  refused: number;
  /** Where two that should hold the same did not. */
  diverged: string[];
  snapshots: number;
  /** Milliseconds from each start of the server until it listened, and until everybody was in step again. */
  recoveries: { listening: number; inStep: number }[];
}

/** Milliseconds between two words of one person, at most speed. */
const TYPING_EVERY_MS = 8;
/** Acknowledgements between two kills. */
const ACKNOWLEDGEMENTS = { least: 50, most: 600 };
/** Milliseconds into a start, or into the writing of a snapshot, at which the server is killed at the latest. */
const STARTING_MS = 150;
const COMPACTING_MS = 80;
/** Milliseconds within which a snapshot must become due to be waited for, and between two looks. */
const SNAPSHOT_WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 100;
/** How far a document must be on its way to a snapshot to be waited for. */
const NEAR_SNAPSHOT = 0.7;

export async function eveningOfKills(options: EveningOptions): Promise<EveningFigures> {
  const evening = new Evening(options, await startKillableServer(options.dataFolder, options));
  try {
    await evening.everybodyInStep();
    for (let kill = 1; kill <= options.kills; kill++) {
      const moment = await evening.killOnce();
      options.progress?.(kill, moment);
    }
    return await evening.end();
  } finally {
    await evening.close();
  }
}

class Evening {
  readonly #options: EveningOptions;
  readonly #server: KillableServer;
  readonly #log: KeptLog;
  readonly #chance: () => number;
  /** By chair. */
  readonly #seated: Person[] = [];
  /** Everybody who ever sat at a table, the thrown away too; not with their documents, which would be hundreds. */
  readonly #everybody: Pick<Person, 'words' | 'chair' | 'refusals'>[] = [];
  readonly #typing: NodeJS.Timeout;
  readonly #complaints = noComplaints();
  readonly #kills = { typing: 0, commit: 0, loading: 0, snapshot: 0 };
  readonly #recoveries: EveningFigures['recoveries'] = [];
  #diverged: string[] = [];
  #thrownAway = 0;
  #isTyping = true;

  constructor(options: EveningOptions, server: KillableServer) {
    this.#options = options;
    this.#server = server;
    this.#log = new KeptLog(options.dataFolder);
    this.#chance = chanceFrom(options.seed);
    for (let at = 0; at < server.chairs.length; at++) this.#seat(at);
    this.#typing = setInterval(() => {
      if (!this.#isTyping) return;
      for (const person of this.#seated) if (!person.hasLeft) person.type(this.#chance);
    }, TYPING_EVERY_MS);
  }

  everybodyInStep(): Promise<void> {
    const missing = () => this.#seated.filter((person) => !person.hasLeft && !person.isConnected);
    return eventually(
      () => missing().length === 0,
      () => `everybody is connected again; not yet: ${missing().join(', ')}`,
    );
  }

  /** One kill and the way back, at a moment of chance. Returns which one. */
  async killOnce(): Promise<Moment> {
    const moment = this.#nextMoment();
    this.#kills[moment]++;
    const enough = this.#acknowledged() + this.#number(ACKNOWLEDGEMENTS.least, ACKNOWLEDGEMENTS.most);
    await eventually(() => this.#acknowledged() >= enough, 'people are acknowledged');
    if (moment === 'snapshot') await this.#snapshotIsDue();
    const emptied = await this.#throwAway();
    // Where everybody has left, nobody writes any more.
    if (moment === 'commit' && this.#seated.some((person) => !person.hasLeft)) await this.#commitBegins();
    await this.#server.kill();
    if (moment === 'loading') {
      await this.#server.start();
      await this.#passes(STARTING_MS);
      await this.#server.kill();
    }
    const since = performance.now();
    await this.#server.start();
    const listening = performance.now() - since;
    for (const { chair } of emptied) this.#seat(chair);
    await this.everybodyInStep();
    this.#recoveries.push({ listening, inStep: performance.now() - since });
    for (const { chair, person } of emptied) {
      person.words.check(this.#personAt(chair).doc, this.#complaints, { isAllThere: false });
    }
    return moment;
  }

  /** Everybody stops. What they hold, what the log's file holds and what newcomers get after one more kill must be the same, and all of it. */
  async end(): Promise<EveningFigures> {
    this.#isTyping = false;
    await eventually(() => this.#seated.every((person) => person.isSettled), 'everything is acknowledged');
    const documents = [...new Set(this.#server.chairs.map((chair) => chair.document))];
    const agreed = new Map<string, string>();
    for (const document of documents) agreed.set(document, await this.#agreementAt(document));
    const staying = new Set(this.#seated.map(({ words }) => words));
    for (const person of this.#seated) person.leave();
    await this.#server.kill();
    for (const document of documents) {
      const kept = await this.#log.read(document);
      this.#compare(`the log of ${document}`, contentOf(kept), agreed.get(document));
      for (const person of this.#everybody.filter(({ chair }) => chair.document === document)) {
        person.words.check(kept, this.#complaints, { isAllThere: staying.has(person.words) });
      }
    }
    await this.#server.start();
    for (const [at, { document }] of this.#server.chairs.entries()) {
      this.#seat(at);
      await this.everybodyInStep();
      this.#compare(`a newcomer at ${document}`, contentOf(this.#personAt(at).doc), agreed.get(document));
    }
    return this.#figures();
  }

  async close(): Promise<void> {
    clearInterval(this.#typing);
    for (const person of this.#seated) person.leave();
    await this.#server.kill();
  }

  #figures(): EveningFigures {
    const sum = (count: (one: Pick<Person, 'words' | 'refusals'>) => number) =>
      this.#everybody.reduce((all, person) => all + count(person), 0);
    this.#log.snapshotsDue();
    return {
      missing: [...new Set(this.#complaints.missing)],
      doubled: [...new Set(this.#complaints.doubled)],
      differing: [...new Set(this.#complaints.differing)],
      kills: this.#kills,
      changes: sum(({ words }) => words.deeds),
      acknowledged: this.#acknowledged(),
      thrownAway: this.#thrownAway,
      refused: sum(({ refusals }) => refusals.count),
      diverged: this.#diverged,
      snapshots: this.#log.snapshots.size,
      recoveries: this.#recoveries,
    };
  }

  #seat(at: number): void {
    const { people } = this.#options;
    const chair = this.#server.chairs[at];
    if (!chair) throw new Error('There is no such chair.');
    const person = sitDown({
      address: this.#server.address,
      chair,
      name: `p${this.#everybody.length}`,
      opensSharedNotes: at % people === 0,
      protocol: people > 1 && at % people === people - 1 ? 'y-websocket' : 'hocuspocus',
    });
    this.#seated[at] = person;
    const { words, refusals } = person;
    this.#everybody.push({ words, chair, refusals });
  }

  #personAt(at: number): Person {
    const person = this.#seated[at];
    if (!person) throw new Error('Nobody sits there.');
    return person;
  }

  #nextMoment(): Moment {
    const moment = MOMENTS[this.#number(0, MOMENTS.length)] ?? 'typing';
    const isDueSoon = [...this.#log.snapshotsDue().values()].some((due) => due >= NEAR_SNAPSHOT);
    return moment === 'snapshot' && !isDueSoon ? 'commit' : moment;
  }

  /** From `least` up to, but not including `most`. */
  #number(least: number, most: number): number {
    return least + Math.floor(this.#chance() * (most - least));
  }

  #acknowledged(): number {
    return this.#everybody.reduce((sum, { words }) => sum + words.acknowledged, 0);
  }

  async #passes(mostMs: number): Promise<void> {
    const at = performance.now() + this.#chance() * mostMs;
    await eventually(() => performance.now() >= at, 'time passes');
  }

  /** Where no snapshot is due after all for some time, it is a kill like any other. */
  async #snapshotIsDue(): Promise<void> {
    const written = this.#log.snapshots.size;
    let lookedAt = 0;
    const isDue = () => {
      const now = performance.now();
      // Looking costs the server's disk and this loop some time.
      if (now - lookedAt < LOOK_EVERY_MS) return false;
      lookedAt = now;
      const isAnyDue = [...this.#log.snapshotsDue().values()].some((due) => due >= 1);
      return isAnyDue || this.#log.snapshots.size > written;
    };
    const until = performance.now() + SNAPSHOT_WITHIN_MS;
    await eventually(() => isDue() || performance.now() > until, 'a snapshot is due');
    await this.#passes(COMPACTING_MS);
  }

  async #commitBegins(): Promise<void> {
    const before = this.#log.writtenAt;
    await eventually(() => this.#log.writtenAt !== before, 'a commit begins');
  }

  /**
   * At about a third of the tables everybody leaves for good, each at the moment of an acknowledgement and with all they have on their
   * devices: only the disk can give their words back.
   */
  async #throwAway(): Promise<{ chair: number; person: Person }[]> {
    const { tables, people } = this.#options;
    const emptied = Array.from({ length: tables }, (_, table) => table).filter(() => this.#chance() < 1 / 3);
    const leaving = emptied.flatMap((table) =>
      Array.from({ length: people }, (_, i) => table * people + i).map((chair) => ({
        chair,
        person: this.#personAt(chair),
      })),
    );
    await Promise.all(leaving.map(({ person }) => person.leaveWhenAcknowledged()));
    this.#thrownAway += leaving.length;
    return leaving;
  }

  /** What the clients at a table agree on, once they do. */
  async #agreementAt(document: string): Promise<string> {
    const there = this.#seated.filter(({ chair }) => chair.document === document);
    const contents = () => new Set(there.map(({ doc }) => contentOf(doc)));
    await eventually(() => contents().size === 1, 'clients agree', { withinMs: 20_000 }).catch(() => {
      this.#diverged.push(`clients at ${document}`);
    });
    return [...contents()][0] ?? '';
  }

  #compare(who: string, content: string, agreed: string | undefined): void {
    if (content !== agreed) this.#diverged.push(who);
  }
}

/** All notes of a table, in an order that does not depend on who came first. */
function contentOf(doc: Y.Doc): string {
  const notes = Object.entries(ideasMap(doc).toJSON());
  return JSON.stringify(notes.sort(([a], [b]) => (a < b ? -1 : 1)));
}
