import assert from "node:assert/strict";
import { test } from "node:test";
import { Ending } from "../../../../../src/ensemble/studio/islands/parts/reader/ending";

test("a reading is over three seconds after the last word, not after the last line came up", () => {
  const ending = new Ending();
  for (let now = 0; now < 8_000; now += 50) {
    ending.hear(now < 6_000 ? 0.4 : 0.01, now);
    assert.equal(ending.isOver(now >= 4_000, now), false);
  }
  ending.hear(0.01, 9_100);
  assert.equal(ending.isOver(true, 9_100), true);
});

test("a noisy room doesn't keep it open for ever, and going back a line keeps it open", () => {
  const ending = new Ending();
  for (let now = 0; now <= 20_000; now += 50) {
    ending.hear(0.3, now);
    assert.equal(ending.isOver(true, now), false);
  }
  assert.equal(ending.isOver(false, 20_050), false);
  assert.equal(ending.isOver(true, 20_100), false);
  ending.hear(0.3, 40_200);
  assert.equal(ending.isOver(true, 40_200), true);
});
