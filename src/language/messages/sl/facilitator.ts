/** Slovenian. Desk, set-up, print, synthesis, priorities, plan: what facilitators read. */
export default {} as const;
