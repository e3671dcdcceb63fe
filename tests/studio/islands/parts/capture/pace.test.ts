import assert from "node:assert/strict";
import { test } from "node:test";
import { Pace } from "../../../../../src/ensemble/studio/islands/parts/capture/pace";

/** Chunks of 11 ms in bursts of four, and from a second on as much later. */
function heard(late: number): Pace {
  const pace = new Pace();
  for (let number = 0; number < 400; number++) {
    const burst = Math.ceil((number + 1) / 4) * 4;
    pace.hear(number * 512, 1e12 + Math.round((burst * 512) / 48) + (number > 100 ? late : 0));
  }
  return pace;
}

test("bursts are even, and a clock that reads whole milliseconds is even enough", () => {
  assert.equal(heard(0).isShaken, false);
  assert.equal(heard(2).isShaken, false);
});

test("sound that stood still for a moment is not", () => {
  assert.equal(heard(12).isShaken, true);
});
