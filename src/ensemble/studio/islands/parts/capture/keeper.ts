/** The page's side of the worker that keeps takes. */
import { asker } from "./asking";
import type { Asked } from "./messages";

/** Ask the keeper, and wait for its answer. Raises CaptureTrouble as `asker` says. */
export const ask = asker<Asked>("studio-keeper");
