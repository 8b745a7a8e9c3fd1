/** A device that goes on sending after the gong: it is refused, and keeps its words. */
import { readIdeas, addIdea } from '#document/table-document.ts';
import type { Idea } from '#domain/idea.ts';
import { tableDocument } from '#domain/identifiers.ts';
import type { Person } from '#server/player/person.ts';
import { connect, idea } from '#tests/collaboration/table-client.ts';
import { expect, type RunningKavarna } from '../kavarna-fixture.ts';
import type { Hall } from './hall.ts';

export interface LateSender {
  /** After the gong: waits until the boards are sealed, and sends all the same. */
  sendAllTheSame(text: string): Promise<void>;
}

/** A guest with a phone, at the table where they sit now; hosts may write on between rounds. */
export async function lateSender(hall: Hall, kavarna: RunningKavarna): Promise<LateSender> {
  const seats = await hall.seats();
  const seatOf = ({ seat }: Person) => seats.find(({ id }) => id === seat.id);
  const person = hall.people.find((one) => seatOf(one)?.kind === 'participant' && !seatOf(one)?.remote);
  const table = person && seatOf(person)?.table;
  if (!person || !table) throw new Error('There are guests in the hall.');
  const address = `${kavarna.url.replace(/^http/, 'ws')}/collaboration`;
  const { doc, provider, synced, leave } = connect(address, person.token, tableDocument(table));
  await synced;
  expect(provider.authorizedScope).toBe('read-write');
  let refusals = 0;
  provider.on('message', ({ event }: { event: { data: ArrayBuffer } }) => {
    const message = new Uint8Array(event.data);
    if (message.at(-2) === SYNC_STATUS && message.at(-1) === 0) refusals++;
  });
  return {
    async sendAllTheSame(text) {
      await expect.poll(() => provider.authorizedScope).toBe('readonly');
      addIdea(doc, { ...idea('after', text), seat: person.seat.id });
      await expect.poll(() => refusals).toBeGreaterThan(0);
      expect(readIdeas(doc, table).map((one) => one.text)).toContain(text);
      const kept = await hall.call<Idea[]>('get', `/tables/${table}/ideas`);
      expect(kept.map((one) => one.text)).not.toContain(text);
      leave();
    },
  };
}

/** The message that says whether a change was taken. */
const SYNC_STATUS = 8;
