/** Whether nothing is to move by itself: the device's own wish, or the calm mode of the page (`data-calm`). */
export function isStill(): boolean {
  return document.documentElement.hasAttribute('data-calm') || matchMedia('(prefers-reduced-motion: reduce)').matches;
}
