import assert from "node:assert/strict";
import { test } from "node:test";
import {
  fitted,
  kept,
  onPaper,
  pinched,
  zoomed,
} from "../../../../../src/ensemble/studio/islands/parts/pad/view";

const size: [number, number] = [1600, 1200];
const room: [number, number] = [400, 600];

test("the whole paper lies in the middle", () => {
  assert.deepEqual(fitted(size, room), { scale: 0.25, x: 0, y: 150 });
});

test("what lies under the finger stays there while it comes closer", () => {
  const view = fitted(size, room);
  const closer = zoomed(view, 3, [100, 200], view.scale);
  assert.deepEqual(onPaper(closer, 100, 200), onPaper(view, 100, 200));
  assert.equal(closer.scale, 0.75);
});

test("there is an end to close and far", () => {
  const view = fitted(size, room);
  assert.equal(zoomed(view, 1000, [0, 0], view.scale).scale, 16 * view.scale);
  assert.equal(zoomed(view, 0.0001, [0, 0], view.scale).scale, view.scale / 4);
});

test("two fingers hold the paper: both places stay under them", () => {
  const view = fitted(size, room);
  const before: [[number, number], [number, number]] = [
    [100, 200],
    [200, 200],
  ];
  const after: [[number, number], [number, number]] = [
    [80, 260],
    [280, 260],
  ];
  const moved = pinched(view, before, after, view.scale);
  before.forEach(([x, y], finger) => {
    assert.deepEqual(onPaper(moved, ...after[finger]!), onPaper(view, x, y));
  });
});

test("the paper can't be lost", () => {
  const { x, y } = kept({ scale: 0.25, x: 9000, y: -9000 }, size, room);
  assert.deepEqual([x, y], [352, 48 - 300]);
});
