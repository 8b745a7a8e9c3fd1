/** A facilitator's hold on the initiative's measures and plan, live, together with the others of the team. */
import * as Y from 'yjs';
import {
  initiativeDocument,
  type IdeaId,
  type InitiativeId,
  type MeasureId,
  type ObjectiveId,
} from '#domain/identifiers.ts';
import {
  MEASURE_TITLE_MAX_LENGTH,
  PLAN_FIELD_MAX_LENGTH,
  standingMeasures,
  standingObjectives,
  type InitiativeContent,
} from '#domain/measure.ts';
import { keyAt, keyBetween } from '#domain/order.ts';
import {
  addMeasure,
  addObjective,
  followInitiative,
  initiativeScope,
  measureText,
  mergeMeasures,
  objectiveTitle,
  orderMeasures,
  placeIdeas,
  readInitiative,
  setMeasureCost,
  setMeasureValues,
  setObjectiveValues,
  unplaceIdeas,
  type MeasureTextField,
  type MeasureValues,
} from '#document/initiative-document.ts';
import { textsOnlyIn } from '#document/texts-only-in.ts';
import { typeInto } from '#document/shared-text.ts';
import { openSocket } from './connection.svelte.ts';
import { LiveDocument } from './live-document.svelte.ts';
import { newId } from './new-id.ts';

export interface InitiativeSessionOptions {
  initiative: InitiativeId;
  /** What the server rendered. */
  content: InitiativeContent;
  now: () => number;
}

const UNDO_STEP_MS = 800;

export class InitiativeSession {
  content: InitiativeContent;
  canUndo = $state(false);
  canRedo = $state(false);

  readonly #now: () => number;
  readonly #origin = { by: 'this person' };
  readonly #socket = openSocket();
  readonly #live: LiveDocument;
  #undo!: Y.UndoManager;

  constructor(options: InitiativeSessionOptions) {
    this.content = $state.raw(options.content);
    this.#now = options.now;
    this.#live = new LiveDocument({
      name: initiativeDocument(options.initiative),
      speaksAs: 'account',
      socket: this.#socket,
      opened: (doc) => this.#open(doc),
      copy: { home: options.initiative, owner: 'account', isWhole: false },
      diverged: (mine, kept) => {
        this.content = readInitiative(kept);
        return textsOnlyIn(mine, kept, initiativeScope);
      },
    });
  }

  get link() {
    return this.#live.link;
  }

  get isLive(): boolean {
    return this.#live.isLoaded;
  }

  /** What is true about the words of this person: saved, kept here, refused. */
  get kept(): LiveDocument {
    return this.#live;
  }

  /** Whether the server takes changes from here now. */
  get mayWrite(): boolean {
    return this.#live.mayWrite;
  }

  /** A measure behind the last one, with these ideas in it. */
  addMeasure(title: string, ideas: readonly IdeaId[] = [], objective: ObjectiveId | null = null): MeasureId {
    const behind = standingMeasures(this.content).at(-1)?.id ?? null;
    return this.#insertMeasure(title, ideas, objective, behind);
  }

  place(ideas: readonly IdeaId[], measure: MeasureId): void {
    this.#step(() => placeIdeas(this.#doc, ideas, measure, this.#now(), this.#origin));
  }

  unplace(ideas: readonly IdeaId[]): void {
    this.#step(() => unplaceIdeas(this.#doc, ideas, this.#origin));
  }

  merge(from: MeasureId, into: MeasureId): void {
    this.#step(() => mergeMeasures(this.#doc, from, into, this.#origin));
  }

  /** Takes some of a measure's ideas out into a new one, directly behind it. */
  split(from: MeasureId, ideas: readonly IdeaId[], title: string): MeasureId {
    const objective = this.content.measures.find((measure) => measure.id === from)?.objective ?? null;
    return this.#insertMeasure(title, ideas, objective, from);
  }

  /** Puts a measure behind another one; null: to the front. */
  moveMeasure(id: MeasureId, behind: MeasureId | null): void {
    this.#step(() => this.#putBehind(id, behind));
  }

  /** Puts a measure into another objective of the plan, behind the measures that are there. */
  moveToObjective(id: MeasureId, objective: ObjectiveId | null): void {
    const last = standingMeasures(this.content).findLast((other) => other.objective === objective && other.id !== id);
    this.#step(() => {
      setMeasureValues(this.#doc, id, { objective }, this.#origin);
      if (last) this.#putBehind(id, last.id);
    });
  }

  reorder(order: readonly MeasureId[]): void {
    this.#step(() => orderMeasures(this.#doc, order, this.#origin));
  }

  removeMeasure(id: MeasureId): void {
    this.set(id, { removedAt: this.#now() });
  }

  set(id: MeasureId, values: Partial<MeasureValues>): void {
    this.#step(() => setMeasureValues(this.#doc, id, values, this.#origin));
  }

  setCost(id: MeasureId, year: number, amount: number | null): void {
    this.#step(() => setMeasureCost(this.#doc, id, year, amount, this.#origin));
  }

  /** What the person typed into a text of a measure; `caret` is where it stands in `text`. */
  write(id: MeasureId, field: MeasureTextField, text: string, caret?: number): void {
    const limit = field === 'title' ? MEASURE_TITLE_MAX_LENGTH : PLAN_FIELD_MAX_LENGTH;
    this.#type(measureText(this.#doc, id, field), text.slice(0, limit), caret);
  }

  addObjective(title: string): ObjectiveId {
    const id = newId<ObjectiveId>();
    const last = standingObjectives(this.content).at(-1);
    const order = keyBetween(last?.order ?? null, null);
    this.#doc.transact(() => {
      addObjective(this.#doc, { id, title, order });
      setObjectiveValues(this.#doc, id, { removedAt: this.#now() });
    });
    this.#step(() => setObjectiveValues(this.#doc, id, { removedAt: null }, this.#origin));
    return id;
  }

  /** Changes places with the objective before (-1) or behind it (1). */
  moveObjective(id: ObjectiveId, by: -1 | 1): void {
    const all = standingObjectives(this.content);
    const from = all.findIndex((objective) => objective.id === id);
    const moved = all[from];
    if (!moved || !all[from + by]) return;
    const others = all.toSpliced(from, 1);
    const key = keyAt(
      others.map((objective) => objective.order),
      from + by,
    );
    this.#step(() => {
      if (key !== null) setObjectiveValues(this.#doc, id, { order: key }, this.#origin);
      else this.#renewObjectives(others.toSpliced(from + by, 0, moved).map((objective) => objective.id));
    });
  }

  writeObjective(id: ObjectiveId, title: string, caret?: number): void {
    this.#type(objectiveTitle(this.#doc, id), title.slice(0, MEASURE_TITLE_MAX_LENGTH), caret);
  }

  removeObjective(id: ObjectiveId): void {
    this.#step(() => setObjectiveValues(this.#doc, id, { removedAt: this.#now() }, this.#origin));
  }

  undo(): void {
    this.#undo.undo();
  }

  redo(): void {
    this.#undo.redo();
  }

  close(): void {
    this.#live.close();
    this.#socket.destroy();
  }

  get #doc(): Y.Doc {
    return this.#live.doc;
  }

  /** Undoing it brings the mark of removal back, instead of tearing out what others may have typed into it meanwhile. */
  #insertMeasure(
    title: string,
    ideas: readonly IdeaId[],
    objective: ObjectiveId | null,
    behind: MeasureId | null,
  ): MeasureId {
    const id = newId<MeasureId>();
    const order = keyBetween(standingMeasures(this.content).at(-1)?.order ?? null, null);
    this.#doc.transact(() => {
      addMeasure(this.#doc, { id, title, description: '', order, objective });
      setMeasureValues(this.#doc, id, { removedAt: this.#now() });
      this.#putBehind(id, behind, null);
    });
    this.#step(() => {
      setMeasureValues(this.#doc, id, { removedAt: null }, this.#origin);
      placeIdeas(this.#doc, ideas, id, this.#now(), this.#origin);
    });
    return id;
  }

  #putBehind(id: MeasureId, behind: MeasureId | null, origin: unknown = this.#origin): void {
    const others = standingMeasures(this.content).filter((measure) => measure.id !== id);
    const at = behind === null ? 0 : others.findIndex((measure) => measure.id === behind) + 1;
    const key = keyAt(
      others.map((measure) => measure.order),
      at,
    );
    if (key !== null) setMeasureValues(this.#doc, id, { order: key }, origin);
    else {
      const ids = others.map((measure) => measure.id);
      orderMeasures(this.#doc, ids.toSpliced(at, 0, id), origin);
    }
  }

  #renewObjectives(ids: readonly ObjectiveId[]): void {
    let key: string | null = null;
    for (const id of ids) {
      key = keyBetween(key, null);
      setObjectiveValues(this.#doc, id, { order: key }, this.#origin);
    }
  }

  /** One thing a person did is one step of undo. */
  #step(write: () => void): void {
    this.#undo.stopCapturing();
    this.#doc.transact(write, this.#origin);
    this.#undo.stopCapturing();
  }

  #type(shared: Y.Text | null, text: string, caret?: number): void {
    if (shared) this.#doc.transact(() => typeInto(shared, text, caret), this.#origin);
  }

  #open(doc: Y.Doc): () => void {
    const read = () => {
      // Until the server's state has arrived the document is empty, and what the page was rendered with stands.
      if (this.#live?.isLoaded || doc.store.clients.size > 0) this.content = readInitiative(doc);
    };
    const stop = followInitiative(doc, read);
    const undo = new Y.UndoManager(initiativeScope(doc) as Y.Map<unknown>[], {
      trackedOrigins: new Set([this.#origin]),
      captureTimeout: UNDO_STEP_MS,
    });
    const count = () => {
      this.canUndo = undo.canUndo();
      this.canRedo = undo.canRedo();
    };
    undo.on('stack-item-added', count);
    undo.on('stack-item-popped', count);
    undo.on('stack-cleared', count);
    this.#undo = undo;
    count();
    return () => {
      stop();
      undo.destroy();
    };
  }
}
