/** Bad input to the API: each kind has its own answer, nothing changes, nothing breaks. */
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { buildApi } from '#server/api/api.ts';
import type { Workshop } from '#domain/workshop.ts';
import { bodyInCafe, everythingIn, openCafe, pathInCafe } from './api-cafe.ts';
import { Program, type Answer, type OperationDescription } from './api-program.ts';
import { runKavarna } from './running-kavarna.ts';

// Up before the tests are named: they are named by what the document says.
const running = await runKavarna();
const cafe = await openCafe(running.kavarna);
const nobody = await Program.start(running.kavarna);
afterAll(() => running.end());

const taking = nobody.operations
  .filter((one) => one.takesBody)
  .map((one) => ({ name: `${one.method} ${one.path}`, one }));

/** What comes of a request that must change nothing. */
async function unchanged<Body>(request: () => Promise<Answer<Body>>): Promise<Answer<Body>> {
  const before = await everythingIn(cafe);
  const answer = await request();
  expect(await everythingIn(cafe)).toEqual(before);
  return answer;
}

function send(one: OperationDescription, body: BodyInit, headers: Record<string, string> = {}) {
  const program = one.audience.includes('facilitator') ? cafe.desk : cafe.guest;
  return program.send(one.method, pathInCafe(one, cafe), { body, headers });
}

/** The right body with its first text (or else a field nobody knows) a million characters long. */
function withLongText(one: OperationDescription): string {
  const body = Object.entries(bodyInCafe(one, cafe));
  const at = body.findIndex(([, value]) => typeof value === 'string');
  const key = body[at]?.[0] ?? 'more';
  return JSON.stringify({ ...Object.fromEntries(body), [key]: 'a'.repeat(1_000_000) });
}

describe('every operation that takes a body', async () => {
  const before = await everythingIn(cafe);
  afterEach(async () => expect(await everythingIn(cafe)).toEqual(before));

  test.each(taking)('$name: what is not JSON', async ({ one }) => {
    for (const body of ['{"title":', 'title=Mesto', '\u0000', new Uint8Array([0x22, 0xff, 0x22])]) {
      const answer = await send(one, body);
      expect([answer.status, answer.body.type]).toEqual([400, '/problems/not-json']);
    }
  });

  test.each(taking)('$name: another content type', async ({ one }) => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      const answer = await send(one, JSON.stringify(bodyInCafe(one, cafe)), { 'content-type': type });
      expect([answer.status, answer.body.type]).toEqual([415, '/problems/wrong-content-type']);
    }
  });

  test.each(taking)('$name: a field of 1 MB', async ({ one }) => {
    const answer = await send(one, withLongText(one));
    expect([answer.status, answer.body.type]).toEqual([413, '/problems/too-large']);
  });

  test.each(taking)('$name: another shape', async ({ one }) => {
    const body = bodyInCafe(one, cafe);
    const [[key] = ['']] = Object.entries(body);
    const others = [[], null, 'text', 7, [body], { ...body, unknown: 1 }, { ...body, [key]: { deep: [{}] } }];
    for (const other of others) {
      const answer = await send(one, JSON.stringify(other));
      expect([JSON.stringify(other), answer.status]).toEqual([JSON.stringify(other), 422]);
      expect(answer.body.errors?.length).toBeGreaterThan(0);
    }
  });
});

describe('a body that', () => {
  const objectives = `/initiatives/${cafe.initiative.id}/objectives`;

  test('grows past the limit while it is sent is too large', async () => {
    const piece = new TextEncoder().encode('a'.repeat(100_000));
    let left = 15;
    const body = new ReadableStream<Uint8Array>({
      pull: (stream) => (left-- > 0 ? stream.enqueue(piece) : stream.close()),
    });
    expect((await unchanged(() => cafe.desk.send('POST', objectives, { body }))).status).toBe(413);
  });

  test('is missing is asked for, and one that may be missing is not', async () => {
    expect((await unchanged(() => cafe.desk.post(objectives))).status).toBe(415);
    expect((await unchanged(() => cafe.desk.send('POST', objectives, { body: '' }))).status).toBe(400);
    const rounds = `/workshops/${cafe.workshop.id}/rounds`;
    expect((await cafe.desk.send('POST', rounds, { body: '' })).body.type).toBe('/problems/round-open');
    expect((await cafe.desk.post(rounds)).body.type).toBe('/problems/round-open');
  });

  test.each([
    ['/initiatives', { title: '   ' }, 'invalid-input', 'title'],
    ['/initiatives', { title: 'a'.repeat(201) }, 'text-too-long', 'title'],
    ['/initiatives', { title: '\ud800' }, 'invalid-input', 'title'],
    ['/initiatives', { title: 'M', currency: 'USD' }, 'invalid-input', 'currency'],
    [objectives, { title: 'a'.repeat(301) }, 'text-too-long', 'title'],
    [`/workshops/${cafe.workshop.id}/rounds`, { minutes: 0 }, 'invalid-input', 'minutes'],
    [`/workshops/${cafe.workshop.id}/rounds/current/extend`, { minutes: 1e9 }, 'invalid-input', 'minutes'],
    [`/tables/${cafe.seat.table}/ideas`, { text: 'a'.repeat(2_001) }, 'text-too-long', 'text'],
    [`/tables/${cafe.seat.table}/ideas`, { text: 'a', colour: 'red' }, 'invalid-input', 'colour'],
    [`/initiatives/${cafe.initiative.id}/measures`, { title: 'a', starts: '2027-13' }, 'invalid-input', 'starts'],
    [`/initiatives/${cafe.initiative.id}/measures`, { title: 'a', cost: { '2027': -1 } }, 'invalid-input', 'cost.2027'],
    [`/initiatives/${cafe.initiative.id}/measures`, { title: 'a', cost: { soon: 1 } }, 'invalid-input', 'cost.soon'],
    [
      `/initiatives/${cafe.initiative.id}/placements`,
      { measure: cafe.measure.id, ideas: [cafe.idea.id, '0'.repeat(20)] },
      'invalid-input',
      'ideas.1',
    ],
    [
      `/initiatives/${cafe.initiative.id}/placements`,
      { measure: null, ideas: Array(1_001).fill(cafe.idea.id) },
      'invalid-input',
      'ideas',
    ],
    [
      `/initiatives/${cafe.initiative.id}/workshops`,
      { title: 'K', kind: 'world-cafe', tables: Array(61).fill({}) },
      'invalid-input',
      'tables',
    ],
  ])('holds something invalid is told where: %s %o', async (path, body, reason, field) => {
    const answer = await unchanged(() => cafe.desk.post(path, body));
    expect([answer.status, answer.body.type]).toEqual([422, `/problems/${reason}`]);
    expect(answer.body.errors?.map((error) => error.path)).toEqual([field]);
  });
});

describe('at the table', () => {
  const own = `/tables/${cafe.seat.table}/ideas`;

  test('a seat reads another table and does not write there', async () => {
    expect((await cafe.neighbour.get<object>(own)).status).toBe(200);
    const answer = await unchanged(() => cafe.neighbour.post(own, { text: 'tujek' }));
    expect([answer.status, answer.body.type]).toEqual([403, '/problems/seat-elsewhere']);
    expect((await unchanged(() => cafe.neighbour.patch(`${own}/${cafe.idea.id}`, { removed: true }))).status).toBe(403);
  });

  test('a seat spends no dots while voting is not open', async () => {
    const answer = await unchanged(() => cafe.guest.put(`/ballot/${cafe.measure.id}`, { dots: 1 }));
    expect([answer.status, answer.body.type]).toEqual([409, '/problems/voting-closed']);
  });

  test('a full table takes nobody else', async () => {
    const { code } = cafe.workshop;
    expect((await nobody.post<object>('/join', { code, table: 1 })).status).toBe(201);
    const answer = await unchanged(() => nobody.post('/join', { code, table: 1 }));
    expect([answer.status, answer.body.type]).toEqual([409, '/problems/table-full']);
    expect((await unchanged(() => nobody.post('/join', { code, table: 99 }))).status).toBe(404);
    expect((await unchanged(() => nobody.post('/join', { code, tablet: true }))).status).toBe(422);
  });

  test('a second round does not open beside the first, and measures are not voted on meanwhile', async () => {
    const path = `/workshops/${cafe.workshop.id}`;
    expect((await unchanged(() => cafe.desk.post(`${path}/rounds`))).status).toBe(409);
    expect((await unchanged(() => cafe.desk.post(`${path}/voting/open`))).status).toBe(409);
    expect((await unchanged(() => cafe.desk.post(`${path}/voting/close`))).status).toBe(409);
    expect((await unchanged(() => cafe.desk.put(`${path}/phase`, { phase: 'plan' }))).status).toBe(409);
  });

  test('a round that has ended takes no more ideas', async () => {
    await cafe.desk.post(`/workshops/${cafe.workshop.id}/rounds/current/end`);
    const answer = await unchanged(() => cafe.guest.post(own, { text: 'prepozno' }));
    expect([answer.status, answer.body.type]).toEqual([409, '/problems/round-closed']);
    expect((await cafe.desk.post(`/workshops/${cafe.workshop.id}/rounds/current/end`)).status).toBe(409);
  });

  test('there is no vote on nothing', async () => {
    const { id } = (await cafe.desk.post<{ id: string }>('/initiatives', { title: 'Prazno' })).body;
    const setup = { title: 'K', kind: 'focus-group' };
    const workshop = (await cafe.desk.post<Workshop>(`/initiatives/${id}/workshops`, setup)).body;
    const answer = await cafe.desk.post(`/workshops/${workshop.id}/voting/open`);
    expect([answer.status, answer.body.type]).toEqual([409, '/problems/no-measures']);
  });
});

test('a wrong code is unknown, and whoever guesses has to wait; others do not', async () => {
  const guesser = await Program.start(running.kavarna, '', '198.51.100.7');
  const first = await guesser.post('/join', { code: 'no code at all' });
  expect([first.status, first.body.type]).toEqual([404, '/problems/code-unknown']);
  // More at once than may wait for their turn: nobody is asked faster by asking in many places.
  const guesses = await Promise.all(Array.from({ length: 480 }, () => guesser.post('/join', { code: 'AAA-2222' })));
  const sentAway = guesses.filter((answer) => answer.status === 429);
  expect(sentAway.length).toBeGreaterThan(400);
  expect(sentAway.every((answer) => answer.body.type === '/problems/too-many-tries')).toBe(true);
  expect(sentAway.every((answer) => Number(answer.headers.get('retry-after')) > 0)).toBe(true);
  expect((await nobody.post('/join', { code: 'AAA-2222' })).status).toBe(404);
});

test('a path that is not there is not found, and a method that is not there is told which are', async () => {
  for (const path of ['/nothing', '/', '/initiatives/', `/workshops/${cafe.workshop.id}/secrets`]) {
    const answer = await cafe.desk.get(path);
    expect([answer.status, answer.body.type]).toEqual([404, '/problems/unknown-path']);
  }
  const answer = await cafe.desk.ask('PUT', `/initiatives/${cafe.initiative.id}`, {});
  expect([answer.status, answer.body.type]).toEqual([405, '/problems/wrong-method']);
  expect(answer.headers.get('allow')).toBe('DELETE, GET, HEAD, PATCH');
  expect((await cafe.desk.ask('DELETE', `/initiatives/${cafe.initiative.id}/measures/order`)).status).toBe(404);
});

test('an error nobody foresaw is reported to the operator and told to nobody else', async () => {
  const broken = await runKavarna();
  const reports: string[] = [];
  const api = buildApi(broken.kavarna, (message) => reports.push(message));
  const program = await Program.start({ api }, cafe.desk.token);
  // With its store closed, whatever it is asked fails in a way that no refusal stands for.
  await broken.end();
  const answer = await program.get('/initiatives');
  expect(answer.status).toBe(500);
  expect(answer.body).toEqual({
    type: '/problems/unexpected',
    title: expect.any(String),
    status: 500,
    instance: '/api/v1/initiatives',
  });
  expect(reports).toEqual([expect.stringContaining('GET /api/v1/initiatives failed')]);
});
