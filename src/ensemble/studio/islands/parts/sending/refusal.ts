/** Why something that was to be sent stays here, besides troubles of this browser. */

/** The server said no, in a sentence. */
export class Refusal extends Error {}

/** The line is dead, or the server is down: nothing was begun. */
export class Unreached extends Error {}
