/** Which parts of the print pack are wanted, and how many of each: from the page's address, so that a choice can be kept and sent. */

/** In the order in which they are printed. A part of its own file each; the page lays them out. */
export const PRINT_PARTS = ['guide', 'rules', 'poster', 'cards', 'seats', 'sheets', 'ballots'] as const;
export type PrintPart = (typeof PRINT_PARTS)[number];

export const CARDS_PER_PAGE = [1, 2, 4] as const;
export const NOTES_PER_SHEET = 6;

export interface PrintChoice {
  parts: ReadonlySet<PrintPart>;
  perPage: (typeof CARDS_PER_PAGE)[number];
  /** Note sheets for each table, and the number of the first note: a later printing goes on where the first one ended. */
  sheetsPerTable: number;
  firstNote: number;
  /** Dot ballots in all; null: as many as chairs. */
  ballots: number | null;
}

export const PRINT_LIMITS = { sheetsPerTable: 20, firstNote: 900, ballots: 400 } as const;

/** What stands on the wall and on the tables is printed where nothing was chosen. */
const USUAL: readonly PrintPart[] = ['poster', 'cards'];

export function printChoice(query: URLSearchParams): PrintChoice {
  const wanted = PRINT_PARTS.filter((part) => query.getAll('part').includes(part));
  return {
    parts: new Set(query.has('part') ? wanted : USUAL),
    perPage: CARDS_PER_PAGE.find((count) => String(count) === query.get('perPage')) ?? 1,
    sheetsPerTable: countIn(query, 'sheets', PRINT_LIMITS.sheetsPerTable) ?? 1,
    firstNote: countIn(query, 'firstNote', PRINT_LIMITS.firstNote) ?? 1,
    ballots: countIn(query, 'ballots', PRINT_LIMITS.ballots),
  };
}

/** From 1 to the limit; null: nothing that could be meant. */
function countIn(query: URLSearchParams, name: string, most: number): number | null {
  const given = Number(query.get(name) ?? '');
  return Number.isInteger(given) && given >= 1 ? Math.min(given, most) : null;
}

/** The numbers of the notes on each of a table's sheets. */
export function noteSheets({ sheetsPerTable, firstNote }: PrintChoice): number[][] {
  return Array.from({ length: sheetsPerTable }, (_, sheet) =>
    Array.from({ length: NOTES_PER_SHEET }, (_, note) => firstNote + sheet * NOTES_PER_SHEET + note),
  );
}
