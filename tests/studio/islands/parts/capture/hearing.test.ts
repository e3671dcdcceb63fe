import assert from "node:assert/strict";
import { test } from "node:test";
import { hearTicks } from "../../../../../src/ensemble/studio/islands/parts/capture/hearing";
import { lay, noise, reading } from "./made";

const PLAYED = [30_000, 54_000, 78_000, 102_000];
const SECONDS = 48_000 * 3;
const late = (by: number) => PLAYED.map((place) => place + by);

test("ticks are heard as late as they are, as loud as the room", () => {
  for (const by of [0, 1, 479, 4_800, 23_999]) {
    const heard = hearTicks(reading(lay(noise(SECONDS, 0.05), late(by), 0.1)), PLAYED, 1).all;
    assert.ok(heard && Math.abs(heard.delay - by) < 0.05, `${by}: ${heard?.delay}`);
  }
});

test("ticks between two samples are heard there", () => {
  const wave = lay(noise(SECONDS, 0.01), late(1_000), 0.25);
  lay(wave, late(1_001), 0.25);
  assert.ok(Math.abs(hearTicks(reading(wave), PLAYED, 1).all!.delay - 1_000.5) < 0.1);
});

test("ticks 12 dB below noise are still heard", () => {
  const heard = hearTicks(reading(lay(noise(SECONDS, 0.4), late(3_000), 0.2)), PLAYED, 1).all;
  assert.ok(heard && Math.abs(heard.delay - 3_000) < 0.5);
});

test("a hum and a loud beat beside them are no ticks", () => {
  const wave = lay(noise(SECONDS, 0.02), late(2_000), 0.1);
  wave.forEach(
    (_, at) => (wave[at]! += 0.5 * Math.sin(at / 50) + (at % 24_000 < 300 ? 0.4 * Math.sin(at) : 0)),
  );
  assert.ok(Math.abs(hearTicks(reading(wave), PLAYED, 1).all!.delay - 2_000) < 0.5);
});

test("nothing is heard in noise, in silence, with another seed, or later than half a second", () => {
  const ticking = lay(noise(SECONDS, 0.01), late(2_000));
  assert.equal(hearTicks(reading(noise(SECONDS, 0.3)), PLAYED, 1).all, null);
  assert.equal(hearTicks(reading(new Float32Array(SECONDS)), PLAYED, 1).all, null);
  assert.equal(hearTicks(reading(ticking), PLAYED, 2).all, null);
  assert.equal(hearTicks(reading(lay(noise(SECONDS, 0.01), late(25_000))), PLAYED, 1).all, null);
});
