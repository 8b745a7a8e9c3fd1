/** Board and list of a table: beside each other where there is room; on a phone they take turns, and the list comes first. */

/** Below this width they take turns, and the canvas is fetched only on demand. */
const BESIDE_PX = 900;

export class BoardAndList {
  /** Whether the page's script knows by now how wide it is. */
  isAwake = $state(false);
  isWide = $state(false);
  isListShown = $state(true);
  #hasBoardBeenShown = $state(false);

  get isBoardShown(): boolean {
    return this.isWide || !this.isListShown;
  }

  /** Until the page's script knows how wide it is, its style does: without a script the notes stand beside the list. */
  get isBoardThere(): boolean {
    return !this.isAwake || this.isWide || this.#hasBoardBeenShown;
  }

  toggle(): void {
    this.isListShown = !this.isListShown;
    this.#hasBoardBeenShown ||= !this.isListShown;
  }

  /** Follows the window's width. Returns how to stop. */
  follow(): () => void {
    const wide = matchMedia(`(min-width: ${BESIDE_PX}px)`);
    const look = () => {
      this.isWide = wide.matches;
      this.#hasBoardBeenShown ||= this.isWide;
    };
    look();
    this.isAwake = true;
    wide.addEventListener('change', look);
    return () => wide.removeEventListener('change', look);
  }
}
