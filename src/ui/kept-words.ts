/** What a page knows about its person's words: where they lie, and whether they may be lost. */

/** Reasons of the server's that a person can do something about, or should know. */
export type LetGo = 'too-fast' | 'too-large' | 'overloaded';

export interface KeptWords {
  readonly link: 'connecting' | 'connected' | 'offline' | 'refused';
  /** Why the server let this page go, where it said so and it has not come back yet; null otherwise. */
  readonly letGo: LetGo | null;
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
