/** Calm mode: no pointers of others, nothing that moves by itself. A device chooses for itself; until it does, the workshop's choice holds. */
const KEY = 'kavarna.calm';

class CalmMode {
  #own = $state<boolean | null>(null);
  #ofWorkshop = $state(false);

  get isOn(): boolean {
    return this.#own ?? this.#ofWorkshop;
  }

  /** Takes up what the workshop says, and what this device chose before. Only in a browser. */
  start(ofWorkshop: boolean): void {
    this.#ofWorkshop = ofWorkshop;
    try {
      const kept = localStorage.getItem(KEY);
      if (kept !== null) this.#own = kept === 'on';
    } catch {
      // A browser that keeps nothing chooses anew on each page.
    }
    this.#show();
  }

  toggle(): void {
    this.#own = !this.isOn;
    try {
      localStorage.setItem(KEY, this.#own ? 'on' : 'off');
    } catch {
      // As above: it holds as long as the page.
    }
    this.#show();
  }

  /** For styles and for the boards, which are not made of Svelte. */
  #show(): void {
    document.documentElement.toggleAttribute('data-calm', this.isOn);
  }
}

export const calm = new CalmMode();
