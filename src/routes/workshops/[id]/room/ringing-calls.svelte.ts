/** When a call rings at the desk: as it begins to wait, and now and then while nobody goes. */
import { browser } from '$app/environment';
import type { TableCall } from '#domain/table-call.ts';
import { ringSoftly } from '#ui/soft-bell.ts';

/** Milliseconds until a call that still waits rings again. */
const AGAIN_MS = 30_000;
/** Where this device keeps whether it rings. */
const KEPT_AS = 'kavarna calls ring';

export class RingingCalls {
  isOn = $state(!browser || localStorage.getItem(KEPT_AS) !== 'no');
  /** When each waiting call rang last. */
  readonly #rang = new Map<string, number>();

  turn(isOn: boolean): void {
    this.isOn = isOn;
    localStorage.setItem(KEPT_AS, isOn ? 'yes' : 'no');
  }

  /** `now`: by the server's clock, as the calls. */
  hear(waiting: readonly TableCall[], now: number): void {
    const keys = new Set(waiting.map(keyOf));
    for (const key of this.#rang.keys()) if (!keys.has(key)) this.#rang.delete(key);
    const due = [...keys].filter((key) => now - (this.#rang.get(key) ?? -Infinity) >= AGAIN_MS);
    for (const key of due) this.#rang.set(key, now);
    if (due.length > 0 && this.isOn) ringSoftly();
  }
}

const keyOf = ({ table, calledAt }: TableCall) => `${table} ${calledAt}`;
