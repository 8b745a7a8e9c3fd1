/** The code printed on a paper note, short enough to be read aloud: T3-P07 is table 3's seventh. */

/** Notes that can be told apart at one table. */
export const PAPER_NOTES_PER_TABLE = 999;

export function paperCode(table: number, note: number): string {
  return `T${table}-P${String(note).padStart(2, '0')}`;
}

/** What a person typed, as a code: case, spaces, hyphens and leading zeros are forgiven. null: can't be one. */
export function parsePaperCode(typed: string): string | null {
  const [, table, note] = /^T?0*([1-9]\d?)[\s\-–—._/]*P[\s\-–—._]*0*([1-9]\d{0,2})$/i.exec(typed.trim()) ?? [];
  return table !== undefined && note !== undefined ? paperCode(Number(table), Number(note)) : null;
}

/** What was typed at this table, where the number alone is enough: "7" is T3-P07. Empty stays empty; null: can't be a code. */
export function paperCodeAt(table: number, typed: string): string | null {
  if (typed.trim() === '') return '';
  const [, note] = /^P?[\s\-–—._]*0*([1-9]\d{0,2})$/i.exec(typed.trim()) ?? [];
  return note === undefined ? parsePaperCode(typed) : paperCode(table, Number(note));
}

/** The table's first code after the last one typed: notes of one sheet are typed one after the other. */
export function nextPaperCode(table: number, typed: Iterable<string>): string {
  const prefix = `T${table}-P`;
  let last = 0;
  for (const code of typed) if (code.startsWith(prefix)) last = Math.max(last, Number(code.slice(prefix.length)));
  return last < PAPER_NOTES_PER_TABLE ? paperCode(table, last + 1) : '';
}
