import assert from "node:assert/strict";
import { test } from "node:test";
import { asKept, trimmed, within } from "../../../../../src/ensemble/studio/islands/parts/camera/kept";

const RATE = 48_000;

test("of a film half a second is left at least, wherever its edges are pulled", () => {
  assert.deepEqual(within({ start: 9 * RATE, end: 10 * RATE }, 8 * RATE), {
    start: 7.5 * RATE,
    end: 8 * RATE,
  });
  assert.deepEqual(within({ start: 3 * RATE, end: RATE }, 8 * RATE), { start: 3 * RATE, end: 3.5 * RATE });
  assert.deepEqual(within({ start: -5, end: 90 * RATE }, 4_800), { start: 0, end: 4_800 });
});

test("a whole film says nothing of its edges, a trimmed one where they are in its raw take", () => {
  assert.deepEqual(trimmed({ start: 0, end: 500 }, 500, -77), { trim_start: "0", trim_end: "" });
  const kept = { start: RATE, end: 2 * RATE };
  assert.deepEqual(trimmed(kept, 3 * RATE, 700), { trim_start: "48700", trim_end: "96700" });
  assert.deepEqual(trimmed(kept, 3 * RATE, -2 * RATE), { trim_start: "0", trim_end: "0" });
});

test("what was left out of a film is read as it was noted; without a note all of it is kept", () => {
  assert.deepEqual(asKept({}, 480_000), { start: 0, end: 480_000 });
  assert.deepEqual(asKept({ start: "96000", end: "" }, 480_000), { start: 96_000, end: 480_000 });
  assert.deepEqual(asKept({ start: "96000", end: "240000" }, 480_000), { start: 96_000, end: 240_000 });
});
