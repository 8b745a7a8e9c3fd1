/** What a hostile client tries at the socket. Each attack has somebody's seat; none has any right to the others' words or patience. */
import { MessageType } from '@hocuspocus/server';
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { messageYjsSyncStep1 } from 'y-protocols/sync';
import * as Y from 'yjs';
import { Attacker, type Victim } from './attacker.ts';
import type { Chance } from './chance.ts';

export interface Battlefield {
  victim: Victim;
  chance: Chance;
  /** How many frames the attacks by number send. */
  frames: number;
  /** Yjs clients of the people at the table. */
  others: readonly number[];
}

export interface Attack {
  name: string;
  run: (field: Battlefield) => Promise<Attacker[]>;
}

const PATIENCE_MS = 20_000;
const empty = Uint8Array.of(0);

async function come({ victim }: Battlefield): Promise<Attacker> {
  const attacker = await Attacker.come(victim);
  if (!attacker) throw new Error('The server lets nobody in any more.');
  return attacker;
}

/** Sends, as fast as the server reads, until it ends the connection or all is sent. */
async function pour(attacker: Attacker, count: number, one: (index: number) => void): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (let index = 0; index < count && attacker.isConnected && performance.now() < until; index++) {
    one(index);
    if (index % 50 === 49) await new Promise((resolve) => setImmediate(resolve));
    while (attacker.unread > 2 ** 20 && attacker.isConnected && performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

/** What a document says when `write` has changed it. */
function updateOf(write: (doc: Y.Doc) => void, client?: number): Uint8Array {
  const doc = new Y.Doc();
  if (client !== undefined) doc.clientID = client;
  doc.transact(() => write(doc));
  return Y.encodeStateAsUpdate(doc);
}

const ideaNamed = (doc: Y.Doc, name: string, text: string) => {
  const idea = new Y.Map<unknown>();
  doc.getMap('ideas').set(name, idea);
  idea.set('text', new Y.Text(text));
};

/** Frames as clients really send them, to be spoilt. */
function validFrames(document: string): Uint8Array[] {
  const about = (write: (encoder: ReturnType<typeof createEncoder>) => void) => {
    const encoder = createEncoder();
    writeVarString(encoder, document);
    write(encoder);
    return toUint8Array(encoder);
  };
  const update = updateOf((doc) => ideaNamed(doc, 'fuzz', 'Beseda'));
  return [
    ...[0, 1, 2].map((kind) =>
      about((encoder) => {
        writeVarUint(encoder, MessageType.Sync);
        writeVarUint(encoder, kind);
        writeVarUint8Array(encoder, kind === 0 ? empty : update);
      }),
    ),
    about((encoder) => {
      writeVarUint(encoder, MessageType.Awareness);
      writeVarUint8Array(encoder, Uint8Array.of(1, 7, 1, 2, 0x7b, 0x7d));
    }),
    ...[MessageType.QueryAwareness, MessageType.CLOSE, MessageType.Stateless, MessageType.Auth].map((type) =>
      about((encoder) => {
        writeVarUint(encoder, type);
        writeVarString(encoder, 'x');
      }),
    ),
  ];
}

function spoilt(frame: Uint8Array, chance: Chance): Uint8Array {
  const copy = frame.slice(0, chance.below(4) === 0 ? chance.below(frame.length + 1) : frame.length);
  for (let times = chance.below(4); times >= 0 && copy.length > 0; times--) {
    // The document's name stays, or nobody would look further.
    const at =
      chance.below(2) === 0
        ? chance.below(copy.length)
        : Math.min(copy.length - 1, (frame[0] ?? 0) + 1 + chance.below(24));
    copy[at] = chance.below(256);
  }
  return copy;
}

export const ATTACKS: readonly Attack[] = [
  {
    name: 'random and spoilt frames',
    async run(field) {
      const attackers: Attacker[] = [];
      const valid = validFrames(field.victim.document);
      let current: Attacker | null = null;
      for (let sent = 0; sent < field.frames; sent++) {
        if (!current?.isConnected) {
          current?.leave();
          current = await come(field);
          attackers.push(current);
        }
        const frame = valid[field.chance.below(valid.length)] ?? empty;
        const kind = field.chance.below(8);
        if (kind === 0) current.send(field.chance.bytes(field.chance.below(200)));
        else if (kind === 1) current.send(Buffer.from(field.chance.bytes(20)).toString('latin1'));
        else current.send(spoilt(frame, field.chance));
        // The server's answer to each stretch decides how the next one begins.
        if (sent % 10 === 9) await new Promise((resolve) => setImmediate(resolve));
      }
      return attackers;
    },
  },
  {
    name: 'a message of 50 MB',
    async run(field) {
      const attacker = await come(field);
      attacker.sayUpdate(new Uint8Array(50 * 2 ** 20));
      return [attacker];
    },
  },
  {
    name: 'ten thousand messages a second',
    async run(field) {
      const attacker = await come(field);
      await pour(attacker, field.frames, (index) =>
        attacker.sayPresence([{ client: 7, clock: index, state: '{"pointer":{"x":1,"y":1}}' }]),
      );
      return [attacker];
    },
  },
  {
    name: 'a million tiny ideas',
    async run(field) {
      const attacker = await come(field);
      const doc = new Y.Doc();
      doc.on('update', (update: Uint8Array) => attacker.sayUpdate(update));
      await pour(attacker, Math.min(1_000, field.frames), (batch) => {
        doc.transact(() => {
          for (let index = 0; index < 1_000; index++) doc.getMap('ideas').set(`${batch}-${index}`, new Y.Map());
        });
      });
      return [attacker];
    },
  },
  {
    name: 'twelve bytes that declare thirty million structs',
    async run(field) {
      const attacker = await come(field);
      const encoder = createEncoder();
      writeVarUint(encoder, 1);
      writeVarUint(encoder, 30_000_000);
      writeVarUint(encoder, 5);
      writeVarUint(encoder, 0);
      await pour(attacker, 200, () => attacker.sayUpdate(toUint8Array(encoder)));
      return [attacker];
    },
  },
  {
    name: 'changes with a gap before them',
    async run(field) {
      const attacker = await come(field);
      await pour(attacker, Math.min(5_000, field.frames), () => {
        const doc = new Y.Doc();
        doc.getText('missing').insert(0, 'a');
        const seen = Y.encodeStateVector(doc);
        doc.getText('missing').insert(1, 'b'.repeat(500));
        attacker.sayUpdate(Y.encodeStateAsUpdate(doc, seen));
      });
      return [attacker];
    },
  },
  {
    name: "changes under others' ids",
    async run(field) {
      const attacker = await come(field);
      for (const other of field.others) {
        attacker.sayUpdate(updateOf((doc) => ideaNamed(doc, 'forged', 'Tega nisem napisala.'), other));
        // At any clock that it may be at next.
        for (let clock = 1; clock < 60; clock++) {
          const forged = updateOf((doc) => doc.getText('forged').insert(0, 'x'.repeat(clock + 1)), other);
          attacker.sayUpdate(forged);
        }
      }
      return [attacker];
    },
  },
  {
    name: "others' presence, and a hundred thousand people who are not there",
    async run(field) {
      const attacker = await come(field);
      const forged = '{"seat":"forgedforgedforgedfo","pointer":{"x":-1,"y":-1}}';
      for (const client of field.others) {
        attacker.sayPresence([{ client, clock: 2 ** 31 - 2, state: forged }]);
        attacker.sayPresence([{ client, clock: 2 ** 53 - 2, state: 'null' }]);
      }
      await pour(attacker, 100, (batch) =>
        attacker.sayPresence(
          Array.from({ length: 1_000 }, (_, index) => ({
            client: batch * 1_000 + index + 100,
            clock: 1,
            state: forged,
          })),
        ),
      );
      attacker.sayPresence([{ client: 9, clock: 1, state: `{"name":"${'a'.repeat(3 * 2 ** 20)}"}` }]);
      return [attacker];
    },
  },
  {
    name: 'a note with a megabyte of text',
    async run(field) {
      const attacker = await come(field);
      attacker.sayUpdate(updateOf((doc) => ideaNamed(doc, 'long', 'a'.repeat(2 ** 20))));
      const doc = new Y.Doc();
      doc.on('update', (update: Uint8Array) => attacker.sayUpdate(update));
      ideaNamed(doc, 'longer', '');
      const text = (doc.getMap('ideas').get('longer') as Y.Map<unknown>).get('text') as Y.Text;
      await pour(attacker, 64, () => text.insert(text.length, 'b'.repeat(16_384)));
      return [attacker];
    },
  },
  {
    name: 'maps within maps within maps',
    async run(field) {
      const attacker = await come(field);
      attacker.sayUpdate(
        updateOf((doc) => {
          let map = doc.getMap<unknown>('ideas');
          for (let depth = 0; depth < 20_000; depth++) {
            const inner = new Y.Map<unknown>();
            map.set('deeper', inner);
            map = inner;
          }
        }),
      );
      let nested: unknown = 1;
      for (let depth = 0; depth < 3_000; depth++) nested = [nested];
      attacker.sayUpdate(updateOf((doc) => doc.getMap('ideas').set('array', nested)));
      return [attacker];
    },
  },
  {
    name: 'keys that reach for the prototype, and every kind of character',
    async run(field) {
      const attacker = await come(field);
      attacker.sayUpdate(
        updateOf((doc) => {
          for (const key of ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString']) {
            ideaNamed(doc, key, '<script>alert(1)</script>');
            doc
              .getMap('ideas')
              .set(`${key}-value`, [JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":1}}')]);
          }
          ideaNamed(
            doc,
            'markup'.padEnd(20, '0'),
            '<img src=x onerror=alert(1)>\u0000\u0001\u001b[31m\u202eobrnjeno\ud800',
          );
        }),
      );
      return [attacker];
    },
  },
  {
    name: 'asking for everything again and again, and reading nothing',
    async run(field) {
      const attacker = await come(field);
      attacker.stopReading();
      await pour(attacker, Math.min(5_000, field.frames), () =>
        attacker.say((encoder) => {
          writeVarUint(encoder, MessageType.Sync);
          writeVarUint(encoder, messageYjsSyncStep1);
          writeVarUint8Array(encoder, empty);
        }),
      );
      return [attacker];
    },
  },
];
