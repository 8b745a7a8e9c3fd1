/** Sounds the gong of the room on this device, as the evening and the server's clock go on. */
import { soundBetween, type Glance } from '#domain/gong.ts';
import { openSoundAtFirstTouch, ring } from '#ui/gong.ts';

/** Call while a component is made. */
export function followGong(glance: () => Glance): void {
  let before: Glance | null = null;
  $effect(() => {
    const after = glance();
    const sound = before && soundBetween(before, after);
    before = after;
    if (sound) ring(sound, after.evening.gong);
  });
  $effect(() => openSoundAtFirstTouch());
}
