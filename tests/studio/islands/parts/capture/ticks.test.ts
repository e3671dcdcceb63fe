import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { beat, burst, countIn } from "../../../../../src/ensemble/studio/islands/parts/capture/ticks";

// Made by ensemble.engine.alignment.ticks; tests/engine/alignment/test_ticks.py holds it to the same.
const ENGINES = "a296f4119f52adef7bee0e8e7d780434353f2072a15a28bd21eecc8b1e1c1c0b";

test("ticks are, to the bit, the ones the server listens for", () => {
  const hash = createHash("sha256");
  for (const [seed, number] of [
    [1, 0],
    [1, 1],
    [1, 4],
    [77, 3],
    [4_000_000_000, 2],
  ] as const)
    hash.update(Buffer.from(burst(seed, number).buffer));
  assert.equal(hash.digest("hex"), ENGINES);
});

test("four ticks count in, a beat apart, and the music begins on the fifth", () => {
  assert.deepEqual(countIn(0, 120).at, [-96_000, -72_000, -48_000, -24_000]);
  assert.deepEqual(countIn(48_000, 60).at, [-144_000, -96_000, -48_000, 0]);
});

test("beats that are no whole samples stay in time", () => {
  const { at } = countIn(0, 97);
  at.forEach((place, tick) => assert.ok(Math.abs(place + ((4 - tick) * 60 * 48_000) / 97) <= 0.5));
});

test("a tempo too slow or too quick to count in is halved or doubled, and none is half a second", () => {
  assert.equal(beat(20), beat(40));
  assert.equal(beat(300), beat(150));
  assert.equal(beat(), 24_000);
  assert.equal(beat(Number.NaN), 24_000);
});
