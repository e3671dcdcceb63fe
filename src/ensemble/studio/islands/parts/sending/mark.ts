/** Decides, by all takes that are kept, whether every page tells that one waits here. */
import type { TakeFile } from "../capture/types";
import { lower, raise } from "../offline/flag";
import { waits } from "./wanted";

export function mark(kept: TakeFile[]): void {
  (kept.some(waits) ? raise : lower)("takes");
}
