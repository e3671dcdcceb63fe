/** Finds ticks in what a microphone heard: by correlation, with its color taken out, and how clearly. */
import { correlation, spectrum } from "./fourier";
import type { Spectrum } from "./fourier";
import { burst, RATE } from "./ticks";

/** A tick is listened for from a little before it was played to a little after half a second. */
export const BEFORE = 2_400;
export const HEARD = 32_768;
export const LATEST = RATE / 2;
export const CLEAR_DB = 18;
/** What moved is looked for this far before its place, and a little farther behind it. */
const ASIDE = 6_144;
const BAND = [300, 16_000] as const;
const [NEAR, AROUND, ALONE] = [RATE / 40, RATE / 2, 2];
const [EVEN, FLOOR, SMOOTH_HERTZ] = [RATE / 10, 0.02, 40];
const LAGS = HEARD - 2_048;

/** How many samples late (between samples too), and how far that stands out, in dB. */
export interface Late {
  delay: number;
  clearDb: number;
}

export interface Heard {
  all: Late | null;
  each: (Late | null)[];
}

/** One channel of a take, zero outside of it. */
export type Sound = (first: number, count: number) => Float32Array;

/**
 * How late ticks are that would be at `places` of the sound if nothing were late: all of them together, by the
 * same time, and each by itself. Null where they don't stand 18 dB above everything else, within half a second.
 */
export function hearTicks(sound: Sound, places: number[], seed: number, first = 0): Heard {
  const fits = places.map((place, tick) => {
    const heard = whitened(steady(sound(place - BEFORE, HEARD)));
    return correlation(heard, spectrum(burst(seed, first + tick), HEARD)).subarray(0, LAGS);
  });
  const all = Float64Array.from({ length: LAGS }, (_, lag) => fits.reduce((sum, fit) => sum + fit[lag]!, 0));
  return { all: soon(late(all, BEFORE)), each: fits.map((fit) => soon(late(fit, BEFORE))) };
}

/** How late a part of the guide is that would be at `place`, looked for a little before and after. */
export function hearAgain(sound: Sound, place: number, part: Float32Array): Late | null {
  const heard = whitened(steady(sound(place - ASIDE, HEARD)));
  const fit = correlation(heard, whitened(steady(part)));
  return late(fit.subarray(0, HEARD - part.length), ASIDE);
}

function late(fit: Float64Array, before: number): Late | null {
  const top = highest(fit.map(Math.abs));
  const clearDb = clearness(fit, top);
  return clearDb >= CLEAR_DB ? { delay: top + between(fit, top) - before, clearDb } : null;
}

function soon(found: Late | null): Late | null {
  return found && found.delay > -1 && found.delay <= LATEST ? found : null;
}

function highest(values: Float64Array): number {
  let top = 0;
  for (let at = 1; at < values.length; at++) if (values[at]! > values[top]!) top = at;
  return top;
}

/** The peak over the strength of what is farther from it than 25 ms; 0 where any of that is half as high. */
function clearness(fit: Float64Array, top: number): number {
  let [power, count, second] = [0, 0, 0];
  const peak = Math.abs(fit[top]!);
  for (let at = Math.max(0, top - AROUND); at < Math.min(fit.length, top + AROUND); at++) {
    if (Math.abs(at - top) < NEAR) continue;
    power += fit[at]! ** 2;
    second = Math.max(second, Math.abs(fit[at]!));
    count++;
  }
  if (!power || peak < ALONE * second) return 0;
  return 20 * Math.log10(peak / Math.sqrt(power / count));
}

function between(fit: Float64Array, top: number): number {
  if (top < 1 || top >= fit.length - 1) return 0;
  const [left, middle, right] = [fit[top - 1]!, fit[top]!, fit[top + 1]!].map(Math.abs) as [
    number,
    number,
    number,
  ];
  const bend = left - 2 * middle + right;
  return bend < 0 ? (0.5 * (left - right)) / bend : 0;
}

/** The same sound at an even level; what is far below the loudest stays quiet. */
function steady(wave: Float32Array): Float64Array {
  const local = moving(
    Float64Array.from(wave, (value) => value ** 2),
    EVEN,
  ).map(Math.sqrt);
  const loudest = local.reduce((most, value) => Math.max(most, value), 0);
  return local.map((level, at) => (loudest ? wave[at]! / (level + FLOOR * loudest) : 0));
}

/** Its spectrum with an even color inside the band, nothing outside. */
function whitened(wave: Float64Array): Spectrum {
  const found = spectrum(wave, HEARD);
  const [low, high] = BAND.map((edge) => Math.round((edge * HEARD) / RATE)) as [number, number];
  const power = new Float64Array(high - low);
  for (let at = low; at < high; at++) power[at - low] = found.re[at]! ** 2 + found.im[at]! ** 2;
  const color = moving(power, Math.round((SMOOTH_HERTZ * HEARD) / RATE)).map(Math.sqrt);
  const mean = color.reduce((sum, value) => sum + value, 0) / color.length;
  const factors = new Float64Array(HEARD);
  // Twice, as only one half of the spectrum is kept: the other mirrors it.
  if (mean) color.forEach((each, at) => (factors[low + at] = (2 * mean) / (each + 1e-3 * mean)));
  return {
    re: found.re.map((value, at) => value * factors[at]!),
    im: found.im.map((value, at) => value * factors[at]!),
  };
}

/** The mean of `width` neighbors, shorter at the ends. */
function moving(values: Float64Array, width: number): Float64Array {
  const total = new Float64Array(values.length + 1);
  for (let at = 0; at < values.length; at++) total[at + 1] = total[at]! + values[at]!;
  const before = Math.floor(width / 2);
  return values.map((_, at) => {
    const begin = Math.max(0, at - before);
    const end = Math.min(values.length, at - before + width);
    return Math.max(0, (total[end]! - total[begin]!) / (end - begin));
  });
}
