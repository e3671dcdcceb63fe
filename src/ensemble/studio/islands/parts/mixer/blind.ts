/** Two versions in places that nobody knows, and equally loud. */
import { factor } from "./arithmetic";
import type { Layer, Version } from "./desk";

export type Heard = Version & { layers: Layer[] };

/** Which stands in which place is thrown, not known. */
export function thrown<Thing>(pair: [Thing, Thing], coin = crypto.getRandomValues(new Uint8Array(1))[0]!) {
  return (coin & 1 ? [pair[1], pair[0]] : pair) as [Thing, Thing];
}

/** By what each is turned down so that both are as loud as the softer one. */
export function levels(pair: [Heard, Heard]): [number, number] {
  const loud = pair.map(({ loudness_lufs }) => loudness_lufs ?? 0);
  const softest = Math.min(...loud);
  return loud.map((each) => factor(softest - each)) as [number, number];
}
