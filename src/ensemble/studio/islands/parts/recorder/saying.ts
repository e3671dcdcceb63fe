/** Which sentence a state says: the name of one of the page's own words, and what is filled in. */
import type { TakeFile } from "../capture";
import { isSilent } from "./machine";
import type { State } from "./machine";

export interface Said {
  /** `data-words-…` */
  word: string;
  facts?: Record<string, string>;
}

const BY_STEP: Partial<Record<State["step"], string>> = {
  asking: "asking",
  open: "heard",
  ending: "ending",
  listening: "listening",
  packing: "packing",
  sending: "sending",
  waiting: "waiting",
  settling: "making-piece",
  signing: "signing",
  sent: "sent",
};

/** What is said on the way from one state to the next; null where nothing new is to be said. */
export function saying(before: State, now: State): Said | null {
  if (isSilent(now)) return null;
  if (now.trouble)
    return now.trouble === before.trouble && before.step === now.step ? null : { word: now.trouble };
  const percent = `${Math.floor(now.share * 100)} %`;
  if (now.step === before.step) {
    // Progress is seen on the bar; it is said at every quarter.
    const quarter = (state: State): number => Math.floor(state.share * 4);
    return quarter(now) > quarter(before) ? { word: BY_STEP[now.step]!, facts: { percent } } : null;
  }
  // What comes of a take is said when it is here.
  const rests = before.step === "listening" ? "rests" : undefined;
  const word = now.step === "open" && now.takes.length ? rests : BY_STEP[now.step];
  return word ? { word, facts: { percent } } : null;
}

/** How sure a take's place is. */
export function sureness(take: TakeFile): string {
  const { alignment } = take;
  if (alignment.retake) return "retake";
  if (alignment.flagged) return "moved";
  if (alignment.confidence >= 0.9) return "sure";
  return alignment.confidence >= 0.6 ? "likely" : "unsure";
}

/** What to say of how loud a take was at its loudest, 0 to 1; empty where it was well. */
export function loudness(peak: number): string {
  if (peak >= 0.99) return "loud";
  return peak < 0.03 ? "quiet" : "";
}

/** A number of samples as minutes and seconds, with tenths where `isFine`. */
export function clockOf(samples: number, isFine = false): string {
  const tenths = Math.floor(Math.abs(samples) / 4_800);
  const sign = samples < 0 && (isFine ? tenths : tenths > 9) ? "−" : "";
  const whole = Math.floor(tenths / 10);
  const clock = `${sign}${Math.floor(whole / 60)}:${`${whole % 60}`.padStart(2, "0")}`;
  return isFine ? `${clock}.${tenths % 10}` : clock;
}
