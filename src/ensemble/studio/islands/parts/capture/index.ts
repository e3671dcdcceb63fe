/** Recording on top of a guide: the microphone, takes that survive, where they belong, and sending them. */
export { openBooth } from "./booth";
export { Door } from "./door";
export { encode } from "./encoding";
export { isAllowed } from "./microphone";
export { fetchGuide, maySound } from "./readying";
export * as outbox from "./outbox";
export * as takes from "./takes";
export { FADE } from "./splicing";
export type { Splice } from "./splicing";
export { CaptureTrouble } from "./types";
export type * from "./room";
export type * from "./types";
