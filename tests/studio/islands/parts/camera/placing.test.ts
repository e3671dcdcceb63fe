import assert from "node:assert/strict";
import { test } from "node:test";
import { agreed, placeClip } from "../../../../../src/ensemble/studio/islands/parts/camera/placing";

const RATE = 48_000;

/** A voice of sorts: noise that comes and goes, lightly colored. The same for the same seed. */
function voice(seconds: number, seed = 7): Float32Array {
  const wave = new Float32Array(seconds * RATE);
  let state = seed;
  let low = 0;
  for (let at = 0; at < wave.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    low = 0.9 * low + 0.1 * (state / 2 ** 31);
    const syllable = Math.max(0, Math.sin((2 * Math.PI * at) / (RATE * 0.31)) + 0.3 * Math.sin(at / 9000));
    wave[at] = low * syllable;
  }
  return wave;
}

/** What a clip keeps of it: duller, softer, with a noise of its own. */
function filmed(take: Float32Array, first: number, last: number): Float32Array {
  const noise = voice(Math.ceil((last - first) / RATE), 99);
  let dull = 0;
  return take.slice(first, last).map((value, at) => {
    dull = 0.5 * dull + 0.5 * value;
    return 0.6 * dull + 0.03 * noise[at]!;
  });
}

for (const late of [0, 18_096, -9_000])
  test(`a clip is found in its take though its clock is ${late} samples off`, () => {
    const take = voice(9);
    const truth = 43_210;
    const found = placeClip(filmed(take, truth, take.length), take, truth + late)!;
    assert.ok(Math.abs(found.startSamples - truth) <= 1, `${found.startSamples - truth}`);
    assert.ok(found.confidence > 0.9);
    assert.ok(Math.abs(found.drift) < 1);
  });

test("a clip that begins before its take and one shorter than a breath are found, too", () => {
  const take = voice(5);
  const early = new Float32Array(take.length + 4_800);
  early.set(filmed(take, 0, take.length), 4_800);
  assert.ok(Math.abs(placeClip(early, take, 0)!.startSamples + 4_800) <= 1);
  const short = placeClip(filmed(take, 100_000, 124_000), take, 98_000)!;
  assert.ok(Math.abs(short.startSamples - 100_000) <= 1);
});

test("another sound and silence have no place", () => {
  const take = voice(6);
  const other = placeClip(voice(6, 1234), take, 0);
  assert.ok(!other || other.confidence < 0.5);
  assert.equal(placeClip(new Float32Array(3 * RATE), take, 0), null);
});

test("one window that hears something else is outvoted", () => {
  const votes = [100, 100.4, 9_000, 99.8].map((shift, at) => ({
    middle: at * RATE,
    shift,
    clearDb: 20,
    rival: 0.3,
  }));
  const found = agreed(votes)!;
  assert.equal(found.startSamples, 100);
  assert.equal(found.confidence, 0.75);
});

/** A click that repeats exactly, as a machine's does: one burst every `period` samples. */
function clicks(seconds: number, period: number): Float32Array {
  const [wave, burst] = [new Float32Array(seconds * RATE), voice(1, 5).subarray(2_000, 3_000)];
  for (let at = 0; at + burst.length < wave.length; at += period) wave.set(burst, at);
  return wave;
}

test("of a beat that repeats exactly the one in reach is taken, though a whole beat off fits as well", () => {
  const [take, truth] = [clicks(9, RATE), 43_210];
  for (const late of [18_096, -18_096]) {
    const found = placeClip(take.slice(truth), take, truth + late)!;
    assert.ok(Math.abs(found.startSamples - truth) <= 1, `${found.startSamples - truth}`);
    assert.ok(found.confidence > 0.9);
  }
});

test("where two beats are in reach, neither is believed", () => {
  const take = clicks(9, RATE / 2);
  assert.ok(placeClip(take.slice(43_210), take, 43_210 + 12_000)!.confidence < 0.5);
});
