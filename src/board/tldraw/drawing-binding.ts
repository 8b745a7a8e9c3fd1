/** Joins tldraw's store with the shared drawing, both ways: element by element, field by field, and never trusting what comes in. */
import * as Y from 'yjs';
import {
  renderHtmlFromRichText,
  type Editor,
  type TLBinding,
  type TLParentId,
  type TLRecord,
  type TLShape,
  type TLShapeId,
} from 'tldraw';
import type { Drawing } from '../board.ts';
import { fieldsOf, isDrawnId, recordOf, type DrawnRecord } from './drawing-record.ts';
import { DRAWN_SHAPES } from './kit.ts';
import type { Outbox } from './outbox.ts';
import { isSameValue } from '../same-value.ts';

export class DrawingBinding {
  readonly #editor: Editor;
  readonly #drawing: Drawing;
  readonly #origin: unknown;
  readonly #outbox: Outbox;
  /** Each element as this store and the drawing last agreed on it: what differs from it is the person's own change. */
  readonly #agreed = new Map<string, DrawnRecord>();
  /** Elements that wait for another: bindings for their ends, shapes on the page for the frame they belong into. */
  readonly #waiting = new Set<string>();
  #sending = false;

  constructor(editor: Editor, drawing: Drawing, origin: unknown, outbox: Outbox) {
    this.#editor = editor;
    this.#drawing = drawing;
    this.#origin = origin;
    this.#outbox = outbox;
  }

  start(): void {
    this.#receive([...this.#drawing.keys()]);
    this.#drawing.observeDeep(this.#observe);
  }

  stop(): void {
    this.#drawing.unobserveDeep(this.#observe);
  }

  /** Writes the person's own changes of these elements. */
  send(ids: Iterable<TLRecord['id']>): void {
    const removedElsewhere: DrawnRecord['id'][] = [];
    this.#sending = true;
    const write = () => {
      for (const id of ids) {
        if (!isDrawnId(id)) continue;
        const record = this.#editor.store.get(id);
        if (!record) {
          if (this.#drawing.has(id)) this.#drawing.delete(id);
          this.#agreed.delete(id);
        } else if (record.typeName === 'shape' && !DRAWN_SHAPES.has(record.type)) continue;
        else if (!this.#write(record)) removedElsewhere.push(record.id);
      }
    };
    try {
      if (this.#drawing.doc) this.#drawing.doc.transact(write, this.#origin);
      else write();
    } finally {
      this.#sending = false;
    }
    if (removedElsewhere.length > 0) this.#outbox.show(() => this.#editor.store.remove(removedElsewhere));
  }

  /** False where somebody removed the element meanwhile: a removal wins over a change. */
  #write(record: DrawnRecord): boolean {
    const agreed = this.#agreed.get(record.id);
    let entry = this.#drawing.get(record.id);
    if (!(entry instanceof Y.Map)) {
      if (agreed) {
        this.#agreed.delete(record.id);
        return false;
      }
      entry = new Y.Map<unknown>();
      this.#drawing.set(record.id, entry);
    }
    const before = agreed ? fieldsOf(agreed) : new Map<string, unknown>();
    const after = fieldsOf(record);
    for (const [key, value] of after) if (!isSameValue(before.get(key), value)) entry.set(key, value);
    for (const key of before.keys()) if (!after.has(key)) entry.delete(key);
    this.#agreed.set(record.id, record);
    return true;
  }

  readonly #observe = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    if (this.#sending) return;
    const touched = new Set<string>();
    for (const event of events) {
      if (event.target === (this.#drawing as Y.AbstractType<unknown>)) {
        for (const key of event.changes.keys.keys()) touched.add(key);
      } else touched.add(String(event.path[0]));
    }
    this.#receive([...touched]);
  };

  /** Looks again at the elements that waited for others, and at the bindings that went with a note that is back. */
  settle(): void {
    const { store } = this.#editor;
    for (const [id, record] of this.#agreed)
      if (record.typeName === 'binding' && !store.has(record.id)) this.#waiting.add(id);
    if (this.#waiting.size > 0) this.#receive([...this.#waiting]);
  }

  #receive(ids: readonly string[]): void {
    const { store } = this.#editor;
    this.#outbox.show(() => {
      const removed = ids.filter((id) => isDrawnId(id) && !this.#drawing.has(id)) as DrawnRecord['id'][];
      for (const id of removed) {
        this.#agreed.delete(id);
        this.#waiting.delete(id);
      }
      const gone = new Set<string>(removed);
      const left = store
        .allRecords()
        .filter((record) => record.typeName === 'shape' && gone.has(record.parentId) && !gone.has(record.id));
      const shapes = new Map<string, TLShape>();
      const bindings: TLBinding[] = [];
      for (const id of new Set([...ids, ...left.map((record) => record.id as string)])) {
        const record = gone.has(id) ? null : this.#valid(id);
        if (record?.typeName === 'shape') shapes.set(id, record);
        else if (record?.typeName === 'binding') bindings.push(record);
      }
      const placed = [...shapes.values()].map((shape) => this.#placed(shape, shapes, gone));
      store.put(placed);
      store.remove(removed);
      store.put(bindings.filter((binding) => this.#isTied(binding)));
      for (const { id } of [...placed, ...bindings]) {
        const record = store.get(id);
        if (record) this.#agreed.set(id, record);
      }
    });
    this.#settleAfter(ids);
  }

  /** What has just come may be what others waited for. */
  #settleAfter(ids: readonly string[]): void {
    const come = new Set(ids);
    const ready = [...this.#waiting].filter((id) => !come.has(id) && this.#mayRest(id));
    if (ready.length > 0) this.#receive(ready);
  }

  #mayRest(id: string): boolean {
    const record = recordOf(id, this.#drawing.get(id));
    if (!record) return true;
    const needs = record.typeName === 'binding' ? [record.fromId, record.toId] : [record.parentId];
    return needs.every((need) => typeof need === 'string' && this.#editor.store.has(need as TLShapeId));
  }

  #isTied(binding: TLBinding): boolean {
    const tied = this.#editor.store.has(binding.fromId) && this.#editor.store.has(binding.toId);
    if (tied) this.#waiting.delete(binding.id);
    else this.#waiting.add(binding.id);
    return tied;
  }

  /** Into its frame if that is there (and no ring of frames would come of it), else onto the page. */
  #placed(shape: TLShape, arriving: ReadonlyMap<string, TLShape>, gone: ReadonlySet<string>): TLShape {
    const page = this.#editor.getCurrentPageId();
    const shapeAt = (id: TLParentId) =>
      gone.has(id) ? undefined : (arriving.get(id) ?? this.#editor.store.get(id as TLShapeId));
    this.#waiting.delete(shape.id);
    if (shape.parentId === page) return shape;
    const parent = shapeAt(shape.parentId);
    if (parent?.typeName === 'shape' && parent.type === 'frame') {
      const passed = new Set<string>([shape.id]);
      let above: TLShape | undefined = parent;
      while (above && !passed.has(above.id)) {
        passed.add(above.id);
        above = shapeAt(above.parentId);
      }
      if (!above) return shape;
    } else this.#waiting.add(shape.id);
    return { ...shape, parentId: page };
  }

  /** The element as a record tldraw can live with; null where the entry is broken, so that it alone is left out. */
  #valid(id: string): DrawnRecord | null {
    const raw = recordOf(id, this.#drawing.get(id));
    if (!raw || !isDrawnId(id)) return null;
    const { schema } = this.#editor.store;
    try {
      if (raw.typeName === 'binding') return schema.types.binding.validate(raw) as TLBinding;
      if (!DRAWN_SHAPES.has(String(raw.type))) return null;
      const shape = schema.types.shape.validate(raw) as TLShape;
      return this.#canBeDrawn(shape) ? shape : null;
    } catch {
      // A broken entry is data of somebody else's making: left out, as every reader of the document does.
      return null;
    }
  }

  /** A record may be well formed and still have no outline, or a text of a kind nobody knows: that throws, or gives no size. */
  #canBeDrawn(shape: TLShape): boolean {
    if (shape.type === 'text' || shape.type === 'arrow') {
      // Their outline hangs on what stands in the store already.
      renderHtmlFromRichText(this.#editor, shape.props.richText);
      return true;
    }
    const { x, y, w, h } = this.#editor.getShapeUtil(shape).getGeometry(shape).bounds;
    return [x, y, w, h].every(Number.isFinite);
  }
}
