/**
 * Ticks: short bursts of noise, made by number, that a take is recognized by. Sample for sample the ones
 * of `ensemble.engine.alignment.ticks`, so that the server hears in a raw take what the page has heard.
 */
import type { TickPlaces } from "./types";

export const RATE = 48_000;
export const LENGTH = 2_048;
export const COUNT = 4;
const EDGE = 96;
const LEVEL = 0.5;
const SLOWEST = RATE * 2;
const QUICKEST = RATE / 4;
const CALM = RATE / 2;
/** From the end of the music to the end tick: what still rings has become softer. */
export const GAP = RATE / 10;

/** The sound of one tick: 2,048 samples of noise with edges of 2 ms. */
export function burst(seed: number, number: number): Float32Array<ArrayBuffer> {
  let state = (Math.imul(seed, 0x9e3779b1) + Math.imul(number + 1, 0x85ebca6b)) | 0 || 1;
  const drawn = new Float64Array(LENGTH);
  for (let at = 0; at < LENGTH; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    drawn[at] = (state >>> 0) / 2 ** 31 - 1;
  }
  for (let at = 0; at < EDGE; at++) {
    const edge = 0.5 - 0.5 * Math.cos((Math.PI * (at + 0.5)) / EDGE);
    drawn[at]! *= edge;
    drawn[LENGTH - 1 - at]! *= edge;
  }
  return Float32Array.from(drawn, (value) => value * LEVEL);
}

/** From one beat to the next in samples: of the tempo, doubled or halved where that is no count-in. */
export function beat(bpm?: number): number {
  if (!bpm || !Number.isFinite(bpm) || bpm <= 0) return CALM;
  let samples = (60 * RATE) / bpm;
  while (samples > SLOWEST) samples /= 2;
  while (samples < QUICKEST) samples *= 2;
  return samples;
}

/** Four ticks that count in to a guide time, one beat apart. */
export function countIn(from: number, bpm?: number, seed = 1): TickPlaces {
  const length = beat(bpm);
  return { at: Array.from({ length: COUNT }, (_, tick) => from - Math.round((COUNT - tick) * length)), seed };
}
