import assert from "node:assert/strict";
import { test } from "node:test";
import { difference, parts, whole } from "../../../../../src/ensemble/studio/islands/parts/writing/differing";

function done(before: string, after: string, caret?: number): string {
  const edit = difference(before, after, caret);
  return edit ? before.slice(0, edit.at) + edit.words + before.slice(edit.at + edit.removed) : before;
}

test("an edit turns what was into what is", () => {
  const letters = ["a", "b", "😀", "😁", "日", "\n", "é"];
  let seed = 7;
  const next = (most: number): number => (seed = (seed * 48271) % 2147483647) % most;
  const words = (): string => Array.from({ length: next(9) }, () => letters[next(letters.length)]).join("");
  for (let round = 0; round < 3000; round++) {
    const [head, tail, before, after] = [words(), words(), words(), words()];
    assert.equal(
      done(head + before + tail, head + after + tail, head.length + after.length),
      head + after + tail,
    );
  }
});

test("the caret decides among equal letters", () => {
  assert.deepEqual(difference("aaa", "aaaa", 1), { at: 0, removed: 0, words: "a" });
  assert.deepEqual(difference("aaa", "aaaa", 4), { at: 3, removed: 0, words: "a" });
  assert.equal(difference("same", "same"), undefined);
});

test("a character is never cut in two", () => {
  assert.deepEqual(difference("x😀", "x😁"), { at: 1, removed: 2, words: "😁" });
  assert.deepEqual(parts("a😀b", 2), ["a", "😀", "b"]);
  assert.equal(parts("x".repeat(120_000), 50_000).length, 3);
  assert.equal(whole("\ud83dx\ude00 😀"), "\ufffdx\ufffd 😀");
});
