/** What every command works with: the store, the shared documents, the clock and chance. */
import { identifierFrom } from '#domain/identifiers.ts';
import type { Collaboration } from './collaboration/collaboration.ts';
import type { UpdateLog } from './collaboration/log/update-log.ts';
import type { Configuration } from './configuration.ts';
import type { Store } from './store/database.ts';

export interface House {
  configuration: Configuration;
  store: Store;
  collaboration: Collaboration;
  /** The documents' past; what they hold now is asked of the collaboration. */
  log: Pick<UpdateLog, 'reach' | 'page'>;
  /** Epoch ms. */
  now: () => number;
  randomBytes: (count: number) => Uint8Array;
  /** Says something to whoever runs the server. */
  report: (message: string) => void;
}

export function newId<Id extends string>(house: Pick<House, 'randomBytes'>): Id {
  return identifierFrom<Id>(house.randomBytes(20));
}
