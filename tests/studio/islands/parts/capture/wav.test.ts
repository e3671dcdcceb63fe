import assert from "node:assert/strict";
import { test } from "node:test";
import { steps, wavBytes, wavHead } from "../../../../../src/ensemble/studio/islands/parts/capture/wav";

test("samples become the nearest of 2^24 steps, and what is too loud the loudest", () => {
  const wide = steps(Float32Array.of(0, 0.5, -1, 1.5, -2, 1 / 2 ** 23));
  assert.deepEqual(
    [...wide].map((value) => value >> 8),
    [0, 2 ** 22, -(2 ** 23), 2 ** 23 - 1, -(2 ** 23), 1],
  );
  assert.deepEqual([...wavBytes(steps(Float32Array.of(-1 / 2 ** 23, 0.5)))], [255, 255, 255, 0, 0, 64]);
});

test("a WAV's head tells how long it is", () => {
  const view = new DataView(wavHead(48_000, 2, 48_000).buffer);
  assert.equal(view.getUint32(40, true), 48_000 * 6);
  assert.equal(view.getUint32(4, true), 36 + 48_000 * 6);
});
