import assert from "node:assert/strict";
import { test } from "node:test";
import { Shelf, broughtBack } from "../../../../../src/ensemble/studio/islands/parts/writing/left";

const left = { turn: "/t/", words: "I had typed more", base: "I had" };

test("words that never got to the server come back", () => {
  assert.equal(broughtBack(left, "I had"), "I had typed more");
  assert.equal(broughtBack(left, ""), "I had typed more");
});

test("words that got there are not there twice", () => {
  assert.equal(broughtBack(left, "I had typed more"), "I had typed more");
  assert.equal(broughtBack(undefined, "Kept"), "Kept");
});

test("what was written elsewhere meanwhile is not written over", () => {
  assert.equal(broughtBack(left, "On the other machine"), "On the other machine\n\nI had typed more");
});

test("a browser that keeps nothing more is no trouble", () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new Error("full");
    },
    removeItem: () => undefined,
  };
  const shelf = new Shelf(full, "turn k me");
  shelf.put(left);
  assert.equal(shelf.left, undefined);
});
