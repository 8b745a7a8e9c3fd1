import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { joinedRuns, type Waiting } from './update-batch.ts';

/** Letters typed one after the other, each an update; those at these places are not acknowledged yet. */
function typed(word: string, isUnsent: (at: number) => boolean): Waiting[] {
  const doc = new Y.Doc();
  const waiting: Waiting[] = [];
  doc.on('update', (bytes: Uint8Array) => waiting.push({ bytes, isUnsent: isUnsent(waiting.length) }));
  for (const [at, letter] of [...word].entries()) doc.getText('text').insert(at, letter);
  return waiting;
}

function read(rows: readonly Waiting[]): string {
  const doc = new Y.Doc();
  for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
  return doc.getText('text').toString();
}

describe('updates that wait for the copy', () => {
  it('become one where they have come equally far', () => {
    const rows = joinedRuns(typed('klopi', () => true));
    expect(rows).toHaveLength(1);
    expect(read(rows)).toBe('klopi');
  });

  it('stay apart where some are acknowledged and some are not, in their order', () => {
    const rows = joinedRuns(typed('klopi', (at) => at >= 2));
    expect(rows.map(({ isUnsent }) => isUnsent)).toEqual([false, true]);
    expect(read(rows)).toBe('klopi');
    expect(read(rows.slice(0, 1))).toBe('kl');
  });

  it('are none where none wait', () => {
    expect(joinedRuns([])).toEqual([]);
  });
});
