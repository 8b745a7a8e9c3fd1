/** The address at which a table's remote people are seen and heard: somebody else's page, opened by whoever taps it, never fetched by us. */

/** Characters. */
export const VIDEO_LINK_MAX_LENGTH = 500;

/** As it is kept; empty: none; null: nothing that may be kept. Only https, and no name or password within it. */
export function parseVideoLink(given: string): string | null {
  const text = given.trim();
  if (text === '') return '';
  if (text.length > VIDEO_LINK_MAX_LENGTH || /\s/.test(text)) return null;
  const url = URL.parse(text);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  return url.href.length > VIDEO_LINK_MAX_LENGTH ? null : url.href;
}

/** Where it leads, as people read it before they tap. */
export function videoHost(link: string): string {
  return URL.parse(link)?.host ?? '';
}
