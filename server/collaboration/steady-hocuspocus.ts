/** Hocuspocus that never lets a document go while somebody is at it, or on the way to it. */
import { Hocuspocus, type Document } from '@hocuspocus/server';

/**
 * Hocuspocus 4.7 unloads by name, some time after the last change: when the same name has been loaded anew meanwhile, the old document's
 * unloading takes the new one out of the list. Those who sit at it would hear nothing more of what comes after, and a change that was
 * about to be made in a document just let go would be lost.
 */
export class SteadyHocuspocus<Context> extends Hocuspocus<Context> {
  /** Names of documents that are being handed out, with how often. */
  readonly #handedOut = new Map<string, number>();

  override async createDocument(...args: Parameters<Hocuspocus<Context>['createDocument']>): Promise<Document> {
    const [name] = args;
    this.#handedOut.set(name, (this.#handedOut.get(name) ?? 0) + 1);
    try {
      return await super.createDocument(...args);
    } finally {
      // Whoever asked takes hold of the document within this turn; from then on their connection counts.
      setImmediate(() => this.#takenOver(name));
    }
  }

  override shouldUnloadDocument(document: Document): boolean {
    const isThisOne = this.documents.get(document.name) === document;
    return isThisOne && !this.#handedOut.has(document.name) && super.shouldUnloadDocument(document);
  }

  #takenOver(name: string): void {
    const left = (this.#handedOut.get(name) ?? 1) - 1;
    if (left > 0) {
      this.#handedOut.set(name, left);
      return;
    }
    this.#handedOut.delete(name);
    // What was not let go because somebody was on the way, and who then did not come or has left again.
    const document = this.documents.get(name);
    if (document) void this.unloadDocument(document);
  }
}
