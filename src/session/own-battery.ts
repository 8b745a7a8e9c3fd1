/** This device's battery, where its browser tells of it. */
import type { Battery } from '#domain/battery.ts';

/** Told in steps, so that nobody hears of every per cent. */
const STEP = 5;

/** As browsers have it that have it at all. */
interface BatteryManager extends EventTarget {
  /** From 0 to 1. */
  readonly level: number;
  readonly charging: boolean;
}

/** Calls back at once and after each change worth telling; where the browser keeps it to itself, never. Returns how to stop. */
export function followOwnBattery(changed: (battery: Battery) => void): () => void {
  const leaving = new AbortController();
  const { signal } = leaving;
  const ask = (navigator as { getBattery?: () => Promise<BatteryManager> }).getBattery;
  let told = '';
  const tell = (manager: BatteryManager) => {
    const battery = { level: Math.round((manager.level * 100) / STEP) * STEP, isCharging: manager.charging };
    const words = JSON.stringify(battery);
    if (words === told) return;
    told = words;
    changed(battery);
  };
  ask?.call(navigator).then(
    (manager) => {
      if (signal.aborted) return;
      tell(manager);
      for (const event of ['levelchange', 'chargingchange']) {
        manager.addEventListener(event, () => tell(manager), { signal });
      }
    },
    // Some browsers have the question and refuse to answer it: then nobody is told.
    () => undefined,
  );
  return () => leaving.abort();
}
