/** The workshop as everybody sees it, live, without its tables: for pages that show where the evening stands. */
import type { HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { workshopDocument, type WorkshopId } from '#domain/identifiers.ts';
import type { ViewAsOf } from '#domain/workshop-view.ts';
import { followWorkshop, readAsOf, readWorkshop } from '#document/workshop-document.ts';
import { openSocket, type SpeaksAs } from './connection.svelte.ts';
import { LiveDocument } from './live-document.svelte.ts';

export interface WorkshopSessionOptions {
  speaksAs: SpeaksAs;
  workshop: WorkshopId;
}

export class WorkshopSession {
  /** null until the live document has arrived. */
  read: ViewAsOf | null = $state.raw(null);

  readonly #socket: HocuspocusProviderWebsocket;
  readonly #workshop: LiveDocument;

  constructor(options: WorkshopSessionOptions) {
    this.#socket = openSocket();
    this.#workshop = new LiveDocument({
      name: workshopDocument(options.workshop),
      speaksAs: options.speaksAs,
      socket: this.#socket,
      opened: (doc) =>
        followWorkshop(doc, () => {
          const view = readWorkshop(doc);
          if (view) this.read = { view, asOf: readAsOf(doc) };
        }),
    });
  }

  get link() {
    return this.#workshop.link;
  }

  close(): void {
    this.#workshop.close();
    this.#socket.destroy();
  }
}
