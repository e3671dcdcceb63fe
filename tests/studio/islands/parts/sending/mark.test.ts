import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { TakeFile } from "../../../../../src/ensemble/studio/islands/parts/capture/types";
import { mark } from "../../../../../src/ensemble/studio/islands/parts/sending/mark";

const kept = new Map<string, string>();
const told: string[] = [];
const take = (about: Record<string, string>, frames = 48_000): TakeFile =>
  ({ id: "one", about, frames }) as unknown as TakeFile;
const isMarked = (): boolean => kept.has("unsent takes");

beforeEach(() => {
  kept.clear();
  const localStorage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, words: string) => kept.set(name, words),
    removeItem: (name: string) => kept.delete(name),
  };
  Object.defineProperty(globalThis, "localStorage", { value: localStorage, configurable: true });
  Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
  Object.assign(globalThis, { dispatchEvent: ({ type }: Event) => told.push(type) });
});

test("one take that waits is told of, whatever lies beside it", () => {
  mark([take({ aside: "yes" }), take({}), take({ test: "yes" })]);
  assert.ok(isMarked());
});

test("what was set aside, tried the sound or holds none waits for nobody", () => {
  kept.set("unsent takes", "1");
  told.length = 0;
  mark([take({ aside: "yes" }), take({ test: "yes" }), take({}, 0)]);
  assert.ok(!isMarked());
  assert.deepEqual(told, ["storage"]);
});

test("the last one that waits takes the mark along; one told to be sent after all brings it back", () => {
  mark([take({})]);
  mark([]);
  assert.ok(!isMarked());
  mark([take({ aside: "yes", wanted: "send", by: "ben" })]);
  assert.ok(isMarked());
});
