import assert from "node:assert/strict";
import { test } from "node:test";
import {
  allowed,
  isSending,
  isSilent,
  next,
  START,
} from "../../../../../src/ensemble/studio/islands/parts/recorder/machine";
import type { News, State } from "../../../../../src/ensemble/studio/islands/parts/recorder/machine";

const after = (...news: News[]): State => news.reduce(next, START);
const TAKEN: News[] = [{ is: "asked" }, { is: "begun" }, { is: "stopped" }, { is: "kept", take: "one" }];

test("three presses lead from nothing to a sent take", () => {
  const sent = after(...TAKEN, { is: "sends" }, { is: "packed" }, { is: "arrived" }, { is: "sent" });
  assert.equal(sent.step, "sent");
});

test("a take is picked as it comes, and the one before can be picked again", () => {
  const two = after(...TAKEN, { is: "begun" }, { is: "stopped" }, { is: "kept", take: "two" });
  assert.deepEqual([two.step, two.picked, two.takes], ["open", "two", ["one", "two"]]);
  assert.equal(next(two, { is: "picked", take: "one" }).picked, "one");
  assert.equal(next(two, { is: "picked", take: "three" }), two);
  assert.equal(next(two, { is: "thrown", take: "two" }).picked, "one");
});

test("while recording one can only stop, and nothing is announced", () => {
  const going = after({ is: "asked" }, { is: "begun" });
  assert.ok(isSilent(going));
  assert.deepEqual(
    Object.entries(allowed(going)).filter(([, may]) => may),
    [["stop", true]],
  );
  for (const is of ["sends", "listened", "asked", "tested"] as const)
    assert.equal(next(going, { is }), going);
});

test("a refused microphone says why, and asking again takes that back", () => {
  const refused = after({ is: "asked" }, { is: "troubled", trouble: "denied" });
  assert.deepEqual([refused.step, refused.trouble, allowed(refused).record], ["ready", "denied", true]);
  assert.equal(next(refused, { is: "asked" }).trouble, undefined);
});

test("a microphone may be open before the press, and is closed where nobody presses", () => {
  const before = after({ is: "opened" });
  assert.deepEqual([before.step, before.isOpen, allowed(before).record], ["open", true, true]);
  assert.equal(next(before, { is: "begun" }).step, "recording");
  assert.deepEqual(next(before, { is: "closed" }), START);
});

test("a microphone that goes away is asked for again, and takes stay", () => {
  const lost = next(after(...TAKEN), { is: "troubled", trouble: "lost" });
  assert.deepEqual([lost.isOpen, lost.step, lost.takes], [false, "ready", ["one"]]);
  // What the server refuses has nothing to do with the microphone.
  const refused = next(after(...TAKEN, { is: "sends" }), {
    is: "troubled",
    trouble: "refused",
    because: "No.",
  });
  assert.deepEqual([refused.isOpen, refused.step, refused.because], [true, "open", "No."]);
});

test("without a line it waits, and goes on", () => {
  const waiting = after(
    ...TAKEN,
    { is: "sends" },
    { is: "packed" },
    { is: "done", share: 0.4 },
    { is: "waits" },
  );
  assert.ok(isSending(waiting));
  assert.deepEqual([waiting.step, waiting.share], ["waiting", 0.4]);
  assert.equal(next(waiting, { is: "goes" }).step, "sending");
  assert.equal(next(waiting, { is: "arrived" }).step, "settling");
  assert.equal(next(waiting, { is: "begun" }), waiting);
});

test("without a line at the very beginning it waits too", () => {
  const waiting = after(...TAKEN, { is: "sends" }, { is: "waits" });
  assert.equal(waiting.step, "waiting");
  assert.equal(next(next(waiting, { is: "goes" }), { is: "arrived" }).step, "settling");
});

test("what was found can be sent without opening the microphone", () => {
  const found = after({ is: "found", takes: ["old", "new"] });
  assert.deepEqual([found.picked, allowed(found).send], ["new", true]);
  assert.equal(next(found, { is: "sends" }).step, "packing");
});

test("listening ends where it began", () => {
  assert.equal(after(...TAKEN, { is: "listened" }, { is: "hushed" }).step, "open");
  assert.equal(after({ is: "found", takes: ["old"] }, { is: "asked" }, { is: "listened" }).isOpen, true);
});

test("what is listened to gives way to a take, and what is put together meanwhile doesn't end it", () => {
  const listening = after(...TAKEN, { is: "listened" });
  const going = next(listening, { is: "begun" });
  assert.equal(going.step, "recording");
  assert.equal(next(going, { is: "hushed" }), going);
  const joined = next(going, { is: "joined", take: "both" });
  assert.deepEqual([joined.step, joined.picked, joined.takes], ["recording", "both", ["one", "both"]]);
});
