/** Joins the ideas with the shapes that show them: ideas come onto the canvas, and moving, removing or copying a note goes back to the ideas. */
import { type Editor, type TLRecord, type TLShapeId } from 'tldraw';
import type { Idea } from '#domain/idea.ts';
import type { IdeaId } from '#domain/identifiers.ts';
import type { Place } from '#domain/note-place.ts';
import type { BoardOptions } from '../board.ts';
import { IDEA_SHAPE, ideaIdOf, pileIndex, shapeIdOf, type IdeaShape } from './idea-shape.ts';
import { isIdeaShape } from './idea-shape-util.tsx';
import type { Outbox } from './outbox.ts';
import { isSameValue } from '../same-value.ts';

/** Places are kept to a hundredth of a unit: finer is noise of the zoom. */
const rounded = (value: number) => Math.round(value * 100) / 100;

/** An idea as it was when its note was last made, and the note that came of it. */
interface Shown {
  idea: Idea;
  signature: string;
  record: TLRecord | undefined;
}

export class IdeaNotes {
  readonly #editor: Editor;
  readonly #options: BoardOptions;
  readonly #outbox: Outbox;
  readonly #appeared: () => void;
  readonly #shown = new Map<TLShapeId, Shown>();
  #stopFollowing: (() => void) | null = null;

  /** `appeared`: called after new notes have come onto the canvas. */
  constructor(editor: Editor, options: BoardOptions, outbox: Outbox, appeared: () => void) {
    this.#editor = editor;
    this.#options = options;
    this.#outbox = outbox;
    this.#appeared = appeared;
  }

  start(): void {
    this.refresh();
    this.#stopFollowing = this.#options.ideas.subscribe(() => this.refresh());
  }

  stop(): void {
    this.#stopFollowing?.();
  }

  /** Makes the notes show the ideas as they are now. What has not changed costs a comparison: this runs at every keystroke. */
  refresh(): void {
    const { store } = this.#editor;
    this.#outbox.flush();
    const changed: IdeaShape[] = [];
    const looked = new Map<TLShapeId, Omit<Shown, 'record'>>();
    const standing = new Set<TLShapeId>();
    let appeared = false;
    for (const idea of this.#options.ideas.current()) {
      const id = shapeIdOf(idea.id);
      standing.add(id);
      const signature = this.#options.ideas.signature(idea);
      const before = store.unsafeGetWithoutCapture(id);
      const shown = this.#shown.get(id);
      if (before && shown?.idea === idea && shown.signature === signature && shown.record === before) continue;
      if (!before) appeared = true;
      const after = this.#shapeOf(idea, id, signature);
      if (!isSameValue(before, after)) changed.push(after);
      looked.set(id, { idea, signature });
    }
    const gone = [...this.#shown.keys()].filter((id) => !standing.has(id));
    for (const id of gone) this.#shown.delete(id);
    if (changed.length > 0 || gone.length > 0) {
      this.#outbox.show(() => {
        store.put(changed);
        store.remove(gone);
      });
    }
    for (const [id, { idea, signature }] of looked) {
      this.#shown.set(id, { idea, signature, record: store.unsafeGetWithoutCapture(id) });
    }
    if (appeared) this.#appeared();
  }

  /** Hands the person's own changes of notes to the ideas. */
  send(ids: Iterable<TLRecord['id']>): void {
    const { ideas } = this.#options;
    const known = new Map(ideas.current().map((idea) => [idea.id, idea]));
    const moves: { id: IdeaId; place: Place }[] = [];
    for (const id of ids) {
      const idea = ideaIdOf(id as TLShapeId);
      const record = this.#editor.store.get(id as TLShapeId);
      if (record && isIdeaShape(record)) {
        const standing = idea && known.get(idea);
        if (!standing) this.#adopt(record);
        else if (hasMoved(record, standing)) {
          moves.push({ id: standing.id, place: { x: rounded(record.x), y: rounded(record.y) } });
        }
      } else if (!record && idea && known.has(idea)) ideas.remove(idea);
    }
    if (moves.length > 0) ideas.move(moves);
  }

  /** A copied note becomes an idea of its own, with the text and colour of the first. */
  #adopt(copy: IdeaShape): void {
    const { ideas, origin } = this.#options;
    if (this.#editor.isIn('select.translating')) {
      // Still in the person's hand, and taken back if they let go of the key.
      this.#outbox.add(copy.id);
      return;
    }
    const { store } = this.#editor;
    const selected = this.#editor.getSelectedShapeIds();
    const id = ideas.add({ x: rounded(copy.x), y: rounded(copy.y) });
    if (id) {
      const text = ideas.text(id);
      text?.doc?.transact(() => text.insert(0, copy.props.text), origin);
      ideas.recolour(id, copy.props.colour);
      this.refresh();
      // Arrows copied along with the note hold on to the new idea.
      const tied = this.#editor.getBindingsToShape(copy.id, 'arrow');
      store.put(tied.map((binding) => ({ ...binding, toId: shapeIdOf(id) })));
      if (selected.includes(copy.id))
        this.#editor.select(...selected.filter((other) => other !== copy.id), shapeIdOf(id));
    }
    store.remove([copy.id]);
  }

  #shapeOf(idea: Idea, id: TLShapeId, signature: string): IdeaShape {
    const { text, colour, round, place, isCovered = false } = idea;
    return {
      id,
      typeName: 'shape',
      type: IDEA_SHAPE,
      parentId: this.#editor.getCurrentPageId(),
      index: pileIndex(idea),
      x: place.x,
      y: place.y,
      rotation: 0,
      isLocked: false,
      opacity: 1,
      meta: {},
      props: { text, colour, round, signature, isCovered },
    };
  }
}

function hasMoved(shape: IdeaShape, { place }: Idea): boolean {
  return rounded(shape.x) !== rounded(place.x) || rounded(shape.y) !== rounded(place.y);
}
