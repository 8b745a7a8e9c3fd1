/** What an operator's command says when it can't be done: a sentence, without a trace. */
export class CommandError extends Error {}
