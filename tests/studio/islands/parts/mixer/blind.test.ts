import assert from "node:assert/strict";
import { test } from "node:test";
import {
  lacking,
  levels,
  reelsOfBoth,
  thrown,
  tracksOfBoth,
} from "../../../../../src/ensemble/studio/islands/parts/mixer/blind";
import type { Heard, Pair } from "../../../../../src/ensemble/studio/islands/parts/mixer/blind";
import { NOTHING } from "../../../../../src/ensemble/studio/islands/parts/mixer/submix";
import { layer, made } from "./made";

const version = (name: string, tracks: string): Heard => ({
  ...{ key: name, name, kept_by: "", kept_at: "", gain_db: 0, loudness_lufs: -14, target_lufs: -14 },
  layers: [...tracks].map((key) => ({ ...layer(`${name} ${key}`), revision: key, reel: `/${key}` })),
  sum: NOTHING,
});
const large = (name: string, live: number, tracks: string): Heard => {
  const found = version(name, tracks);
  const keys = found.layers.slice(live).map(({ key }) => key);
  return { ...found, sum: { ...made(`of ${name}`, ""), tracks: keys } };
};
const heard = (pair: Pair, which: number, live: number) =>
  tracksOfBoth(pair, which, live).map(({ key, heard, soon }) =>
    heard ? key : soon ? `(${key})` : `-${key}`,
  );

test("a coin says which of two is heard first", () => {
  assert.deepEqual(thrown(["a", "b"], 0), ["a", "b"]);
  assert.deepEqual(thrown(["a", "b"], 1), ["b", "a"]);
});

test("both are as loud as the softer one", () => {
  const [one, other] = levels([{ loudness_lufs: -14 }, { loudness_lufs: -23 }] as Pair);
  assert.ok(Math.abs(one - 10 ** (-9 / 20)) < 1e-12);
  assert.equal(other, 1);
});

test("the one that isn't heard is here too, so that they change places without a pause", () => {
  const pair: Pair = [version("one", "ab"), version("two", "bc")];
  assert.deepEqual(heard(pair, 0, 9), ["one a", "one b", "(two b)", "(two c)"]);
  assert.deepEqual(heard(pair, 1, 9), ["two b", "two c", "(one a)", "(one b)"]);
  assert.deepEqual([...reelsOfBoth(pair).keys()], ["a", "b", "c"]);
});

test("versions of more tracks than a device plays are heard with the server's sums", () => {
  const pair: Pair = [large("one", 2, "abcd"), large("two", 2, "abcde")];
  const tracks = heard(pair, 0, 2);
  assert.deepEqual(tracks.slice(0, 3), ["one a", "one b", "submix of one"]);
  assert.deepEqual(tracks.slice(3), ["(two a)", "(two b)", "(submix of two)"]);
  assert.equal(reelsOfBoth(pair).get("submix of two"), "/of two");
  // Where the same tracks stand the same in both, one sum is heard of both.
  const same: Pair = [pair[0], { ...pair[1], sum: pair[0].sum, layers: pair[0].layers }];
  assert.deepEqual(heard(same, 1, 2), ["one a", "one b", "submix of one"]);
});

test("they are waited for until the server has measured and summed both", () => {
  const ready = large("one", 2, "abc");
  const other = (change: Partial<Heard>): Pair => [ready, { ...ready, ...change }];
  assert.equal(lacking(other({})), "");
  assert.equal(lacking(other({ loudness_lufs: null })), "measuringBoth");
  assert.equal(lacking(other({ sum: { ...ready.sum, is_made: false } })), "puttingBoth");
  assert.equal(lacking(other({ sum: { ...ready.sum, is_made: false, has_failed: true } })), "notPut");
  assert.equal(lacking(other({ layers: [{ ...layer("x"), reel: null }] })), "puttingBoth");
  assert.equal(lacking(other({ layers: [] })), "noSound");
});
