/** What a page knows about its person's words: where they lie, and whether they may be lost. */

export interface KeptWords {
  readonly link: 'connecting' | 'connected' | 'offline' | 'refused';
  /** Whether something written here is not yet saved at the centre. */
  readonly hasUnsaved: boolean;
  /** Ids of the ideas it is in, where that can be said. */
  readonly unsaved: ReadonlySet<string>;
  /** Why it can't be kept on this device; null where it can. */
  readonly trouble: 'blocked' | 'full' | 'held' | null;
  /** Whether closing the page now would lose words. */
  readonly wouldLose: boolean;
  /** Words that the server has not taken. */
  readonly words: readonly string[];
  /** These are somewhere else now, or not needed. */
  putAway(words: string): void;
}
