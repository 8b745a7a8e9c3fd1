/** The code that names an idea from the note to the adopted document: T3-R2-017. */

/** Table 3, round 2, the table's 17th idea. Later workshops of the same initiative say which they are: W2-T3-R2-017. */
export function ideaCode(workshopOrdinal: number, table: number, round: number, number: number): string {
  const workshop = workshopOrdinal > 1 ? `W${workshopOrdinal}-` : '';
  return `${workshop}T${table}-R${round}-${String(number).padStart(3, '0')}`;
}
