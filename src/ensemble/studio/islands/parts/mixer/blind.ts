/** Two versions in places that nobody knows, and equally loud. */
import { factor } from "./arithmetic";
import type { Track } from "./bus";
import { reelsOf } from "./desk";
import type { Layer, Version } from "./desk";
import { overlapping, sourceOf, tracksBeside } from "./submix";
import type { Submix } from "./submix";

/** A version with its tracks, and the sum of those that this device doesn't play itself. */
export type Heard = Version & { layers: Layer[]; sum: Submix };
export type Pair = [Heard, Heard];
/** What was chosen before, in sentences, by the keys of versions. */
export type Preferences = Record<string, string[]>;

/** Which stands in which place is thrown, not known. */
export function thrown<Thing>(pair: [Thing, Thing], coin = crypto.getRandomValues(new Uint8Array(1))[0]!) {
  return (coin & 1 ? [pair[1], pair[0]] : pair) as [Thing, Thing];
}

/** By what each is turned down so that both are as loud as the softer one. */
export function levels(pair: Pair): [number, number] {
  const loud = pair.map(({ loudness_lufs }) => loudness_lufs ?? 0);
  const softest = Math.min(...loud);
  return loud.map((each) => factor(softest - each)) as [number, number];
}

/** One of the two is heard; the other is silent and here, so that they change places without a pause. */
export function tracksOfBoth(pair: Pair, which: number, live: number): Track[] {
  const [heard, other] = [pair[which]!, pair[1 - which]!].map((version) =>
    tracksBeside(version.layers, new Set(), version.sum, live),
  );
  return overlapping(heard!, other!);
}

export function reelsOfBoth(pair: Pair): Map<string, string> {
  const sums = pair.map(({ sum }) => sum).filter(({ reel }) => reel);
  const reels = reelsOf(pair.flatMap(({ layers }) => layers));
  return new Map([...reels, ...sums.map((sum) => [sourceOf(sum), sum.reel!] as const)]);
}

/** What isn't ready yet about two versions, as the name of its sentence; "" where both can be heard. */
export function lacking(pair: Pair): "" | "noSound" | "notPut" | "puttingBoth" | "measuringBoth" {
  if (pair.some(({ layers }) => !layers.length)) return "noSound";
  if (pair.some(({ sum }) => sum.has_failed)) return "notPut";
  const lacksReels = pair.some(({ layers }) => layers.some(({ reel }) => !reel));
  if (lacksReels || pair.some(({ sum }) => !sum.is_made)) return "puttingBoth";
  return pair.some(({ loudness_lufs }) => loudness_lufs === null) ? "measuringBoth" : "";
}
