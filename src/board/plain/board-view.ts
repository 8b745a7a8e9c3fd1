/** The board as it is painted: the layers, the camera over them, and the field that is open; at most one painting a frame. */
import { isStill } from '../stillness.ts';
import type { Place } from '#domain/note-place.ts';
import type { IdeaId } from '#domain/identifiers.ts';
import type { BoardOptions } from '../board.ts';
import { contains, widened, type Area } from '../drawing/area.ts';
import type { Laid } from '../drawing/layout.ts';
import { browserMeasure } from '../fitting-text.ts';
import type { BoardState } from './board-state.svelte.ts';
import { between, toBoard, visibleArea, type Camera } from './camera.ts';
import { DrawnLayer } from './drawn-layer.ts';
import { forgetSizes, type NoteStanding } from './note-element.ts';
import { NoteLayer } from './note-layer.ts';
import { OverviewLayer } from './overview-layer.ts';
import type { MeasureText } from '../drawing/wrapped-lines.ts';
import { PeerLayer } from './peer-layer.ts';
import type { PictureSource } from './picture-element.ts';
import { Scene, type ItemId, type NoteInScene } from './scene.ts';
import { SketchLayer } from './sketch-layer.ts';

/** More notes in view than this are painted on one canvas instead of being elements. */
const MOST_ELEMENTS = 260;
const GRID_STEP = 28;
/** CSS pixels by which the ground reaches beyond the view, as in plain.css: the widest its dots ever stand apart. */
const GROUND_REACH = 112;
const TURN_MS = 200;
/** A hall follows a slower turn. */
const TURN_AT_SHOWING_MS = 1_200;
/** After this long without moving, what was painted quickly is painted well. */
const SETTLE_MS = 140;
const NOBODY: NoteStanding = { isSelected: false, isInHand: false, typist: undefined, chosenBy: undefined };

export class BoardView {
  readonly root: HTMLElement;
  readonly scene: Scene;
  readonly notes: NoteLayer;
  readonly sketches = new SketchLayer();
  /** Elements that the eraser is about to take. */
  readonly faded = new Set<string>();
  /** In the coordinates of the board: fields for drawn words. */
  readonly fields = document.createElement('div');
  readonly #options: BoardOptions;
  readonly #state: BoardState;
  readonly #ground = document.createElement('div');
  readonly #world = document.createElement('div');
  readonly #under: DrawnLayer;
  readonly #over: DrawnLayer;
  readonly #overview = new OverviewLayer();
  readonly #peers = new PeerLayer();
  readonly #watchers = new Set<() => void>();
  readonly #stops: (() => void)[] = [];
  #frame = 0;
  #groundStep = 0;
  #turn = 0;
  #settling: ReturnType<typeof setTimeout> | null = null;
  #isMoving = false;
  #painted: { camera: Camera; width: number; height: number } | null = null;
  /** What was looked up last, and for which part of the board. */
  #near: { area: Area; ids: Set<ItemId> } | null = null;

  constructor(element: HTMLElement, options: BoardOptions, state: BoardState) {
    this.#options = options;
    this.#state = state;
    this.root = document.createElement('div');
    this.root.className = 'board plain';
    this.root.tabIndex = 0;
    this.root.role = 'group';
    this.root.ariaLabel = options.words.board;
    this.#ground.className = 'board-ground';
    this.#world.className = 'plain-world';
    this.fields.className = 'plain-fields';
    element.append(this.root);
    const { fontFamily } = getComputedStyle(this.root);
    const measure = browserMeasure(fontFamily);
    this.notes = new NoteLayer(options.words, measure);
    const pictures = this.#pictureSource(measure);
    [this.#under, this.#over] = [new DrawnLayer(pictures), new DrawnLayer(pictures)];
    this.#world.append(this.#under.element, this.notes.element, this.#over.element, this.sketches.element, this.fields);
    this.root.append(this.#ground, this.#overview.element, this.#world, this.#peers.element);
    this.scene = new Scene(options, measure, () => this.#sceneChanged());
    this.#stops.push(options.presence.subscribe(() => this.paintSoon()));
    this.#followFonts();
    this.#followPictures();
    this.#followSize();
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    cancelAnimationFrame(this.#turn);
    if (this.#settling !== null) clearTimeout(this.#settling);
    for (const stop of this.#stops) stop();
    this.scene.stop();
    this.root.remove();
  }

  followView(changed: () => void): () => void {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  }

  visibleArea(): Area {
    return visibleArea(this.#state.camera, this.#state.view);
  }

  toBoard(at: Place): Place {
    return toBoard(this.#state.camera, at);
  }

  /** `isSlow`: on the way there, unless the person wants no motion. */
  look(camera: Camera, isSlow = false): void {
    cancelAnimationFrame(this.#turn);
    if (!isSlow || isStill()) {
      this.#state.camera = camera;
      this.paintSoon();
      return;
    }
    const from = this.#state.camera;
    const since = performance.now();
    const lasts = this.#options.purpose === 'showing' ? TURN_AT_SHOWING_MS : TURN_MS;
    const step = (now: number) => {
      const part = Math.min(1, (now - since) / lasts);
      this.#state.camera = between(from, camera, 1 - (1 - part) ** 3);
      this.paintSoon();
      if (part < 1) this.#turn = requestAnimationFrame(step);
    };
    step(since);
  }

  paintSoon(): void {
    this.#frame ||= requestAnimationFrame(() => this.paint());
  }

  paint(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const { camera, view } = this.#state;
    const before = this.#painted;
    const hasMoved = before?.camera !== camera || before.width !== view.width || before.height !== view.height;
    if (hasMoved) this.#placeWorld(camera);
    this.#painted = { camera, ...view };
    this.#paintItems(camera);
    this.sketches.paint(this.scene, this.#state.selection, camera.zoom, this.#state.isReadOnly);
    this.#peers.show(this.#options.presence.peers(), camera);
    if (hasMoved) for (const changed of this.#watchers) changed();
  }

  #placeWorld({ x, y, zoom }: Camera): void {
    this.#world.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`;
    this.#isMoving = true;
    this.root.toggleAttribute('data-moving', true);
    if (this.#settling !== null) clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.#isMoving = false;
      this.root.toggleAttribute('data-moving', false);
      this.paintSoon();
    }, SETTLE_MS);
    // Far away every second row of dots is left out, again and again, so that they never grow into a grey.
    const step = GRID_STEP * zoom * 2 ** Math.max(0, Math.ceil(Math.log2(0.5 / zoom)));
    this.#placeGround(step, { x, y });
  }

  /** The ground reaches beyond the view and is only pushed about: its dots are painted anew when they stand closer or wider, not in every frame. */
  #placeGround(step: number, { x, y }: Place): void {
    const past = (value: number) => (((value + GROUND_REACH) % step) + step) % step;
    this.#ground.style.transform = `translate(${past(x)}px, ${past(y)}px)`;
    if (step === this.#groundStep) return;
    this.#groundStep = step;
    // On the ground itself: what is said to the whole is worked out anew for every note.
    this.#ground.style.setProperty('--ground-step', `${step}px`);
  }

  #paintItems(camera: Camera): void {
    const { view, selection, editing } = this.#state;
    const seen = visibleArea(camera, view);
    if (!this.#near || !contains(this.#near.area, seen) || this.#near.area.width > seen.width * 2.5) {
      const area = widened(seen, Math.max(seen.width, seen.height) * 0.3);
      this.#near = { area, ids: this.scene.within(area) };
    }
    const near: NoteInScene[] = [];
    for (const id of this.#near.ids) {
      const note = this.scene.notes.get(id);
      if (note) near.push(note);
    }
    const stay = [editing, this.notes.focused()].filter((id) => id !== null);
    const isOverview = near.length > MOST_ELEMENTS;
    if (isOverview) this.#overview.draw(near, camera, view, selection, this.#isMoving);
    else this.#overview.hide();
    const shown = isOverview ? [] : near.map(({ idea }) => idea.id);
    const standing = this.#standings();
    const isWhole = this.notes.show({ ids: shown, stay, seen }, this.scene, standing);
    if (!isWhole) this.paintSoon();
    const laid: [Laid[], Laid[]] = [[], []];
    for (const one of this.scene.laid.values()) {
      if (this.#near.ids.has(one.element.id)) laid[one.isUnder ? 0 : 1].push(one);
    }
    this.#under.show(laid[0], this.faded, editing);
    this.#over.show(laid[1], this.faded, editing);
  }

  #standings(): (note: NoteInScene) => NoteStanding {
    const { selection } = this.#state;
    const typists = new Map<string, string>();
    const chosen = new Map<string, string>();
    for (const { typing, name, colour, selected } of this.#options.presence.peers()) {
      if (typing) typists.set(typing, [typists.get(typing), name].filter(Boolean).join(', '));
      for (const id of selected ?? []) chosen.set(id, colour);
    }
    const { carried } = this.scene;
    if (selection.size + typists.size + chosen.size + carried.size === 0) return () => NOBODY;
    return ({ idea: { id } }) => ({
      isSelected: selection.has(id),
      isInHand: carried.has(id),
      typist: typists.get(id),
      chosenBy: chosen.get(id),
    });
  }

  #sceneChanged(): void {
    this.#near = null;
    // The scene tells of its first changes before it is in our hands.
    const { scene } = this as { scene: Scene | undefined };
    if (scene) {
      const gone = [...this.#state.selection].filter((id) => !scene.exists(id));
      if (gone.length > 0) this.#state.selection = new Set([...this.#state.selection].filter((id) => scene.exists(id)));
    }
    this.#state.scene++;
    this.paintSoon();
  }

  #followFonts(): void {
    const arrived = () => {
      forgetSizes();
      this.notes.measureAgain();
      this.scene.measureAgain();
    };
    document.fonts.addEventListener('loadingdone', arrived);
    this.#stops.push(() => document.fonts.removeEventListener('loadingdone', arrived));
  }

  #pictureSource(measure: MeasureText): PictureSource {
    const { pictures, words } = this.#options;
    return {
      url: (id) => pictures?.url(id) ?? null,
      missing: words.pictureMissing,
      nameless: words.picture,
      measure,
      changed: () => this.paintSoon(),
    };
  }

  /** They come and go by themselves, and those that could not be had are asked for again when the connection is back. */
  #followPictures(): void {
    const back = () => {
      for (const layer of [this.#under, this.#over]) layer.retry();
      this.paintSoon();
    };
    addEventListener('online', back);
    this.#stops.push(() => removeEventListener('online', back));
    const stop = this.#options.pictures?.subscribe(() => this.paintSoon());
    if (stop) this.#stops.push(stop);
  }

  #followSize(): void {
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = this.root;
      if (width === 0 || height === 0) return;
      this.#state.view = { width, height };
      this.#near = null;
      this.paintSoon();
    };
    const observer = new ResizeObserver(measure);
    observer.observe(this.root);
    measure();
    this.#stops.push(() => observer.disconnect());
  }

  /** The note's element is made at once, wherever it lies. */
  noteNow(id: IdeaId) {
    this.paint();
    return this.notes.get(id);
  }
}
