import assert from "node:assert/strict";
import { test } from "node:test";
import type { TakeFile } from "../../../../../src/ensemble/studio/islands/parts/capture";
import { FADE } from "../../../../../src/ensemble/studio/islands/parts/capture/splicing";
import { whole } from "../../../../../src/ensemble/studio/islands/parts/recorder/edits";
import {
  begunAt,
  endedAt,
  LEAST_PASSAGE,
  onBeat,
  spliceOf,
  wishOf,
} from "../../../../../src/ensemble/studio/islands/parts/recorder/passage";

const LENGTH = 480_000;
const take = (more: object): TakeFile =>
  ({
    ...{ id: "one", channels: 1, cutOff: false, about: {}, alignment: { offsetSamples: -50_000 } },
    ...{ from: 0, to: LENGTH, frames: 600_000, ...more },
  }) as unknown as TakeFile;
const part = (more: object = {}): TakeFile =>
  take({ from: 96_000, to: 168_000, frames: 250_000, about: { until: "144000" }, ...more });

test("a passage begins on a beat, and on a tenth of a second without a tempo", () => {
  assert.equal(onBeat(44_000, 96), 30_000);
  assert.equal(onBeat(46_000, 96), 60_000);
  assert.equal(onBeat(50_000), 48_000);
  assert.equal(onBeat(-5, 96), 0);
});

test("an end comes after its beginning, and one at the end of the guide is none", () => {
  const whole = { from: 96_000, until: null };
  assert.deepEqual(endedAt(whole, 0, LENGTH), { from: 96_000, until: 96_000 + LEAST_PASSAGE });
  assert.equal(endedAt(whole, LENGTH, LENGTH).until, null);
  assert.deepEqual(begunAt({ from: 0, until: 96_000 }, 90_000, LENGTH), { from: 90_000, until: null });
  assert.equal(begunAt(whole, LENGTH, LENGTH).from, LENGTH - LEAST_PASSAGE);
});

test("it is recorded a little longer than it is, and no longer than the guide", () => {
  const about = { place: "/here" };
  assert.deepEqual(wishOf({ from: 5, until: null }, LENGTH, about), { from: 5, about });
  const { to, about: told } = wishOf({ from: 5, until: 96_000 }, LENGTH, about);
  assert.deepEqual([to, told], [120_000, { place: "/here", until: "96000" }]);
  assert.equal(wishOf({ from: 5, until: LENGTH - 1 }, LENGTH, about).to, LENGTH);
});

test("what rings after its end is left out until somebody wants it", () => {
  const { start, end } = whole(part());
  assert.deepEqual([start, end], [146_000, 194_000]);
});

test("a part goes to the same moment of a longer take, wherever either was moved to", () => {
  const [base, over] = [take({ alignment: { offsetSamples: -60_000 } }), part()];
  const at = spliceOf([base, whole(base)], [over, whole(over)]);
  assert.deepEqual(at, { from: 146_000, to: 156_000, length: 48_000 });
  const moved = spliceOf([base, whole(base)], [over, { ...whole(over), nudge: 48 }]);
  assert.equal(moved?.to, 156_048);
});

test("what isn't a part of a take can't go into it", () => {
  const [base, over] = [take({}), part()];
  const of = (one: TakeFile): [TakeFile, ReturnType<typeof whole>] => [one, whole(one)];
  assert.equal(spliceOf(of(over), of(base)), null);
  assert.equal(spliceOf(of(base), of(base)), null);
  assert.equal(spliceOf(of(take({ to: 140_000 })), of(over)), null);
  assert.equal(spliceOf(of(base), of(part({ channels: 2 }))), null);
  const cut = part({ cutOff: true, to: null, frames: 160_000 });
  assert.equal(spliceOf(of(base), [cut, { ...whole(cut), end: 160_000 - FADE + 1 }]), null);
});
