/** What connections and open boards hold in the server's memory, one kind after the other. */
import { Joiner } from './joiner.ts';
import type { MeasuredServer } from './measured-server.ts';
import type { Held } from './served/answers.ts';
import { writeBoard } from './write-board.ts';

const CLIENT = 5_000_000;

export interface HeldBy {
  /** Bytes of heap, and of the process's memory, of each. */
  connection: { heap: number; memory: number };
  emptyDocument: { heap: number; memory: number };
  largeBoard: { heap: number; memory: number; notes: number };
  /** What was held before and after all of it. */
  before: Held;
  after: Held;
}

/** `server` has a table for each document. */
export async function heldBy(
  server: MeasuredServer,
  { connections, documents, notes, seats }: { connections: number; documents: number; notes: number; seats: number },
): Promise<HeldBy> {
  const tables = server.places.filter((_, number) => number % seats === 0).slice(1, documents + 1);
  const before = await nobodyThere(server);

  const first = await open(server, CLIENT, 1);
  const one = await server.held();
  const many = await open(server, CLIENT + 1, connections);
  const full = await server.held();
  const connection = each(one, full, connections);
  await leave([...first, ...many]);

  const empty = await nobodyThere(server);
  const alone = await Promise.all(
    tables.map(async (place, number) => {
      const joiner = new Joiner(CLIENT + 10_000 + number, place, server.speech);
      await joiner.open(server.address);
      return joiner;
    }),
  );
  const opened = await server.held();
  // Else "none left" would say nothing in the end.
  if (opened.objects['documents'] !== tables.length) throw new Error('invariant: open documents are counted');
  const withDocuments = each(empty, opened, tables.length);
  await leave(alone);

  await leave(await writeBoard(server, { places: server.places.slice(0, seats), notes, firstClient: CLIENT + 20_000 }));
  const withoutBoard = await nobodyThere(server);
  const visitors = await open(server, CLIENT + 30_000, 1);
  const board = each(withoutBoard, await server.held(), 1);
  await leave(visitors);

  return {
    connection,
    emptyDocument: {
      heap: withDocuments.heap - connection.heap,
      memory: withDocuments.memory - connection.memory,
    },
    largeBoard: { ...board, notes },
    before,
    after: await nobodyThere(server),
  };
}

/** So many connections to the first board. */
async function open(server: MeasuredServer, firstClient: number, count: number): Promise<Joiner[]> {
  const board = server.places[0]?.document;
  const seats = server.places.filter(({ document }) => document === board);
  const joiners: Joiner[] = [];
  for (let number = 0; number < count; number++) {
    const place = seats[number % seats.length];
    if (!place) throw new Error('invariant: a board has seats');
    const joiner = new Joiner(firstClient + number, place, server.speech);
    await joiner.open(server.address);
    joiners.push(joiner);
  }
  return joiners;
}

async function leave(joiners: readonly Joiner[]): Promise<void> {
  await Promise.all(joiners.map((joiner) => joiner.leave()));
}

/** What the server holds once it has let go of every document and connection; of what it still holds where it does not. */
export async function nobodyThere(server: MeasuredServer, patienceMs = 20_000): Promise<Held> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const held = await server.held();
    const { documents = 0, connections = 0 } = held.objects;
    if ((documents === 0 && connections === 0) || performance.now() > deadline) return held;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function each(before: Held, after: Held, count: number): { heap: number; memory: number } {
  return { heap: (after.heap - before.heap) / count, memory: (after.memory - before.memory) / count };
}
