import assert from "node:assert/strict";
import { test } from "node:test";
import { Doc, applyUpdate, encodeStateAsUpdate } from "yjs";
import { Unsent } from "../../../../../src/ensemble/studio/islands/parts/writing/unsent";

function store(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (place: number) => [...kept.keys()][place] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

function typed(unsent: Unsent, words: string): void {
  const doc = new Doc();
  doc.on("update", (update: Uint8Array) => unsent.add(update));
  for (const letter of words) doc.getText("words").insert(doc.getText("words").length, letter);
}

test("what was not kept is taken up by the next page, once", () => {
  const shelf = store();
  typed(new Unsent(shelf, "writing k me", "1"), "hello");
  const next = new Unsent(shelf, "writing k me", "2");
  const doc = new Doc();
  for (const update of next.adopt()) applyUpdate(doc, update);
  assert.equal(doc.getText("words").toString(), "hello");
  assert.equal(next.isEmpty, false);
  assert.equal(shelf.length, 1);
  const change = next.next()!;
  change.sent = true;
  assert.equal(next.next(), undefined);
  next.again();
  assert.equal(next.next(), change);
  next.drop(change.number);
  assert.equal(shelf.length, 0);
});

test("another member's, or another text's, is left alone", () => {
  const shelf = store();
  typed(new Unsent(shelf, "writing k me", "1"), "mine");
  assert.deepEqual(new Unsent(shelf, "writing k you", "2").adopt(), []);
  assert.deepEqual(new Unsent(shelf, "writing other me", "2").adopt(), []);
});

test("small changes travel together, and those on their way stay as they are", () => {
  const unsent = new Unsent(store(), "writing k me", "1");
  typed(unsent, "one");
  const first = unsent.next()!;
  first.sent = true;
  const size = first.update.length;
  typed(unsent, "two");
  assert.equal(first.update.length, size);
  assert.notEqual(unsent.next(), first);
});

test("a page that knows an older text reads what was changed in a newer one", () => {
  const shelf = store();
  const doc = new Doc();
  doc.getText("words").insert(0, "a lamp");
  const first = new Unsent(shelf, "writing k me", "1");
  doc.on("update", (update: Uint8Array) => first.add(update));
  doc.getText("words").insert(6, " hums");
  first.standOn(encodeStateAsUpdate(doc));
  const older = new Doc();
  const next = new Unsent(shelf, "writing k me", "2");
  for (const update of next.adopt()) applyUpdate(older, update);
  assert.equal(older.getText("words").toString(), "a lamp hums");
  // It is kept as long as there is something that isn't kept elsewhere.
  next.standOn(encodeStateAsUpdate(older));
  assert.equal(shelf.length, 2);
  next.drop(1);
  assert.equal(shelf.length, 0);
  next.standOn(encodeStateAsUpdate(older));
  assert.equal(shelf.length, 0);
});
