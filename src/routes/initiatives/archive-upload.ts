/** How large an archive may be that is brought in over the page; larger ones are the operator's command. */
export const MOST_ARCHIVE_BYTES = 24 * 2 ** 20;
