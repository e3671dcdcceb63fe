import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { TakeFile } from "../../../../../src/ensemble/studio/islands/parts/capture/types";
import { mark } from "../../../../../src/ensemble/studio/islands/parts/sending/mark";

const kept = new Map<string, string>();
const told: string[] = [];
let held: LockInfo[] = [];
const take = (about: Record<string, string>, frames = 48_000): TakeFile =>
  ({ id: "one", about, frames }) as unknown as TakeFile;
const isMarked = (): boolean => kept.has("unsent takes");

beforeEach(() => {
  kept.clear();
  held = [];
  const localStorage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, words: string) => kept.set(name, words),
    removeItem: (name: string) => kept.delete(name),
  };
  Object.defineProperty(globalThis, "localStorage", { value: localStorage, configurable: true });
  const locks = { query: async () => ({ held, pending: [] }) };
  Object.defineProperty(globalThis, "navigator", { value: { locks }, configurable: true });
  Object.assign(globalThis, { dispatchEvent: ({ type }: Event) => told.push(type) });
});

test("one take that waits is told of, whatever lies beside it", async () => {
  await mark([take({ aside: "yes" }), take({}), take({ test: "yes" })]);
  assert.ok(isMarked());
});

test("what was set aside, tried the sound or holds none waits for nobody", async () => {
  kept.set("unsent takes", "1");
  told.length = 0;
  await mark([take({ aside: "yes" }), take({ test: "yes" }), take({}, 0)]);
  assert.ok(!isMarked());
  assert.deepEqual(told, ["storage"]);
});

test("the last one that waits takes the mark along; one told to be sent after all brings it back", async () => {
  await mark([take({})]);
  await mark([]);
  assert.ok(!isMarked());
  await mark([take({ aside: "yes", wanted: "send", by: "ben" })]);
  assert.ok(isMarked());
});

test("one that is being recorded on another page waits, too", async () => {
  held = [{ name: "take two", mode: "exclusive" }];
  await mark([]);
  assert.ok(isMarked());
  // Somebody only looks whether it is, and another page sends what is kept.
  held = [
    { name: "take two", mode: "shared" },
    { name: "sending one", mode: "exclusive" },
  ];
  await mark([]);
  assert.ok(!isMarked());
});
