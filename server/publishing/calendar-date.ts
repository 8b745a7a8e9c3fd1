/** A day as programs and file names write it. */

/** 2026-11-22, in the time zone of the server, as in the documents' own dates. */
export function calendarDate(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
