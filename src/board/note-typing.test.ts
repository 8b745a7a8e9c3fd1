/** Where a caret comes to stand while others type. */
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { carried } from './note-typing.ts';

/** Carries an offset through a change of a text. */
function after(text: string, offset: number, change: (text: Y.Text) => void): number {
  const shared = new Y.Doc().getText();
  shared.insert(0, text);
  let moved = offset;
  shared.observe((event) => (moved = carried(offset, event.delta)));
  shared.doc?.transact(() => change(shared));
  return moved;
}

describe('A caret', () => {
  it('moves with what is inserted before it', () => {
    expect(after('park', 2, (text) => text.insert(0, 'mali '))).toBe(7);
  });

  it('stays before what is inserted just at it, so that two who type there do not mix their letters', () => {
    expect(after('park', 4, (text) => text.insert(4, 'ec'))).toBe(4);
    expect(after('park', 0, (text) => text.insert(0, 'mali '))).toBe(0);
  });

  it('stays where it is when something changes behind it', () => {
    expect(after('park', 1, (text) => text.delete(2, 2))).toBe(1);
  });

  it('falls back to where a removal began', () => {
    expect(after('mali park', 7, (text) => text.delete(2, 6))).toBe(2);
    expect(after('mali park', 9, (text) => text.delete(2, 3))).toBe(6);
  });

  it('follows a removal and an insertion made at once', () => {
    expect(after('mali park', 9, (text) => (text.delete(0, 5), text.insert(0, 'novi ')))).toBe(9);
  });
});
