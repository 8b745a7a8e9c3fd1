/** The gong, made in the browser: a struck bowl that rings out at the end, two light strokes as a warning. A browser lets it sound once it was touched. */
import type { Gong as Loudness } from '#domain/evening.ts';
import { TOO_LATE_MS, type Sound } from '#domain/gong.ts';

/** Partials of a bowl: times the ground tone, loudness, seconds until it has faded. */
const PARTIALS = [
  [1, 0.6, 4.5],
  [2.71, 0.28, 3],
  [5.18, 0.12, 1.6],
] as const;
/** Hertz. */
const GROUND_TONE = { end: 196, warning: 523.25 } as const;
/** Seconds between two strokes. */
const APART = 0.45;

let context: AudioContext | null = null;

/** Browsers stay silent until somebody has touched the page: the first touch opens the sound for the whole evening. Returns how to stop waiting. */
export function openSoundAtFirstTouch(): () => void {
  if (typeof AudioContext === 'undefined') return () => undefined;
  const open = () => {
    context ??= new AudioContext();
    void context.resume();
    if (context.state === 'running') stop();
  };
  const touches = ['pointerup', 'keydown'] as const;
  const stop = () => {
    for (const touch of touches) removeEventListener(touch, open, true);
  };
  for (const touch of touches) addEventListener(touch, open, true);
  // The first touch may have come before the page's script did.
  if ((navigator.userActivation as UserActivation | undefined)?.hasBeenActive) open();
  return stop;
}

export function ring(sound: Sound, { isOn, volume }: Loudness): void {
  if (!isOn || !context) return;
  const within = context;
  const asked = performance.now();
  void within.resume().then(() => {
    // A device that was asleep would sound when nobody expects it any more.
    if (performance.now() - asked > TOO_LATE_MS) return;
    const strokes = sound === 'end' ? 1 : 2;
    for (let stroke = 0; stroke < strokes; stroke++) {
      strike(within, GROUND_TONE[sound], volume / 100, within.currentTime + stroke * APART);
    }
  });
}

function strike(within: AudioContext, hertz: number, volume: number, at: number): void {
  for (const [times, loudness, seconds] of PARTIALS) {
    const tone = new OscillatorNode(within, { type: 'sine', frequency: hertz * times });
    const fading = new GainNode(within, { gain: 0 });
    fading.gain.setValueAtTime(0, at);
    fading.gain.linearRampToValueAtTime(loudness * volume, at + 0.01);
    fading.gain.exponentialRampToValueAtTime(0.0001, at + seconds);
    tone.connect(fading).connect(within.destination);
    tone.start(at);
    tone.stop(at + seconds);
  }
}
