/** Every operation of the API and every kind of document, asked by every role, as the permission table says. */
import { afterAll, describe, expect, test } from 'vitest';
import { may, type Asker } from '#domain/access.ts';
import { initiativeDocument, tableDocument, workshopDocument } from '#domain/identifiers.ts';
import { ROLES, type Role } from '../permissions/permission-table.ts';
import { DOCUMENTS, OPERATIONS, type Right } from '../permissions/service-table.ts';
import { bodyInCafe, everythingIn, openCafe, pathInCafe, type Cafe } from './api-cafe.ts';
import { Program, type OperationDescription } from './api-program.ts';
import { must, newFacilitator, runKavarna } from './running-kavarna.ts';
import { connect, eventually } from './table-client.ts';

// Up before the tests are named: they are named by what the document says.
const running = await runKavarna();
const { kavarna } = running;
afterAll(() => running.end());

interface Scene {
  cafe: Cafe;
  tokens: Record<Role, string>;
}

/** A café in its first round, and a token of each role. */
async function setScene(): Promise<Scene> {
  const cafe = await openCafe(kavarna);
  const elsewhere = await openCafe(kavarna);
  const owner = await kavarna.visits.askerOfToken(cafe.desk.token);
  const sit = async (input: { table: number; remote?: boolean; tablet?: boolean }) =>
    must(await kavarna.seating.join(cafe.workshop.code, input, '192.0.2.1'));
  const host = await sit({ table: 1 });
  must(await kavarna.seating.setSeatKind(owner, cafe.workshop.id, host.seat.id, 'host'));
  const link = must(await kavarna.links.makeObserverLink(owner, cafe.workshop.id, { lifetimeMs: null }));
  const tokens = {
    owner: cafe.desk.token,
    facilitator: (await newFacilitator(kavarna, { id: cafe.initiative.id, owner })).token,
    colleague: elsewhere.desk.token,
    host: host.token,
    participant: cafe.guest.token,
    remote: (await sit({ table: 2, remote: true })).token,
    tablet: (await sit({ table: 1, tablet: true })).token,
    stranger: elsewhere.guest.token,
    observer: link.token,
    nobody: '',
  };
  return { cafe, tokens };
}

const { operations } = await Program.start(kavarna);
const named = (one: OperationDescription) => `${one.method} ${one.path}`;

test('every operation has a row, and every row an operation', () => {
  expect(Object.keys(OPERATIONS).sort()).toEqual(operations.map(named).sort());
});

function isAllowed(right: Right, asker: Asker, { cafe }: Scene): boolean {
  if (right === 'everybody') return true;
  if (right === 'account') return asker.kind === 'facilitator';
  if (right === 'seat') return asker.kind === 'seat';
  if (right === 'author') return asker.kind === 'seat' && asker.seat === cafe.seat.id;
  const place = { initiative: cafe.initiative.id, workshop: cafe.workshop.id, table: cafe.seat.table };
  return may(asker, right, place);
}

describe('through the API', () => {
  test.each(ROLES)('%s is let in where the table says so, and nowhere else', async (role) => {
    const scene = await setScene();
    const { cafe, tokens } = scene;
    const program = await Program.start(kavarna, tokens[role]);
    const asker = await kavarna.visits.askerOfToken(tokens[role]);
    const allowed = operations.filter((one) => isAllowed(OPERATIONS[named(one)] ?? 'everybody', asker, scene));
    const ask = async (one: OperationDescription) => {
      const body = one.takesBody ? bodyInCafe(one, cafe) : undefined;
      const { status } = await program.ask(one.method, pathInCafe(one, cafe), body);
      return status === 401 ? 'not signed in' : status === 403 ? 'not theirs' : 'let in';
    };
    const untouched = await everythingIn(cafe);
    for (const one of operations.filter((other) => !allowed.includes(other))) {
      expect([named(one), await ask(one)]).toEqual([named(one), role === 'nobody' ? 'not signed in' : 'not theirs']);
    }
    expect(await everythingIn(cafe)).toEqual(untouched);
    // What takes something away comes last, the whole initiative last of all.
    const order = (one: OperationDescription) => (one.method === 'DELETE' ? 10 - one.path.split('/').length : 0);
    for (const one of [...allowed].sort((a, b) => order(a) - order(b))) {
      expect([named(one), await ask(one)]).toEqual([named(one), 'let in']);
    }
  });
});

describe('over a collaboration socket', () => {
  test.each(ROLES)('%s reads and writes the documents that the table says', async (role) => {
    const { cafe, tokens } = await setScene();
    const names = {
      table: tableDocument(cafe.seat.table),
      workshop: workshopDocument(cafe.workshop.id),
      initiative: initiativeDocument(cafe.initiative.id),
    };
    for (const [kind, rows] of Object.entries(DOCUMENTS) as [keyof typeof names, (typeof DOCUMENTS)['table']][]) {
      const client = connect(running.address, tokens[role], names[kind]);
      const came = await client.synced.then(
        () => true,
        () => false,
      );
      const may = came ? (client.provider.authorizedScope === 'read-write' ? 'write' : 'read') : 'none';
      expect([kind, may]).toEqual([kind, rows[role]]);
      if (came) {
        await eventually(() => !client.provider.hasUnsyncedChanges);
        const answer = new Promise<boolean>((resolve) => {
          // A SyncStatus: the document's name, the type 8, taken or not.
          client.provider.on('message', ({ event }: { event: { data: ArrayBuffer } }) => {
            const data = new Uint8Array(event.data);
            const [type, taken] = data.subarray(1 + (data[0] ?? 0));
            if (type === 8) resolve(taken === 1);
          });
        });
        client.doc.getMap('permissions').set(role, 1);
        expect([kind, await answer]).toEqual([kind, rows[role] === 'write']);
      }
      client.leave();
    }
  });
});
