/** Slovenian. Joining, the table, voting: what people in the hall read. */
export default {} as const;
