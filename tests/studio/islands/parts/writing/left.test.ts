import assert from "node:assert/strict";
import { test } from "node:test";
import { Shelf, broughtBack } from "../../../../../src/ensemble/studio/islands/parts/writing/left";
import type { Store } from "../../../../../src/ensemble/studio/islands/parts/writing/stored";

const left = { turn: "/t/", words: "I had typed more", base: "I had" };

test("words that never got to the server come back", () => {
  assert.equal(broughtBack(left, "I had"), "I had typed more");
  assert.equal(broughtBack(left, ""), "I had typed more");
});

test("words that got there are not there twice", () => {
  assert.equal(broughtBack(left, "I had typed more"), "I had typed more");
  assert.equal(broughtBack(undefined, "Kept"), "Kept");
});

test("what got there in part is not there twice", () => {
  assert.equal(broughtBack(left, "I had typed"), "I had typed more");
  assert.equal(
    broughtBack({ ...left, words: "I had now typed more" }, "I had typed more"),
    "I had now typed more",
  );
  assert.equal(broughtBack(left, "I"), "I\n\nI had typed more");
});

test("what was written elsewhere meanwhile is not written over", () => {
  assert.equal(broughtBack(left, "On the other machine"), "On the other machine\n\nI had typed more");
});

test("two windows keep each their own, and whoever comes next takes both", () => {
  const store = held();
  const [one, other] = [new Shelf(store, "turn k me", "1"), new Shelf(store, "turn k me", "2")];
  one.put(left);
  other.put({ ...left, words: "Something else" });
  one.clear();
  assert.deepEqual(new Shelf(store, "turn k me", "3").adopt(), [{ ...left, words: "Something else" }]);
  assert.deepEqual(new Shelf(store, "turn k me", "4").adopt(), []);
});

test("what was passed on is forgotten, what wasn't is not", () => {
  const store = held();
  new Shelf(store, "turn k me", "1").put(left);
  new Shelf(store, "turn k me", "2").put({ ...left, turn: "/passed/" });
  const next = new Shelf(store, "turn k me", "3");
  next.forget(["/passed/"]);
  assert.deepEqual(next.adopt(), [left]);
});

test("a browser that keeps nothing more is no trouble", () => {
  const full = {
    ...held(),
    setItem: () => {
      throw new Error("full");
    },
  };
  const shelf = new Shelf(full, "turn k me", "1");
  shelf.put(left);
  assert.deepEqual(new Shelf(full, "turn k me", "2").adopt(), []);
});

function held(): Store {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, words) => void items.set(key, words),
    removeItem: (key) => void items.delete(key),
    key: (number) => [...items.keys()][number] ?? null,
    get length() {
      return items.size;
    },
  };
}
