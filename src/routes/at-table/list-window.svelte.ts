/** The part of a long list that stands in the page: it goes on where one scrolls to, so that a thousand ideas cost no more than thirty. */

/** Ideas that come at once. */
const STEP = 30;
/** More than this never stand in the page. */
const MOST = 4 * STEP;

export class ListWindow {
  readonly #count: () => number;
  #from = $state(0);
  #to = $state(STEP);

  /** `from`: where it begins, as an address without any script may say. */
  constructor(count: () => number, from = 0) {
    this.#count = count;
    this.#from = Math.max(0, Math.trunc(from) || 0);
    this.#to = this.#from + STEP;
  }

  get from(): number {
    return Math.min(this.#from, Math.max(0, this.#count() - 1));
  }

  get to(): number {
    return Math.min(this.#to, this.#count());
  }

  get before(): number {
    return this.from;
  }

  get after(): number {
    return this.#count() - this.to;
  }

  /** Where the part before this one begins. */
  get earlier(): number {
    return Math.max(0, this.from - STEP);
  }

  further(): void {
    this.#to += STEP;
    this.#from = Math.max(this.#from, this.#to - MOST);
  }

  back(): void {
    this.#from = this.earlier;
    this.#to = Math.min(this.#to, this.#from + MOST);
  }

  /** So that this one stands in the page. */
  include(index: number): void {
    if (index < 0 || (index >= this.from && index < this.to)) return;
    this.#from = Math.max(0, index - STEP / 2);
    this.#to = this.#from + STEP;
  }
}

/** Calls when the element comes near what is seen. */
export function whenNear(act: () => void): (element: Element) => () => void {
  return (element) => {
    const observer = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && act(), {
      rootMargin: '600px',
    });
    observer.observe(element);
    return () => observer.disconnect();
  };
}
