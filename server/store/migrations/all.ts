/** How the database came to its present form: in the order of the names. A migration that has been released is never changed. */
import type { Migration } from 'kysely/migration';
import { planEvenings } from './evening.ts';
import { prepareErasure } from './erasure.ts';
import { layFoundation } from './foundation.ts';
import { addLinks } from './links.ts';
import { addModeration } from './moderation.ts';
import { handOver } from './handover.ts';
import { furnishDesk } from './desk.ts';
import { takeInPaper } from './paper.ts';
import { furnishPlaces } from './places.ts';
import { addProjector } from './projector.ts';
import { addRehearsals } from './rehearsals.ts';
import { shareTablets } from './sharing.ts';
import { keepStays } from './stays.ts';

export const migrations: Record<string, Migration> = {
  '2026-11-22-foundation': { up: layFoundation },
  '2026-11-22-m-moderation': { up: addModeration },
  '2026-11-22-u-erasure': { up: prepareErasure },
  '2026-11-22-v-stays': { up: keepStays },
  '2026-11-22-w-links': { up: addLinks },
  '2026-11-22-x-desk': { up: furnishDesk },
  '2026-11-22-y-paper': { up: takeInPaper },
  '2026-11-23-r-rehearsals': { up: addRehearsals },
  '2026-11-22-y-s-sharing': { up: shareTablets },
  '2026-11-23-s-evening': { up: planEvenings },
  '2026-11-23-s-places': { up: furnishPlaces },
  '2026-11-23-t-handover': { up: handOver },
  '2026-11-23-s-projector': { up: addProjector },
};
