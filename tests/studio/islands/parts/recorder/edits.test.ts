import assert from "node:assert/strict";
import { test } from "node:test";
import type { TakeFile } from "../../../../../src/ensemble/studio/islands/parts/capture";
import {
  changed,
  LEAST,
  letGo,
  MS,
  rawAt,
  read,
  undone,
  whole,
  written,
} from "../../../../../src/ensemble/studio/islands/parts/recorder/edits";
import type { Edited } from "../../../../../src/ensemble/studio/islands/parts/recorder/edits";

/** Ten seconds from guide time 48000 on; two seconds of count-in before them. */
const take = (more: object = {}): TakeFile =>
  ({
    ...{ id: "one", from: 48_000, to: 528_000, frames: 600_000, cutOff: false, about: {} },
    ...{ alignment: { offsetSamples: -50_000 }, ...more },
  }) as unknown as TakeFile;
const FRAMES = 600_000;
const fresh = (): Edited => ({ now: whole(take()), before: [] });

test("the ticks before and after a take are left out", () => {
  assert.deepEqual(whole(take()), { nudge: 0, start: 98_000, end: 578_000 });
});

test("all that is left of a take that was cut off counts", () => {
  assert.equal(whole(take({ cutOff: true, to: null, frames: 300_000 })).end, 300_000);
});

test("a take that ended at once still has a moment in it", () => {
  const { start, end } = whole(take({ to: 48_000, frames: 120_000 }));
  assert.ok(end - start >= LEAST && end <= 120_000);
});

test("moving it changes its place and nothing else", () => {
  const moved = changed(changed(fresh(), "nudge", MS, FRAMES), "nudge", 2 * MS, FRAMES);
  assert.equal(rawAt(take(), moved.now), -50_000 + 96);
  assert.deepEqual([moved.now.start, moved.now.end], [98_000, 578_000]);
  assert.equal(undone(moved).now.nudge, MS);
  assert.deepEqual(undone(undone(undone(moved))).now, whole(take()));
});

test("pulling a range is one change, and the next pull another", () => {
  const pulled = [1, 2, 3].reduce(
    (edited, by) => changed(edited, "start", 98_000 + by * 480, FRAMES, true),
    fresh(),
  );
  assert.equal(pulled.before.length, 1);
  const again = changed(letGo(pulled), "start", 120_000, FRAMES, true);
  assert.equal(again.before.length, 2);
  assert.equal(undone(again).now.start, 98_000 + 3 * 480);
});

test("there is always a moment of it, and never more than all", () => {
  const late = changed(fresh(), "start", 900_000, FRAMES).now;
  assert.equal(late.end - late.start, LEAST);
  assert.equal(changed(fresh(), "end", 900_000, FRAMES).now.end, FRAMES);
  assert.equal(changed(fresh(), "nudge", 90_000, FRAMES).now.nudge, 300 * MS);
});

test("changes survive a reload, and nonsense doesn't", () => {
  const { now } = changed(changed(fresh(), "nudge", -5 * MS, FRAMES), "end", 300_000, FRAMES);
  assert.deepEqual(read(take({ about: written(now) })), now);
  const after = { nudge: 0, start: 590_000, end: FRAMES };
  assert.deepEqual(read(take({ about: written(after) })), after);
  assert.deepEqual(read(take({ about: { start: "x", end: "-4", nudge: "" } })).nudge, 0);
});
