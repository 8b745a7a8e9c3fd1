/** Reading a submitted form: fields as text, and the page to go back to. */

/** The field's text; empty where it is missing or a file. */
export function textField(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** A path of ours, or the fallback: nobody is sent to another site by a link. */
export function ownPath(path: string | null, fallback: string): string {
  return path !== null && /^\/(?![/\\])/.test(path) ? path : fallback;
}
