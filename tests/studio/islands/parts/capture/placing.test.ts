import assert from "node:assert/strict";
import { test } from "node:test";
import { place } from "../../../../../src/ensemble/studio/islands/parts/capture/placing";
import { moments } from "../../../../../src/ensemble/studio/islands/parts/capture/moments";
import { countIn, GAP } from "../../../../../src/ensemble/studio/islands/parts/capture/ticks";
import { lay, noise, reading } from "./made";

const [START, GUIDE, LENGTH] = [10_000, 130_000, 96_000];
const HEAD = {
  ...{ rate: 48_000, channels: 1, startFrame: START, guideFrame: GUIDE },
  ...{ ticks: countIn(0, 120), endTick: LENGTH + GAP, interrupted: false, shaken: false, endedAt: "then" },
  ...{ tested: null, stored: null, reported: 2_000 },
};

/** A take that is so late, and at its end by so much more. */
function take(late: number, more = 0, tick = (number: number) => late + 0 * number): Float32Array {
  const wave = noise(GUIDE - START + LENGTH + 60_000, 0.02);
  HEAD.ticks.at.forEach((at, number) => lay(wave, [GUIDE - START + at + tick(number)], 0.2, number));
  return lay(wave, [GUIDE - START + HEAD.endTick + late + more], 0.2, 4);
}

test("a take whose ticks were heard stands where they say, and its end confirms it", () => {
  const found = place(HEAD, reading(take(6_000)));
  assert.equal(found.offsetSamples, START - GUIDE - 6_000);
  assert.equal(found.method, "ticks");
  assert.ok(found.confidence >= 0.9 && Math.abs(found.endTickMs!) < 0.1);
  assert.deepEqual([found.flagged, found.retake], [false, false]);
});

test("a take that moved by more than 2 ms is flagged, by more than 10 ms another is offered", () => {
  const [some, much] = [place(HEAD, reading(take(6_000, 200))), place(HEAD, reading(take(6_000, -600)))];
  assert.deepEqual([some.flagged, some.retake, Math.round(some.endTickMs!)], [true, false, 4]);
  assert.deepEqual([much.flagged, much.retake, Math.round(much.endTickMs!)], [true, true, -12]);
  assert.ok(some.confidence < 0.9 && much.confidence < some.confidence);
});

test("where ticks differ among themselves, the one next to the music counts, and it is flagged", () => {
  const found = place(HEAD, reading(take(6_000, 0, (number) => (number < 2 ? 5_000 : 6_000))));
  assert.equal(found.offsetSamples, START - GUIDE - 6_000);
  assert.deepEqual([found.flagged, found.retake], [true, true]);
});

test("without an end tick nothing confirms the place", () => {
  const found = place({ ...HEAD, endTick: null }, reading(take(6_000)));
  assert.deepEqual([found.method, found.endTickMs, found.flagged], ["ticks", null, true]);
});

test("a take that stood still meanwhile is never sure", () => {
  const found = place({ ...HEAD, interrupted: true }, reading(take(6_000)));
  assert.ok(found.flagged && found.confidence <= 0.5);
});

test("without ticks a test counts, then what was stored, then what is reported, each less sure", () => {
  const silent = reading(noise(200_000, 0.02));
  const [test, stored, reported] = [
    place({ ...HEAD, tested: 5_000, stored: 4_000 }, silent),
    place({ ...HEAD, stored: 4_000 }, silent),
    place(HEAD, silent),
  ];
  assert.deepEqual([test.method, stored.method, reported.method], ["test", "stored", "reported"]);
  assert.deepEqual(
    [test, stored, reported].map(({ offsetSamples }) => START - GUIDE - offsetSamples),
    [5_000, 4_000, 2_000],
  );
  assert.ok(test.confidence > stored.confidence && stored.confidence > reported.confidence);
});

test("what moved in between and came back is seen by the guide heard there", () => {
  const guide = noise(LENGTH, 0.3, 3);
  const read = (first: number, count: number) => guide.slice(first, first + count);
  const checks = moments(read, 0, LENGTH);
  const [whole, torn] = [take(6_000), take(6_000)];
  for (let at = 0; at < LENGTH; at++) {
    whole[GUIDE - START + at + 6_000]! += guide[at]! / 10;
    torn[GUIDE - START + at + (at > LENGTH / 2 ? 6_500 : 6_000)]! += guide[at]! / 10;
  }
  const [good, bad] = [place(HEAD, reading(whole), checks), place(HEAD, reading(torn), checks)];
  assert.deepEqual([checks.length, good.checks, good.flagged], [4, 4, false]);
  assert.deepEqual([bad.flagged, bad.retake, Math.round(bad.movedMs!)], [true, true, 10]);
  assert.ok(Math.abs(bad.endTickMs!) < 0.1);
});

test("a take that went unevenly is trusted where the guide was heard in between", () => {
  const guide = noise(LENGTH, 0.3, 3);
  const checks = moments((first, count) => guide.slice(first, first + count), 0, LENGTH);
  const [open, closed] = [take(6_000), take(6_000)];
  guide.forEach((value, at) => (open[GUIDE - START + at + 6_000]! += value / 10));
  const shaken = { ...HEAD, shaken: true };
  assert.equal(place(shaken, reading(open), checks).flagged, false);
  assert.equal(place(shaken, reading(closed), checks).flagged, true);
  assert.equal(place(shaken, reading(noise(200_000, 0.02)), checks).flagged, true);
});
