/** The photos one browser adds to one table: shown at once, kept on the device, sent again until the server has them. */
import { SvelteMap } from 'svelte/reactivity';
import type { PictureId, TableId } from '#domain/identifiers.ts';
import { REFUSALS, type Refusal } from '#domain/refusal.ts';
import { PICTURE_TYPE } from '#domain/table-picture.ts';
import { newId } from './new-id.ts';
import { keepPicture, keptPictures, letPictureGo, type QueuedPicture } from './picture-queue.ts';
import { scaledPicture, type UnusableFile } from './scaled-picture.ts';

/** Milliseconds until a photo that found no connection is sent again: doubled each time, up to the last. */
const AGAIN_AFTER_MS = 2_000;
const AGAIN_AT_MOST_MS = 30_000;

export interface Upload {
  id: PictureId;
  /** For showing it before the server has it. */
  preview: string;
  width: number;
  height: number;
  /** From 0 to 1. */
  progress: number;
  /** waiting: for a connection, or for the server's disk. refused: it won't be taken as it is. */
  state: 'sending' | 'waiting' | 'refused';
  /** Why it is refused, or why it waits where there is a connection. */
  refusal: Refusal | null;
  /** Whether it outlives this page. */
  isKept: boolean;
}

export class PictureUploads {
  /** In the order in which they were added. */
  readonly uploads = new SvelteMap<PictureId, Upload>();
  /** Why the last file was not taken. */
  unusable = $state<UnusableFile | null>(null);
  /** A photo is being made smaller. */
  isScaling = $state(false);

  readonly #table: TableId;
  readonly #address: string;
  readonly #queue = new Map<PictureId, QueuedPicture>();
  readonly #online = () => this.#sendNext();
  readonly #leaving = (event: BeforeUnloadEvent) => {
    if (this.#wouldLose) event.preventDefault();
  };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #running: XMLHttpRequest | null = null;
  #sent: PictureId | null = null;
  #isClosed = false;

  /** `address`: takes a JPEG by POST, its id in the query. */
  constructor(table: TableId, address: string) {
    this.#table = table;
    this.#address = address;
    addEventListener('online', this.#online);
    addEventListener('beforeunload', this.#leaving);
    void keptPictures(address).then((kept) => {
      if (this.#isClosed) return;
      for (const picture of kept) if (picture.table === table) this.#take(picture, true);
      this.#sendNext();
    });
  }

  /** The id the photo will have; null: it is none that can be taken. */
  async add(file: Blob): Promise<PictureId | null> {
    this.unusable = null;
    this.isScaling = true;
    const scaled = await scaledPicture(file).finally(() => (this.isScaling = false));
    if (typeof scaled === 'string') this.unusable = scaled;
    if (typeof scaled === 'string' || this.#isClosed) return null;
    const picture: QueuedPicture = { id: newId<PictureId>(), table: this.#table, address: this.#address, ...scaled };
    this.#take(picture, await keepPicture(picture));
    this.#sendNext();
    return picture.id;
  }

  /** Sends what was refused, or waits for a connection, once more. */
  again(id: PictureId): void {
    this.#change(id, { state: 'sending', refusal: null });
    this.#failures = 0;
    this.#sendNext();
  }

  drop(id: PictureId): void {
    if (this.#sent === id) this.#running?.abort();
    const upload = this.uploads.get(id);
    if (upload) URL.revokeObjectURL(upload.preview);
    this.uploads.delete(id);
    this.#queue.delete(id);
    void letPictureGo(id);
    this.#sendNext();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    removeEventListener('online', this.#online);
    removeEventListener('beforeunload', this.#leaving);
    this.#running?.abort();
    for (const { preview } of this.uploads.values()) URL.revokeObjectURL(preview);
  }

  /** Whether closing the page now loses a photo. */
  get #wouldLose(): boolean {
    return [...this.uploads.values()].some((upload) => !upload.isKept);
  }

  #take(picture: QueuedPicture, isKept: boolean): void {
    const { id, width, height, jpeg } = picture;
    this.#queue.set(id, picture);
    const preview = URL.createObjectURL(jpeg);
    this.uploads.set(id, { id, preview, width, height, progress: 0, state: 'sending', refusal: null, isKept });
  }

  #change(id: PictureId, change: Partial<Upload>): void {
    const upload = this.uploads.get(id);
    if (upload) this.uploads.set(id, { ...upload, ...change });
  }

  /** One after the other: on a weak network two at once would both be late. */
  #sendNext(): void {
    if (this.#running || this.#isClosed) return;
    const next = [...this.#queue.values()].find(({ id }) => this.uploads.get(id)?.state !== 'refused');
    if (next) this.#send(next);
  }

  #send({ id, jpeg }: QueuedPicture): void {
    clearTimeout(this.#timer);
    const request = new XMLHttpRequest();
    this.#running = request;
    this.#sent = id;
    this.#change(id, { state: 'sending', progress: 0, refusal: null });
    request.open('POST', `${this.#address}?id=${id}&table=${this.#table}`);
    request.setRequestHeader('content-type', PICTURE_TYPE);
    request.upload.onprogress = ({ loaded, total }) => this.#change(id, { progress: total > 0 ? loaded / total : 0 });
    request.onloadend = () => {
      this.#running = this.#sent = null;
      if (!this.#isClosed) this.#answered(id, request.status, request.responseText);
    };
    request.send(jpeg);
  }

  #answered(id: PictureId, status: number, text: string): void {
    if (status >= 200 && status < 300) {
      this.#failures = 0;
      this.drop(id);
      return;
    }
    const refusal = refusalIn(status, text);
    if (refusal && status < 500) {
      this.#change(id, { state: 'refused', refusal });
      this.#sendNext();
      return;
    }
    // No connection, or a server that can't just now: nothing is lost by waiting.
    this.#change(id, { state: 'waiting', refusal });
    const wait = Math.min(AGAIN_AT_MOST_MS, AGAIN_AFTER_MS * 2 ** this.#failures++);
    this.#timer = setTimeout(() => this.#sendNext(), wait);
  }
}

function refusalIn(status: number, text: string): Refusal | null {
  // Said by somebody between here and the server, too, and not in its words.
  if (status === 413) return 'too-large';
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    return REFUSALS.find((refusal) => refusal === message) ?? null;
  } catch {
    // Somebody between here and the server answered in its place.
    return null;
  }
}
