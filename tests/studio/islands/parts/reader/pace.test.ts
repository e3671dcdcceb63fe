import { test } from "node:test";
import assert from "node:assert/strict";
import { Pace, reached } from "../../../../../src/ensemble/studio/islands/parts/reader/pace";

const RATE = 48_000;
const LINES = [24, 12, 36];

test("words pass at the reader's pace, and each line is marked when it is reached", () => {
  const pace = new Pace(LINES, 12);
  for (let frame = 0; frame <= 6 * RATE; frame += 800) pace.advance(frame);
  assert.deepEqual(pace.marks, [0, 2 * RATE, 3 * RATE]);
  assert.ok(pace.isThrough);
  assert.equal(pace.line, 2);
  assert.equal(pace.share, 1);
});

test("held words wait, and lines after them are reached later", () => {
  const pace = new Pace(LINES, 12);
  pace.hold(RATE, true);
  pace.advance(5 * RATE);
  assert.equal(pace.line, 0);
  assert.equal(pace.share, 0.5);
  pace.hold(5 * RATE, false);
  pace.advance(6.5 * RATE);
  assert.deepEqual(pace.marks, [0, 6 * RATE, undefined]);
});

test("a line read once more is meant the second time", () => {
  const pace = new Pace(LINES, 12);
  pace.advance(3.5 * RATE);
  pace.go(1, 4 * RATE);
  assert.deepEqual(reached(pace.marks), [
    [0, 0],
    [1, 4 * RATE],
  ]);
  pace.advance(5 * RATE);
  assert.equal(pace.marks[2], 5 * RATE);
});

test("lines that were skipped have been reached as well", () => {
  const pace = new Pace(LINES, 12);
  pace.go(2, RATE);
  assert.deepEqual(pace.marks, [0, RATE, RATE]);
  pace.go(9, 2 * RATE);
  assert.equal(pace.line, 2);
});

test("many lines within one glance are marked in order", () => {
  const pace = new Pace([12, 12, 12, 12], 12);
  pace.advance(3.5 * RATE);
  assert.deepEqual(pace.marks, [0, RATE, 2 * RATE, 3 * RATE]);
});

test("lines passed during the count-in are reached when it ends", () => {
  const pace = new Pace(LINES, 12);
  pace.hold(-RATE, true);
  pace.go(1, -RATE);
  pace.hold(-RATE / 2, false);
  pace.advance(RATE);
  assert.deepEqual(pace.marks, [0, 0, RATE]);
});
