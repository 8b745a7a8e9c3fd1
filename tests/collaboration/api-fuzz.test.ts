/** Whatever is thrown at the API, it answers with what the OpenAPI document promises, and never breaks. */
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { bodyInCafe, openCafe, pathInCafe } from './api-cafe.ts';
import { runKavarna } from './running-kavarna.ts';

// Up before the tests are named: they are named by what the document says.
const running = await runKavarna();
const cafe = await openCafe(running.kavarna);
afterAll(() => running.end());

const taking = cafe.desk.operations
  .filter((one) => one.takesBody)
  .map((one) => ({ name: `${one.method} ${one.path}`, one }));

/** Values that are near to right ones, and values that are not. */
const values = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom('', ' ', '\u0000', '\u202e', '0'.repeat(20), '__proto__', -0, 1e308, 2 ** 53, 0.5, -1, null, [], {}),
);

test.each(taking)('$name', async ({ one }) => {
  const right = bodyInCafe(one, cafe);
  const bodies = fc.oneof(
    values,
    fc.record({ key: fc.constantFrom(...Object.keys(right)), value: values }).map(({ key, value }) => ({
      ...right,
      [key]: value,
    })),
  );
  const program = one.audience.includes('facilitator') ? cafe.desk : cafe.guest;
  await fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      // Answers that the document does not promise are errors of their own.
      const answer = await program.ask(one.method, pathInCafe(one, cafe), body);
      expect(answer.status).toBeLessThan(500);
    }),
    { numRuns: 60 },
  );
});

test('paths and queries of all kinds', async () => {
  const piece = fc.oneof(
    fc.constantFrom('initiatives', 'workshops', 'tables', 'ideas', 'measures', 'seats', cafe.workshop.id, '..', '%00'),
    fc.string({ unit: 'grapheme', maxLength: 20 }).map(encodeURIComponent),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
      fc.array(piece, { maxLength: 5 }),
      async (method, pieces) => {
        const answer = await cafe.desk.ask(method, `/${pieces.join('/')}?language=${pieces.at(-1) ?? ''}`);
        expect(answer.status).toBeLessThan(500);
      },
    ),
    { numRuns: 300 },
  );
});
