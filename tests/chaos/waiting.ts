/** Waiting without sleeping: for something to hold, looked at again and again. */

const LOOK_EVERY_MS = 5;

/** Resolves once it holds; rejects where it does not within the time. */
export function eventually(
  holds: () => boolean,
  what: string | (() => string),
  { withinMs = 60_000 } = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const until = performance.now() + withinMs;
    const look = () => {
      const isSo = holds();
      if (!isSo && performance.now() < until) return;
      clearInterval(timer);
      if (isSo) resolve();
      else reject(new Error(`Not within ${withinMs} ms: ${typeof what === 'string' ? what : what()}`));
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    look();
  });
}
