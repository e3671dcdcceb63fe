import assert from "node:assert/strict";
import { test } from "node:test";
import type { TakeFile } from "../../../../../src/ensemble/studio/islands/parts/capture";
import { next, START } from "../../../../../src/ensemble/studio/islands/parts/recorder/machine";
import type { News, State } from "../../../../../src/ensemble/studio/islands/parts/recorder/machine";
import { heightOf } from "../../../../../src/ensemble/studio/islands/parts/recorder/meter";
import { filled } from "../../../../../src/ensemble/studio/islands/parts/filled";
import {
  clockOf,
  loudness,
  saying,
  sureness,
} from "../../../../../src/ensemble/studio/islands/parts/recorder/saying";
import { minutesLeft } from "../../../../../src/ensemble/studio/islands/parts/recorder/space";

/** The words said on the way. */
function said(...news: News[]): string[] {
  const words: string[] = [];
  news.reduce((state: State, one) => {
    const now = next(state, one);
    const found = saying(state, now);
    if (found) words.push(found.word);
    return now;
  }, START);
  return words;
}

test("nothing is said from the count-in to the end of a take", () => {
  assert.deepEqual(said({ is: "asked" }, { is: "begun" }, { is: "done", share: 0.5 }, { is: "stopped" }), [
    "asking",
    "ending",
  ]);
});

test("when one has listened, what was said of that is taken back", () => {
  const found: News = { is: "found", takes: ["one"] };
  assert.deepEqual(said(found, { is: "listened" }, { is: "hushed" }), ["listening", "rests"]);
});

test("a moment before the beginning has a sign only where one sees it", () => {
  assert.deepEqual([clockOf(-4_000, true), clockOf(-5_000, true)], ["0:00.0", "−0:00.1"]);
  assert.deepEqual([clockOf(-40_000), clockOf(-50_000)], ["0:00", "−0:01"]);
});

test("progress is said at every quarter, not at every step", () => {
  const steps = Array.from({ length: 100 }, (_, at): News => ({ is: "done", share: at / 100 }));
  const words = said({ is: "found", takes: ["one"] }, { is: "sends" }, { is: "packed" }, ...steps);
  assert.deepEqual(words, ["packing", "sending", "sending", "sending", "sending"]);
});

test("a trouble is said once", () => {
  const denied: News = { is: "troubled", trouble: "denied" };
  assert.deepEqual(said({ is: "asked" }, denied, denied), ["asking", "denied"]);
});

test("how sure a place is follows from what was heard", () => {
  const sure = (alignment: object): string => sureness({ alignment } as TakeFile);
  assert.equal(sure({ confidence: 0.98 }), "sure");
  assert.equal(sure({ confidence: 0.7 }), "likely");
  assert.equal(sure({ confidence: 0.3 }), "unsure");
  assert.equal(sure({ confidence: 0.98, flagged: true }), "moved");
  assert.equal(sure({ confidence: 0.98, flagged: true, retake: true }), "retake");
});

test("clocks and sentences read as people write them", () => {
  assert.equal(clockOf(48_000 * 61.25), "1:01");
  assert.equal(clockOf(48_000 * 61.25, true), "1:01.2");
  assert.equal(clockOf(-24_000, true), "−0:00.5");
  assert.equal(
    filled("{take} is {length} long {x}", { take: "Take 1", length: "0:04" }),
    "Take 1 is 0:04 long {x}",
  );
});

test("too quiet and too loud are told, and the bar is in decibels", () => {
  assert.deepEqual([0.01, 0.3, 1].map(loudness), ["quiet", "", "loud"]);
  assert.deepEqual([0, 1e-6, 1, 2].map(heightOf), [0, 0, 1, 1]);
  assert.ok(Math.abs(heightOf(0.0316) - 0.5) < 0.01);
});

test("room is told in minutes, and unknown room is enough", async () => {
  const storage = (told: object): StorageManager => ({ estimate: async () => told }) as StorageManager;
  assert.equal(
    Math.round(await minutesLeft(undefined, storage({ quota: 7 * 48_000 * 60 * 12, usage: 0 }))),
    12,
  );
  assert.equal(await minutesLeft(undefined, storage({})), Infinity);
});
