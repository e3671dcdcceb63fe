import assert from "node:assert/strict";
import { test } from "node:test";
import { words } from "../../../../../src/ensemble/studio/islands/parts/waiting/words";

function storeOf(entries: Record<string, string>): Storage {
  const kept = new Map(Object.entries(entries));
  return {
    ...{ getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value) },
    ...{ removeItem: (name) => void kept.delete(name), clear: () => kept.clear() },
    key: (at) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
  };
}

test("words of one text that several pages left are one row, and go together", async () => {
  const store = storeOf({
    ...{ "writing abc me 1": "[]", "writing abc me 2": "[]", "turn def me": "{}" },
    ...{ theme: "dark", "reading speed": "3" },
  });
  const found = words(store);
  assert.deepEqual(
    found.map(({ kind, address }) => [kind, address]),
    [
      ["words", "/writings/abc/"],
      ["words", "/writings/def/"],
    ],
  );
  await found[0]!.forget();
  assert.deepEqual(
    [0, 1, 2].map((at) => store.key(at)),
    ["turn def me", "theme", "reading speed"],
  );
});
