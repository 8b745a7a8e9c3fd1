/** Where people's devices reach this server: on this machine's own name no tablet would find it. */
const ONLY_HERE = /^(localhost|127\.|\[::1\])/;

/** The addresses to offer, the likeliest first. `inNetwork`: this machine's in the networks it is in. `url`: how the page was asked for. */
export function peoplesAddresses(inNetwork: readonly string[], url: URL): string[] {
  const port = url.port === '' ? '' : `:${url.port}`;
  const others = ONLY_HERE.test(url.hostname) ? inNetwork.map((address) => `${url.protocol}//${address}${port}`) : [];
  return [...others, url.origin];
}
