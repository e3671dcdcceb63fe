import assert from "node:assert/strict";
import { test } from "node:test";
import type { Told } from "../../../../../src/ensemble/studio/islands/parts/mixer/desk";
import { Desk } from "../../../../../src/ensemble/studio/islands/parts/mixer/desk";
import { Refusal, Sending } from "../../../../../src/ensemble/studio/islands/parts/mixer/sending";
import { layer } from "./made";

const told = (number: number, gain_db = 0): Told => ({
  number,
  target_lufs: -14,
  gain_db: null,
  is_measured: false,
  can_undo: true,
  can_redo: false,
  versions: [],
  layers: [{ ...layer("a"), gain_db }],
});

class Shelf {
  kept = new Map<string, string>();
  getItem = (name: string) => this.kept.get(name) ?? null;
  setItem = (name: string, words: string) => void this.kept.set(name, words);
  removeItem = (name: string) => void this.kept.delete(name);
}

function opened(shelf: Shelf, post: (gesture: unknown) => Promise<Told>) {
  const said: string[] = [];
  const line = {
    post,
    told: () => undefined,
    refused: (sentence: string) => void said.push(sentence),
    state: (state: string) => void said.push(state),
  };
  return { sending: new Sending(line, shelf, "mix"), said };
}

test("what is turned without a line is kept, and sent by the next page", async () => {
  const shelf = new Shelf();
  const { sending } = opened(shelf, () => Promise.reject(new Error("no line")));
  sending.turn("a", "gain_db", -3, "drag");
  sending.turn("a", "gain_db", -6, "drag");
  sending.turn("a", "pan", 0.5, "other");
  await assert.rejects(sending.flush());
  assert.equal(sending.isMine("a", "gain_db"), true);
  const sent: unknown[] = [];
  const next = opened(shelf, async (gesture) => (sent.push(gesture), told(1))).sending;
  assert.deepEqual(next.kept, [
    ["a", "gain_db", -6],
    ["a", "pan", 0.5],
  ]);
  await next.flush();
  assert.deepEqual(sent, [
    { gesture: "drag", turns: [["a", "gain_db", -6]] },
    { gesture: "other", turns: [["a", "pan", 0.5]] },
  ]);
  assert.equal(shelf.kept.size, 0);
});

test("what the server refuses is told, and the rest goes on", async () => {
  let tries = 0;
  const { sending, said } = opened(new Shelf(), async () => {
    if (!tries++) throw new Refusal("Too loud.");
    return told(1);
  });
  sending.turn("a", "gain_db", 99, "one");
  sending.turn("a", "pan", 1, "two");
  await sending.flush();
  assert.deepEqual(said.slice(-2), ["Too loud.", "saved"]);
  assert.equal(tries, 2);
});

test("others' faders are shown, but not over what this hand turned and hasn't sent", () => {
  const desk = new Desk();
  desk.merge(told(1), () => false);
  desk.set("a", "gain_db", -6);
  desk.merge(told(2, -1), (_layer, fader) => fader === "gain_db");
  assert.equal(desk.layers.get("a")!.gain_db, -6);
  desk.merge(told(3, -1), () => false);
  assert.equal(desk.layers.get("a")!.gain_db, -1);
  desk.merge(told(2, -9), () => false);
  assert.equal(desk.layers.get("a")!.gain_db, -1);
});
