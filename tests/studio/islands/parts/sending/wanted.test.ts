import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { TakeFile } from "../../../../../src/ensemble/studio/islands/parts/capture/types";
import {
  goesOnFor,
  placeOf,
  wantedOf,
} from "../../../../../src/ensemble/studio/islands/parts/sending/wanted";

const take = (about: Record<string, string>): TakeFile => ({ id: "one", about }) as unknown as TakeFile;
const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  const storage = { getItem: (name: string) => kept.get(name) ?? null };
  Object.defineProperty(globalThis, "localStorage", { value: storage, configurable: true });
});

test("a take that nobody pressed Send for isn't to be sent", () => {
  const noted = { take: "another", by: "ben", answers: [["title", "Bass"]] };
  kept.set("recorder /calls/1/record/", JSON.stringify(noted));
  assert.equal(wantedOf(take({ place: "/calls/1/record/" })), undefined);
  assert.equal(wantedOf(take({ place: "/calls/2/record/" })), undefined);
  assert.equal(wantedOf(take({ address: "/calls/1/read/", wanted: "", by: "ben", typed: "[]" })), undefined);
});

test("who pressed Send is known with what they typed, wherever their page has noted it", () => {
  const answers: [string, string][] = [["title", "Bass"]];
  kept.set("recorder /calls/1/record/", JSON.stringify({ take: "one", by: "ben", answers }));
  assert.deepEqual(wantedOf(take({ place: "/calls/1/record/" })), { by: "ben", answers });
  const typed = JSON.stringify(answers);
  const read = take({ address: "/calls/1/read/", wanted: "send", by: "ben", typed });
  assert.deepEqual(wantedOf(read), { by: "ben", answers });
  assert.equal(placeOf(read), "/calls/1/read/");
});

test("it goes on for its own member; a stranger's for whoever they have become", () => {
  assert.ok(goesOnFor({ by: "ben" }, "ben"));
  assert.ok(!goesOnFor({ by: "ben" }, "cy"));
  assert.ok(!goesOnFor({ by: "ben" }, undefined));
  assert.ok(goesOnFor({ by: "" }, "cy"));
  assert.ok(!goesOnFor(undefined, "cy"));
  // Noted before it was said by whom.
  kept.set("recorder /calls/1/record/", JSON.stringify({ take: "one", answers: [] }));
  assert.equal(wantedOf(take({ place: "/calls/1/record/" }))?.by, "");
});
