import assert from "node:assert/strict";
import { test } from "node:test";
import type { Mark } from "../../../../../src/ensemble/studio/islands/parts/pad/drawing";
import { fitting, spaced, sumsOf } from "../../../../../src/ensemble/studio/islands/parts/pad/shelf";

const stroke = (x: number): Mark => ({
  tool: "brush",
  color: "#d9381e",
  size: 8,
  pressed: false,
  points: [x, 1, 0.5],
});
const marks = [1, 2, 3, 4].map(stroke);
const shot = (of: Mark[], width = 80) => ({ count: of.length, sum: sumsOf(of).at(-1)!, width, height: 60 });

test("a bitmap fits the marks it was made of, and whatever follows them", () => {
  const made = shot(marks.slice(0, 3));
  assert.deepEqual(fitting([made], marks, [80, 60]), [made]);
  assert.deepEqual(fitting([made], marks.slice(0, 3), [80, 60]), [made]);
});

test("of other marks, fewer marks or another size it fits nothing", () => {
  const made = shot(marks.slice(0, 3));
  assert.deepEqual(fitting([made], marks.slice(0, 2), [80, 60]), []);
  assert.deepEqual(fitting([made], marks, [60, 80]), []);
  const changes: Partial<Mark>[] = [
    { color: "#d9381f" },
    { size: 8.5 },
    { pressed: true },
    { tool: "eraser" },
  ];
  for (const change of [...changes, { points: [2, 1.1, 0.5] }]) {
    const others = [marks[0]!, { ...marks[1]!, ...change } as Mark, ...marks.slice(2)];
    assert.deepEqual(fitting([made], others, [80, 60]), [], JSON.stringify(change));
  }
});

test("a patch of color counts with where it flowed to", () => {
  const patch = (to: number): Mark => ({ tool: "fill", color: "#000000", step: 2, rows: [0, 1, to] });
  assert.notDeepEqual(sumsOf([patch(4)]), sumsOf([patch(5)]));
});

test("of a long drawing few bitmaps stay, the newest among them, and none is far from what it leads to", () => {
  let counts: number[] = [];
  for (let count = 100; count <= 10_000; count += 100) {
    counts = spaced([...counts, count]);
    assert.equal(counts.at(-1), count);
    assert.ok(counts.length <= 14, `${counts}`);
    for (let at = 1; at < counts.length; at++)
      assert.ok(counts[at]! - counts[at - 1]! <= 100 + (count - counts[at - 1]!), `${counts}`);
  }
});
