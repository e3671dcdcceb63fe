import assert from "node:assert/strict";
import { test } from "node:test";
import { outline } from "../../../../../src/ensemble/studio/islands/parts/pad/ink";
import type { Stroke } from "../../../../../src/ensemble/studio/islands/parts/pad/drawing";

const line = (facts: Partial<Stroke> = {}): Stroke => ({
  tool: "brush",
  color: "#000000",
  size: 20,
  pressed: true,
  points: Array.from({ length: 60 }, (_none, at) => [10 * at, 0, 0.5]).flat(),
  ...facts,
});
const height = (edge: number[][]) =>
  Math.max(...edge.map(([, y]) => y!)) - Math.min(...edge.map(([, y]) => y!));

test("the same stroke always has the same edge", () => {
  assert.deepEqual(outline(line()), outline(structuredClone(line())));
});

test("a pen that is pressed harder draws broader", () => {
  const pressed = (pressure: number) =>
    line({ points: line().points.map((value, at) => (at % 3 === 2 ? pressure : value)) });
  assert.ok(height(outline(pressed(0.9))) > 1.5 * height(outline(pressed(0.2))));
});

test("a touch without a way is a dot as large as the brush", () => {
  const dot = outline(line({ points: [50, 50, 0.5] }));
  assert.ok(dot.length > 8);
  assert.ok(Math.abs(height(dot) - 20) < 4);
});
