/** The whole room for a facilitator, or for somebody who looks on: the workshop and every table's ideas and people, live. */
import type { HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import type { Idea } from '#domain/idea.ts';
import {
  tableDocument,
  workshopDocument,
  type IdeaId,
  type SeatId,
  type TableId,
  type WorkshopId,
} from '#domain/identifiers.ts';
import { visibleIdeas } from '#domain/moderation.ts';
import { coverIdeas, silenceIn, type Reader } from '#domain/silence.ts';
import type { WorkshopView } from '#domain/workshop-view.ts';
import { followIdeas } from '#document/table-document.ts';
import { followWorkshop, readWorkshop } from '#document/workshop-document.ts';
import { SvelteMap } from 'svelte/reactivity';
import { openSocket, type SpeaksAs } from './connection.svelte.ts';
import { LiveDocument } from './live-document.svelte.ts';
import { presentSeats } from './presence.ts';

export interface RoomSessionOptions {
  /** A facilitator's account unless it is said otherwise. */
  speaksAs?: SpeaksAs;
  workshop: WorkshopId;
  /** Tables to follow: the workshop's, or all of the initiative's. */
  tables: readonly TableId[];
  view: WorkshopView;
  /** What the server rendered, by table. */
  ideas: ReadonlyMap<TableId, readonly Idea[]>;
  /** Hidden ideas of other workshops whose tables are followed. */
  hiddenElsewhere?: readonly IdeaId[];
}

/** Neither a facilitator nor somebody who looks on reads what is written in silence. */
const NO_SEAT: Reader = { seat: null, isTablet: false };

export class RoomSession {
  view: WorkshopView;
  /** All ideas of each table that are not hidden, the removed ones too. */
  readonly ideas = new SvelteMap<TableId, readonly Idea[]>();
  /** Seats whose device is connected, by table. */
  readonly present = new SvelteMap<TableId, ReadonlySet<SeatId>>();
  /** Epoch ms (this browser's clock) of the latest change seen at a table since the page was opened. */
  readonly lastChange = new SvelteMap<TableId, number>();

  readonly #speaksAs: SpeaksAs;
  readonly #socket: HocuspocusProviderWebsocket;
  readonly #workshop: LiveDocument;
  readonly #tables = new Map<TableId, LiveDocument>();
  /** With the hidden ones. */
  readonly #written = new Map<TableId, readonly Idea[]>();
  /** Of the workshops beside this one: as they were when the page was opened. */
  readonly #hiddenElsewhere: readonly IdeaId[];

  constructor(options: RoomSessionOptions) {
    this.#speaksAs = options.speaksAs ?? 'account';
    this.view = $state.raw(options.view);
    this.#hiddenElsewhere = options.hiddenElsewhere ?? [];
    for (const [table, ideas] of options.ideas) this.ideas.set(table, ideas);
    this.#socket = openSocket();
    this.#workshop = new LiveDocument({
      name: workshopDocument(options.workshop),
      speaksAs: this.#speaksAs,
      socket: this.#socket,
      opened: (doc) =>
        followWorkshop(doc, () => {
          const { hidden } = this.view;
          const silence = silenceIn(this.view);
          this.view = readWorkshop(doc) ?? this.view;
          const isUncovered = silence?.since !== silenceIn(this.view)?.since;
          if (isUncovered || String(hidden) !== String(this.view.hidden))
            for (const table of this.#written.keys()) this.#show(table);
          for (const table of this.view.tables) this.#follow(table.id);
        }),
    });
    for (const table of options.tables) this.#follow(table);
  }

  get link() {
    return this.#workshop.link;
  }

  close(): void {
    for (const table of this.#tables.values()) table.close();
    this.#workshop.close();
    this.#socket.destroy();
  }

  #show(table: TableId): void {
    const hidden = [...this.view.hidden, ...this.#hiddenElsewhere];
    const visible = visibleIdeas(this.#written.get(table) ?? [], hidden);
    this.ideas.set(table, coverIdeas(visible, silenceIn(this.view), NO_SEAT));
  }

  #follow(table: TableId): void {
    if (this.#tables.has(table)) return;
    const live = new LiveDocument({
      name: tableDocument(table),
      speaksAs: this.#speaksAs,
      socket: this.#socket,
      opened: (doc, awareness) => {
        const followed = followIdeas(doc, table, () => {
          this.#written.set(table, followed.current());
          this.#show(table);
          if (live.isLoaded) this.lastChange.set(table, Date.now());
        });
        const meet = () => this.present.set(table, presentSeats(awareness));
        awareness.on('change', meet);
        return () => {
          followed.stop();
          awareness.off('change', meet);
        };
      },
    });
    this.#tables.set(table, live);
  }
}
