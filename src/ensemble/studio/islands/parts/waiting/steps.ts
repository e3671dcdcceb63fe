/** How far the sending of one thing has come, and how that is said. */
import { CaptureTrouble } from "../capture/types";
import type { Trouble } from "../capture/types";
import type { Said } from "../recorder/saying";
import { Refusal } from "../sending/refusal";

export type Step =
  /** "gone": another page has sent it, or it isn't to be sent any more. */
  | { is: "due" | "unreached" | "occupied" | "packing" | "cut" | "gone" }
  | { is: "going"; share: number }
  | { is: "sent"; address: string }
  | { is: "failed"; word: string; because?: string };

/** Under way: it can't be thrown away meanwhile. */
export function isUnderWay({ is }: Step): boolean {
  return ["occupied", "packing", "cut", "going"].includes(is);
}

/** Nothing goes on yet: that is seen, and not said. */
export function isResting({ is }: Step): boolean {
  return is === "due" || is === "unreached";
}

/** Which of the page's words says it, with what goes in. */
export function saying(step: Step): Said {
  if (step.is === "failed") return { word: step.word };
  const facts = step.is === "going" ? { percent: `${Math.floor(step.share * 100)} %` } : undefined;
  return { word: step.is, facts };
}

/** Why it stays: in the server's own words, where there are any. */
export function failure(error: unknown): Step {
  if (error instanceof Refusal) return { is: "failed", word: "refused", because: error.message };
  const trouble = error instanceof CaptureTrouble ? error.trouble : "refused";
  const words: Partial<Record<Trouble, string>> = { signedOut: "signed-out", full: "full" };
  return { is: "failed", word: words[trouble] ?? "refused" };
}
