/** Filling the page's words: "{round}" and "{name}" become what they stand for. */

export function spoken(words: string, values: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{(\w+)\}/g, (braces, key: string) => String(values[key] ?? braces));
}
