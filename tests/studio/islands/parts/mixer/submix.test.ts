import assert from "node:assert/strict";
import { test } from "node:test";
import { Desk } from "../../../../../src/ensemble/studio/islands/parts/mixer/desk";
import type { Track } from "../../../../../src/ensemble/studio/islands/parts/mixer/bus";
import type { Player } from "../../../../../src/ensemble/studio/islands/parts/mixer/player";
import { Stage } from "../../../../../src/ensemble/studio/islands/parts/mixer/stage";
import {
  overlapping,
  sourceOf,
  tracksBeside,
} from "../../../../../src/ensemble/studio/islands/parts/mixer/submix";
import type { Submix } from "../../../../../src/ensemble/studio/islands/parts/mixer/submix";
import { layer, made } from "./made";

const six = [..."abcdef"].map(layer);
const told = (tracks: Track[]): string =>
  tracks.map(({ key, heard, soon }) => (heard ? key : soon ? `(${key})` : `-${key}`)).join(" ");

test("each track is played once: by itself or in the sum", () => {
  assert.equal(told(tracksBeside(six, new Set(), made("one", "def"), 3)), "a b c submix one");
  const [, , , sum] = tracksBeside(six, new Set(), made("one", "def"), 3);
  assert.deepEqual([sum!.samples, sum!.gain_db, sum!.offset_samples], [900, 0, 0]);
  // What came after the sum was made, and what was taken out before it is made anew.
  const changed = [...six.slice(1), layer("g")];
  assert.equal(told(tracksBeside(changed, new Set(), made("one", "def"), 3)), "b c g submix one");
});

test("a sum that isn't there yet is waited for; one of silent tracks isn't played", () => {
  assert.equal(told(tracksBeside(six, new Set(), undefined, 3)), "a b c submix");
  assert.equal(told(tracksBeside(six, new Set(), { ...made("one", "def"), reel: null }, 3)), "a b c");
  assert.equal(told(tracksBeside(six, new Set(), undefined, 6)), "a b c d e f");
});

test("who is heard alone is played by itself, and the sum is silent", () => {
  const tracks = tracksBeside(six, new Set(["a", "e"]), made("one", "def"), 3);
  assert.equal(told(tracks), "a -b -c e -submix one");
});

test("what is heard next is fetched before it is heard", () => {
  const now = tracksBeside(six, new Set(), made("one", "def"), 3);
  const then = tracksBeside(six, new Set(), made("two", "ef"), 3);
  assert.equal(told(overlapping(now, then)), "a b c submix one (d) (submix two)");
});

/** A stage of six tracks for a device that plays three, a server that tells what it is given. */
function staged() {
  const desk = new Desk();
  for (const each of six) desk.layers.set(each.key, { ...each });
  const seen = { tracks: [] as Track[], reels: new Map<string, string>(), state: "" };
  const player = {
    live: 3,
    wanted: true,
    isReady: false,
    set: (tracks: Track[], reels: Map<string, string>) => Object.assign(seen, { tracks, reels }),
    turn: () => undefined,
  };
  const none: Submix = { ...made("", "def"), reel: null, is_made: false };
  const server = { answer: none, asked: 0 };
  const stage: Stage = new Stage(desk, player as unknown as Player, {
    ask: () => Promise.resolve((server.asked++, server.answer)),
    told: (state) => (seen.state = state),
    changed: () => stage.play(),
  });
  return { desk, player, server, stage, seen };
}

test("a new sum takes over without a pause, when its sound is here", async () => {
  const { player, server, stage, seen } = staged();
  await stage.look();
  assert.deepEqual([seen.state, told(seen.tracks), stage.isWaiting], ["putting", "a b c submix", true]);
  server.answer = made("one", "def");
  await stage.look();
  assert.deepEqual([seen.state, told(seen.tracks)], ["beyond", "a b c submix one"]);
  stage.turned("b");
  assert.equal(seen.state, "beyond");
  stage.turned("e");
  assert.equal(seen.state, "putting");
  server.answer = made("two", "def");
  await stage.look(["e"]);
  assert.equal(told(seen.tracks), "a b c submix one (submix two)");
  stage.sounds();
  assert.equal(told(seen.tracks), "a b c submix one (submix two)");
  player.isReady = true;
  stage.sounds();
  assert.equal(told(seen.tracks), "a b c submix two (submix one)");
  assert.equal(seen.reels.get(sourceOf(server.answer)), "/two");
  stage.sounds();
  assert.equal(told(seen.tracks), "a b c submix two");
});

test("the server is asked only when what it sums may be another", async () => {
  const { desk, server, stage, seen } = staged();
  server.answer = made("one", "def");
  await stage.look();
  await stage.look(["a"]);
  await stage.look();
  assert.equal(server.asked, 1);
  await Promise.all([stage.look(["f"]), stage.look(["d"])]);
  assert.equal(server.asked, 3);
  for (const key of "abc") desk.set(key, "is_laid", false);
  await stage.look();
  assert.deepEqual([server.asked, seen.state], [3, ""]);
});

test("no more are heard alone than the device plays", () => {
  const desk = new Desk();
  assert.deepEqual(
    ["a", "b", "c"].map((key) => desk.hearAlone(key, 2)),
    [true, true, false],
  );
  assert.equal(desk.hearAlone("a", 2), true);
  assert.deepEqual([...desk.solos], ["b"]);
});
