import assert from "node:assert/strict";
import { test } from "node:test";
import { levels, thrown } from "../../../../../src/ensemble/studio/islands/parts/mixer/blind";
import type { Heard } from "../../../../../src/ensemble/studio/islands/parts/mixer/blind";

test("a coin says which of two is heard first", () => {
  assert.deepEqual(thrown(["a", "b"], 0), ["a", "b"]);
  assert.deepEqual(thrown(["a", "b"], 1), ["b", "a"]);
});

test("both are as loud as the softer one", () => {
  const [one, other] = levels([{ loudness_lufs: -14 }, { loudness_lufs: -23 }] as [Heard, Heard]);
  assert.ok(Math.abs(one - 10 ** (-9 / 20)) < 1e-12);
  assert.equal(other, 1);
});
