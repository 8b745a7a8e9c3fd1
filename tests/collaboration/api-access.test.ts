/** Who may do what through the API: every operation of the OpenAPI document, asked by everybody who may not. */
import { afterAll, describe, expect, test } from 'vitest';
import { tableDocument } from '#domain/identifiers.ts';
import { ACCOUNT_COOKIE, seatCookie } from '#server/accounts/sessions.ts';
import { bodyInCafe, everythingIn, openCafe, pathInCafe } from './api-cafe.ts';
import { Program, type OperationDescription } from './api-program.ts';
import { runKavarna } from './running-kavarna.ts';
import { connect } from './table-client.ts';

// Up before the tests are named: they are named by what the document says.
const running = await runKavarna();
const { kavarna } = running;
const cafe = await openCafe(kavarna);
const nobody = await Program.start(kavarna);
const { operations } = nobody;
/** Facilitator and guest of another initiative. */
const { desk: colleague, guest: stranger } = await openCafe(kavarna);
const untouched = await everythingIn(cafe);
afterAll(() => running.end());

const named = (those: OperationDescription[]) => those.map((one) => ({ name: `${one.method} ${one.path}`, one }));
const closed = operations.filter((one) => one.audience.length > 0);
const forDesk = closed.filter((one) => !one.audience.includes('seat'));
const forSeats = closed.filter((one) => !one.audience.includes('facilitator'));
const aboutSomething = closed.filter((one) => one.parameters.length > 0);

/** Asks with everything in order but the asker, and looks whether the café is as it was. */
async function ask(asker: Program, one: OperationDescription, path = pathInCafe(one, cafe)) {
  const answer = await asker.ask(one.method, path, one.takesBody ? bodyInCafe(one, cafe) : undefined);
  expect(await everythingIn(cafe)).toEqual(untouched);
  return answer;
}

test('joining, the clock and the description need nothing, all else needs a token', () => {
  const open = operations.filter((one) => one.audience.length === 0).map((one) => one.path);
  expect(open.sort()).toEqual(['/join', '/openapi.json', '/time']);
  expect(forDesk.length).toBeGreaterThan(20);
  expect(forSeats.length).toBeGreaterThan(3);
});

describe('without a token', () => {
  test.each(named(closed))('$name asks for one', async ({ one }) => {
    const answer = await ask(nobody, one);
    expect(answer.status).toBe(401);
    expect(answer.body.type).toBe('/problems/not-signed-in');
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer /);
  });
});

describe('with the token of a seat', () => {
  test.each(named(forDesk))('$name is the facilitator’s', async ({ one }) => {
    const answer = await ask(cafe.guest, one);
    expect(answer.status).toBe(403);
    expect(answer.body.type).toBe('/problems/not-yours');
  });
});

describe('with the token of a facilitator', () => {
  test.each(named(forSeats))('$name is a seat’s', async ({ one }) => {
    expect((await ask(cafe.desk, one)).body.type).toBe('/problems/not-yours');
  });
});

describe('in somebody else’s initiative', () => {
  const otherDesk = aboutSomething.filter((one) => one.audience.includes('facilitator'));
  test.each(named(otherDesk))('$name is not another facilitator’s', async ({ one }) => {
    expect((await ask(colleague, one)).body.type).toBe('/problems/not-yours');
  });

  const otherSeat = aboutSomething.filter((one) => one.audience.includes('seat') && one.path.includes('{id}'));
  test.each(named(otherSeat))('$name is not for a seat of another workshop', async ({ one }) => {
    expect((await ask(stranger, one)).body.type).toBe('/problems/not-yours');
  });
});

describe('what does not exist', () => {
  const missing = [
    ['an identifier that names nothing', '0'.repeat(20)],
    ['what can be no identifier', 'x'],
  ] as const;
  test.each(missing)('%s is not found, whatever is asked of it', async (_, id) => {
    for (const one of aboutSomething.filter((other) => other.path.includes('{id}'))) {
      const path = pathInCafe({ path: one.path.replace('{id}', id) }, cafe);
      const answer = await ask(cafe.desk, one, path);
      expect([one.path, answer.status]).toEqual([one.path, 404]);
    }
  });

  test('nor is a seat, an idea, a measure or a table of somewhere else', async () => {
    const elsewhere = '0'.repeat(20);
    for (const one of forDesk.filter((other) => /\{(seat|measure|idea|proposal)\}/.test(other.path))) {
      const path = pathInCafe({ path: one.path.replace(/\{(seat|measure|idea|proposal)\}/, elsewhere) }, cafe);
      expect([one.path, (await ask(cafe.desk, one, path)).status]).toEqual([one.path, 404]);
    }
    const move = `/workshops/${cafe.workshop.id}/seats/${cafe.seat.id}/move`;
    expect((await cafe.desk.post(move, { table: elsewhere })).status).toBe(404);
  });
});

test('a wrong token, and one that was revoked, open nothing', async () => {
  const token = await kavarna.accounts.createToken(cafe.facilitator.account, 'to be revoked');
  const program = await Program.start(kavarna, token);
  expect((await program.get<object>('/initiatives')).status).toBe(200);
  await kavarna.accounts.revokeToken(cafe.facilitator.account, token.split('.')[0] ?? '');
  const revoked = await program.get('/initiatives');
  expect(revoked.status).toBe(401);
  expect(revoked.headers.get('www-authenticate')).toContain('invalid_token');
  const wrongSecret = await Program.start(kavarna, `${token.split('.')[0]}.${'0'.repeat(20)}`);
  expect((await wrongSecret.get('/initiatives')).status).toBe(401);
});

test('cookies do not count: another page can make a browser send them', async () => {
  const cookie = `${ACCOUNT_COOKIE}=${cafe.desk.token}; ${seatCookie(cafe.workshop.id)}=${cafe.guest.token}`;
  for (const path of ['/initiatives', '/seat']) {
    expect((await nobody.send('GET', path, { headers: { cookie } })).status).toBe(401);
  }
});

test('a document whose name is not its own is refused to a seat’s token', async () => {
  const client = connect(running.address, stranger.token, tableDocument(cafe.seat.table));
  await expect(client.synced).rejects.toThrow('forbidden');
  client.leave();
});
