/** Others' canvases that are measured beside the two boards where somebody has installed them; Kavarna itself does not need them. */

const OTHER_CANVASES = [{ board: 'excalidraw', package: '@excalidraw/excalidraw' }] as const;

function isInstalled(name: string): boolean {
  try {
    return import.meta.resolve(name) !== '';
  } catch {
    return false;
  }
}

export function installedCanvases(): string[] {
  return OTHER_CANVASES.filter((canvas) => isInstalled(canvas.package)).map(({ board }) => board);
}

/** A line that says which were found and how to get the others. */
export function aboutOtherCanvases(): string {
  return OTHER_CANVASES.map(({ board, package: name }) =>
    isInstalled(name) ? `${board}: found` : `${board}: not installed, left out (npm install --no-save ${name})`,
  ).join(' · ');
}
