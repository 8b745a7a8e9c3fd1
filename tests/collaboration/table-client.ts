/** A program at a table, for tests: a real provider that keeps what it has seen. */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import * as Y from 'yjs';
import type { IdeaId } from '#domain/identifiers.ts';
import type { NewIdea } from '#document/table-document.ts';

/** Less than a test's own limit, so that what did not come is named. */
const PATIENCE_MS = 20_000;

export interface Client {
  doc: Y.Doc;
  provider: HocuspocusProvider;
  /** Resolves once the server's state has arrived. */
  synced: Promise<void>;
  /** Resolves once everything written here is acknowledged. */
  saved(): Promise<void>;
  leave(): void;
}

export function connect(address: string, token: string, document: string): Client {
  const socket = new HocuspocusProviderWebsocket({ url: address, delay: 50, minDelay: 50, jitter: false });
  const doc = new Y.Doc();
  const provider = new HocuspocusProvider({ websocketProvider: socket, name: document, token, document: doc });
  provider.attach();
  const synced = new Promise<void>((resolve, reject) => {
    provider.on('synced', () => resolve());
    provider.on('authenticationFailed', ({ reason }: { reason: string }) => reject(new Error(reason)));
  });
  return {
    doc,
    provider,
    synced,
    saved: () => eventually(() => !provider.hasUnsyncedChanges),
    leave() {
      provider.destroy();
      socket.destroy();
    },
  };
}

/** A note as a test writes it: `id` is its beginning. */
export const idea = (id: string, text: string): NewIdea => ({
  id: id.padEnd(20, '0') as IdeaId,
  text,
  colour: 'sun',
  place: { x: 0, y: 0 },
  round: 1,
  seat: null,
  writtenAt: 1,
});

/** Waits until something holds, looking again after every turn of the event loop. */
export async function eventually(holds: () => boolean): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (!holds()) {
    if (performance.now() > until) throw new Error(`Not within ${PATIENCE_MS} ms: ${holds.toString()}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
