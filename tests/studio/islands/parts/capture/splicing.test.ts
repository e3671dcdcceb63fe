import assert from "node:assert/strict";
import { test } from "node:test";
import { FADE, spliced } from "../../../../../src/ensemble/studio/islands/parts/capture/splicing";

const LENGTH = 4 * FADE;

test("inside it is the part alone, and outside nearly nothing of it", () => {
  const made = spliced(new Float32Array(LENGTH).fill(1), new Float32Array(LENGTH), 1);
  assert.ok(made.subarray(FADE, LENGTH - FADE).every((value) => value === 0));
  assert.ok(made[0]! > 0.999 && made[LENGTH - 1]! > 0.999);
  assert.ok(made[FADE / 2]! > 0.7 && made[FADE / 2]! < 0.72);
});

test("two that are not alike are as loud together as each was, all the way", () => {
  const silence = new Float32Array(LENGTH);
  const one = new Float32Array(LENGTH).fill(1);
  const [under, over] = [spliced(one, silence, 1), spliced(silence, one, 1)];
  under.forEach((value, at) => assert.ok(Math.abs(value ** 2 + over[at]! ** 2 - 1) < 1e-6));
});

test("channels fade together", () => {
  const base = new Float32Array(2 * LENGTH).map((_, at) => (at % 2 ? 1 : 0.5));
  const made = spliced(base, new Float32Array(2 * LENGTH), 2);
  for (let at = 0; at < FADE; at++) assert.ok(Math.abs(made[2 * at]! * 2 - made[2 * at + 1]!) < 1e-6);
});
