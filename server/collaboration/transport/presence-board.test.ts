/** Presence is bound to its connection: everybody shows themselves, and nobody shows anybody else. */
import { expect, test } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import * as Y from 'yjs';
import { PresenceBoard, type PresenceOwner } from './presence-board.ts';
import { awareness } from './wire.ts';

const person = (identity: string, signsAs: string | null = identity): PresenceOwner => ({
  identity,
  signsAs,
  mayBe: () => true,
});

function client(id: number, state: Record<string, unknown>) {
  const doc = new Y.Doc();
  doc.clientID = id;
  const mine = new Awareness(doc);
  clearInterval(mine._checkInterval as NodeJS.Timeout);
  mine.setLocalState(state);
  return {
    mine,
    tell: (board: PresenceBoard, owner: PresenceOwner, about = [id]) =>
      board.tell(owner, encodeAwarenessUpdate(mine, about)),
    hear: (entries: readonly Uint8Array[]) => {
      const decoder = createDecoder(awareness(entries));
      readVarUint(decoder);
      applyAwarenessUpdate(mine, readVarUint8Array(decoder), 'server');
    },
    sees: (other: number) => mine.getStates().get(other),
  };
}

test('what one shows, the others see, each change once', () => {
  const board = new PresenceBoard();
  const lejla = client(1, { seat: 'lejla', pointer: { x: 1, y: 2 } });
  const arben = client(2, { seat: 'arben' });
  lejla.tell(board, person('lejla'));
  arben.hear(board.takeChanges());
  expect(arben.sees(1)).toEqual({ seat: 'lejla', pointer: { x: 1, y: 2 } });
  expect(board.hasChanges).toBe(false);
  expect(board.takeChanges()).toEqual([]);
});

test('nobody signs with another’s name', () => {
  const board = new PresenceBoard();
  const arben = client(2, { seat: 'lejla', typing: 'x' });
  const other = client(3, {});
  arben.tell(board, person('arben'));
  other.hear(board.everybody());
  expect(other.sees(2)).toEqual({ seat: 'arben', typing: 'x' });
});

test('nobody moves another’s cursor, freezes it, or takes it away', () => {
  const board = new PresenceBoard();
  const lejla = client(1, { seat: 'lejla', pointer: { x: 1, y: 2 } });
  const [ofLejla, ofArben] = [person('lejla'), person('arben')];
  lejla.tell(board, ofLejla);
  const forger = client(1, { seat: 'lejla', pointer: { x: 9, y: 9 } });
  forger.tell(board, ofArben);
  forger.mine.setLocalState(null);
  forger.tell(board, ofArben);
  const other = client(3, {});
  other.hear(board.everybody());
  expect(other.sees(1)).toEqual({ seat: 'lejla', pointer: { x: 1, y: 2 } });
});

test('one connection is one person, however many it tells of', () => {
  const board = new PresenceBoard();
  const crowd = client(1, { seat: 'a' });
  for (let id = 10; id < 50; id++) {
    applyAwarenessUpdate(crowd.mine, encodeAwarenessUpdate(client(id, { seat: 'a' }).mine, [id]), 'test');
  }
  const owner = person('a');
  crowd.tell(board, owner, [...crowd.mine.getStates().keys()]);
  expect(board.everybody()).toHaveLength(1);
});

test('who has left is gone, and is seen again on coming back', () => {
  const board = new PresenceBoard();
  const lejla = client(1, { seat: 'lejla' });
  const arben = client(2, {});
  const first = person('lejla');
  lejla.tell(board, first);
  arben.hear(board.takeChanges());
  board.leave(first);
  arben.hear(board.takeChanges());
  expect(arben.sees(1)).toBeUndefined();
  lejla.tell(board, person('lejla'));
  arben.hear(board.takeChanges());
  expect(arben.sees(1)).toEqual({ seat: 'lejla' });
  // And goes on being seen, once it has heard how far its clock was moved on.
  lejla.mine.setLocalState({ seat: 'lejla', typing: 'a' });
});

test('who comes back before the old connection is given up takes its place', () => {
  const board = new PresenceBoard();
  const lejla = client(1, { seat: 'lejla', pointer: null });
  const [old, fresh] = [person('lejla'), person('lejla')];
  lejla.tell(board, old);
  lejla.mine.setLocalState({ seat: 'lejla', pointer: { x: 3, y: 3 } });
  lejla.tell(board, fresh);
  board.leave(old);
  const other = client(3, {});
  other.hear(board.everybody());
  expect(other.sees(1)).toEqual({ seat: 'lejla', pointer: { x: 3, y: 3 } });
});

test('what is too long, no object, or no JSON is not shown', () => {
  const board = new PresenceBoard();
  client(1, { seat: 'a', much: 'x'.repeat(5_000) }).tell(board, person('a'));
  client(2, [] as unknown as Record<string, unknown>).tell(board, person('b'));
  expect(board.everybody()).toEqual([]);
});

test('what can’t be read is said so', () => {
  expect(() => new PresenceBoard().tell(person('a'), Uint8Array.of(200))).toThrow();
});
