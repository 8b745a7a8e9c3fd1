/** A soft bell, made in the browser: two notes that fade away. Where the browser wants to be touched first, it stays silent. */

/** Hertz. */
const NOTES = [659.25, 880];
/** Seconds. */
const APART = 0.18;
const FADES_IN = 1.1;
/** Of what the device can do. */
const LOUDNESS = 0.12;
/** A bell that rings later than this says nothing any more. Milliseconds. */
const TOO_LATE_MS = 1_000;

let context: AudioContext | null = null;

export function ringSoftly(): void {
  if (typeof AudioContext === 'undefined') return;
  const within = (context ??= new AudioContext());
  const asked = performance.now();
  // Resolves only once the page has been touched.
  void within.resume().then(() => {
    if (performance.now() - asked > TOO_LATE_MS) return;
    for (const [index, hertz] of NOTES.entries()) strike(within, hertz, within.currentTime + index * APART);
  });
}

function strike(within: AudioContext, hertz: number, at: number): void {
  const tone = new OscillatorNode(within, { type: 'sine', frequency: hertz });
  const volume = new GainNode(within, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + FADES_IN);
  tone.connect(volume).connect(within.destination);
  tone.start(at);
  tone.stop(at + FADES_IN);
}
