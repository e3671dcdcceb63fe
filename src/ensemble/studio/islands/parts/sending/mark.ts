/** Decides, by all takes that are kept, whether every page tells that one waits here. */
import type { TakeFile } from "../capture/types";
import { lower, raise } from "../offline/flag";
import { waits } from "./wanted";

/** `kept` are those that aren't being recorded: one that is, on whatever page, is known by its lock. */
export async function mark(kept: TakeFile[]): Promise<void> {
  const { held } = await navigator.locks.query();
  const isMade = held!.some(({ name, mode }) => mode === "exclusive" && name!.startsWith("take "));
  (isMade || kept.some(waits) ? raise : lower)("takes");
}
