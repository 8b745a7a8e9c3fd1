/** How full a device's battery is, where its browser tells. */
export interface Battery {
  /** Per cent, from 0 to 100. */
  level: number;
  isCharging: boolean;
}

/** Per cent from which a device should be put on its cable: about a round's time. */
export const LOW_BATTERY = 20;

export function isBatteryLow(battery: Battery): boolean {
  return battery.level <= LOW_BATTERY && !battery.isCharging;
}

/** What a browser says of its battery; null where it says nothing that can be read. */
export function readBattery(value: unknown): Battery | null {
  if (typeof value !== 'object' || value === null) return null;
  const { level, isCharging } = value as Partial<Battery>;
  if (typeof level !== 'number' || !(level >= 0 && level <= 100) || typeof isCharging !== 'boolean') return null;
  return { level: Math.round(level), isCharging };
}
