/** A workshop's settings as they lie in its row: text written by this or an earlier version. */
import { LATER_SETTINGS, type WorkshopSettings } from '#domain/workshop.ts';

export function settingsOf(stored: string): WorkshopSettings {
  return { ...LATER_SETTINGS, ...(JSON.parse(stored) as WorkshopSettings) };
}
