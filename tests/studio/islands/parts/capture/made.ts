/** Sound for tests: noise by number, and ticks laid into it. */
import { burst } from "../../../../../src/ensemble/studio/islands/parts/capture/ticks";

export function noise(length: number, level: number, seed = 7): Float32Array {
  let state = seed;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return level * (state / 2 ** 31 - 1);
  });
}

/** Lay ticks of seed 1 into a sound, the first of them as number `first`. */
export function lay(into: Float32Array, places: number[], gain = 1, first = 0): Float32Array {
  places.forEach((place, number) =>
    burst(1, first + number).forEach((value, at) => (into[place + at]! += gain * value)),
  );
  return into;
}

/** Reads a sound as a take is read: zero outside of it. */
export function reading(wave: Float32Array) {
  return (first: number, count: number): Float32Array =>
    Float32Array.from({ length: count }, (_, at) => wave[first + at] ?? 0);
}
