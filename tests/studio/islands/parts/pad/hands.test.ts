import assert from "node:assert/strict";
import { test } from "node:test";
import { Hands } from "../../../../../src/ensemble/studio/islands/parts/pad/hands";
import type { Touch } from "../../../../../src/ensemble/studio/islands/parts/pad/hands";

const touch = (kind: string, id: number, facts: Partial<Touch> = {}): Touch => ({
  kind,
  id,
  x: 10,
  y: 10,
  breadth: 20,
  ...facts,
});

test("one finger draws", () => {
  const hands = new Hands();
  assert.equal(hands.down(touch("touch", 1)), "begin");
  assert.equal(hands.move(touch("touch", 1)), "draw");
  assert.equal(hands.up(touch("touch", 1)), "end");
  assert.equal(hands.up(touch("touch", 1)), "none");
});

test("a second finger lets the stroke go, and both move the paper", () => {
  const hands = new Hands();
  hands.down(touch("touch", 1));
  assert.equal(hands.down(touch("touch", 2, { x: 110 })), "drop");
  assert.equal(hands.move(touch("touch", 2, { x: 130 })), "pinch");
  assert.deepEqual(hands.at(touch("touch", 2, { x: 130 })), [20, 0]);
  assert.deepEqual(hands.pair(), [
    [10, 10],
    [130, 10],
  ]);
  assert.equal(hands.up(touch("touch", 2)), "none");
  assert.equal(hands.move(touch("touch", 1)), "move");
});

test("a pen wins over a palm that came first, and the palm draws no more", () => {
  const hands = new Hands();
  assert.equal(hands.down(touch("touch", 1)), "begin");
  assert.equal(hands.down(touch("pen", 7)), "begin");
  assert.equal(hands.move(touch("touch", 1)), "none");
  assert.equal(hands.down(touch("touch", 2)), "none");
  assert.equal(hands.move(touch("pen", 7)), "draw");
  assert.equal(hands.up(touch("touch", 1)), "none");
  assert.equal(hands.up(touch("pen", 7)), "end");
});

test("once a pen was here a finger moves the paper", () => {
  const hands = new Hands();
  hands.down(touch("pen", 7));
  hands.up(touch("pen", 7));
  assert.equal(hands.down(touch("touch", 1)), "move");
  assert.equal(hands.move(touch("touch", 1)), "move");
});

test("what is as broad as a palm does nothing", () => {
  const hands = new Hands();
  assert.equal(hands.down(touch("touch", 1, { breadth: 90 })), "none");
  assert.equal(hands.move(touch("touch", 1)), "none");
  assert.equal(hands.down(touch("touch", 2)), "begin");
});

test("with the hand as a tool nothing draws, the mouse neither", () => {
  const hands = new Hands();
  hands.isMoving = true;
  for (const kind of ["mouse", "touch"]) {
    assert.equal(hands.down(touch(kind, 1)), "move");
    assert.equal(hands.move(touch(kind, 1)), "move");
    assert.equal(hands.up(touch(kind, 1)), "none");
  }
});
