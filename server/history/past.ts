/** Reading documents as they were, from the update log, in steps between which the server does everything else. */
import * as Y from 'yjs';
import type { LoggedUpdate, UpdateLog } from '../collaboration/log/update-log.ts';
import { UPDATES_PER_PAGE } from '../collaboration/log/log-requests.ts';

type Log = Pick<UpdateLog, 'reach' | 'page'>;

/** Updates that are applied in one go: some milliseconds. */
const STEP = 400;
/** An update that changes nothing. */
const NOTHING = new Uint8Array([0, 0]);

/** The updates after `after` (a sequence) in pages, up to a moment or to now. */
export async function* updatesUntil(
  log: Log,
  document: string,
  { after = 0, until }: { after?: number; until?: number } = {},
): AsyncGenerator<LoggedUpdate[]> {
  const { last } = await log.reach(document, until);
  yield* pages(log, document, after, last);
}

async function* pages(log: Log, document: string, after: number, last: number): AsyncGenerator<LoggedUpdate[]> {
  let from = after;
  for (;;) {
    const page = await log.page(document, from, last);
    if (page.length > 0) yield page;
    if (page.length < UPDATES_PER_PAGE) return;
    from = page.at(-1)?.sequence ?? last;
  }
}

/** Looks at a document as it was at a moment: after everything that had been kept by then. `until`: epoch ms. */
export async function readAsItWas<Result>(
  log: Log,
  document: string,
  until: number,
  look: (doc: Y.Doc) => Result,
): Promise<Result> {
  const { last, snapshot } = await log.reach(document, until);
  const doc = new Y.Doc();
  try {
    if (snapshot) Y.applyUpdate(doc, snapshot.bytes);
    for await (const page of pages(log, document, snapshot?.sequence ?? 0, last)) await apply(doc, page);
    return look(doc);
  } finally {
    doc.destroy();
  }
}

/** Looks at a document just before and just after the update that made something so; null where nothing ever did. */
export async function readAround<Result>(
  log: Log,
  document: string,
  isSo: (doc: Y.Doc) => boolean,
  look: (doc: Y.Doc) => Result,
): Promise<{ before: Result; after: Result } | null> {
  const updates: LoggedUpdate[] = [];
  for await (const page of updatesUntil(log, document)) updates.push(...page);
  const [trial, before, after] = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
  try {
    // First by steps, then one by one within the step: single updates take several times as long.
    let step = 0;
    for (; step < updates.length && !isSo(trial); step += STEP) await apply(trial, updates.slice(step, step + STEP));
    if (!isSo(trial)) return null;
    let taken = step - STEP;
    await apply(after, updates.slice(0, taken));
    for (; !isSo(after); taken++) Y.applyUpdate(after, updates[taken]?.bytes ?? NOTHING);
    await apply(before, updates.slice(0, taken - 1));
    return { before: look(before), after: look(after) };
  } finally {
    for (const doc of [trial, before, after]) doc.destroy();
  }
}

async function apply(doc: Y.Doc, updates: readonly LoggedUpdate[]): Promise<void> {
  for (let first = 0; first < updates.length; first += STEP) {
    doc.transact(() => {
      for (const { bytes } of updates.slice(first, first + STEP)) Y.applyUpdate(doc, bytes);
    });
    await breath();
  }
}

/** Lets everything else have its turn. */
function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
